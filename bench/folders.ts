import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {MadeFile} from "./newsroom/newsroomFiles.ts";

/** Writes files below a folder, which need not be there. */
export function writeBelow(root: string, files: Iterable<MadeFile>): void {
  const folders = new Set<string>();
  for (const {path, body} of files) {
    const file = join(root, path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, {recursive: true});
    folders.add(folder);
    writeFileSync(file, body);
  }
}
