import {createHash} from "node:crypto";
import type {EditionFile} from "./editionFile.ts";

/** A list that `sha256sum -c` checks: a line for each file, in the order of their names. */
export function checksumsOf(files: readonly EditionFile[]): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({path, body}) => `${createHash("sha256").update(body).digest("hex")}  ${path}\n`)
    .join("");
}
