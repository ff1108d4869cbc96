import {readFileSync} from "node:fs";
import {join} from "node:path";
import {transformSync} from "esbuild";
import {home} from "./newsrooms.ts";

/** What makes `reader` of tests/client/reader.ts known in a page; for `addInitScript`. */
export const readerScript = transformSync(readFileSync(join(home, "tests/client/reader.ts"), "utf8"), {
  loader: "ts",
  format: "iife"
}).code;
