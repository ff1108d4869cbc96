import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {parcelListPath} from "../model/parcel.ts";

/** Somebody asked for a build to go where it would take the place of something else. */
export class OutputFolderError extends Error {}

/** Throws OutputFolderError unless a folder holds nothing but a site of ours: a swap replaces all of it. */
export function refuseUnsafeOutput(live: string, root: string): void {
  refuseNewsroom(live, root);
  if (!existsSync(live) || readdirSync(live).length === 0 || isSite(live)) return;
  throw new OutputFolderError(
    `--out ${live} is there already and is no site of Khabar's; name another, or empty it first`
  );
}

/** Throws OutputFolderError when a folder is the newsroom's own, or holds it. */
export function refuseNewsroom(live: string, root: string): void {
  const inside = relative(live, root);
  if (inside === "" || !inside.startsWith(".."))
    throw new OutputFolderError(`--out ${live} holds the newsroom itself; name a folder of its own`);
  if (/^(content|_data|_includes|src|\.khabar|\.git)\b/.test(relative(root, live)))
    throw new OutputFolderError(`--out ${live} is a folder of the newsroom; name another`);
}

/** Whether a folder is what a build of ours made, and nothing more that somebody keeps. */
function isSite(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return false;
  try {
    const list: unknown = JSON.parse(readFileSync(join(folder, parcelListPath), "utf8"));
    return typeof list === "object" && list !== null && "version" in list && "parcels" in list;
  } catch {
    return false;
  }
}
