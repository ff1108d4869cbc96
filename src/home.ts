import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

/** Khabar's own folder. */
export const home = join(dirname(fileURLToPath(import.meta.url)), "..");
