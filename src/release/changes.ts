import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import type {ReleaseFolders} from "./staging.ts";

/** How a staged site differs from the live one, in files. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

export function changesBetween({live, staging}: ReleaseFolders): Changes {
  const before = new Set(filesIn(live));
  const after = filesIn(staging);
  const added = after.filter((file) => !before.has(file));
  const common = after.filter((file) => before.has(file));
  const changed = common.filter((file) => !isSame(join(live, file), join(staging, file)));
  const staged = new Set(after);
  const removed = [...before].filter((file) => !staged.has(file));
  return {added, changed, removed, unchanged: common.length - changed.length};
}

/** The files below a folder, relative to it, in the order of their names. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/")
    )
    .sort();
}

function isSame(a: string, b: string): boolean {
  return statSync(a).size === statSync(b).size && readFileSync(a).equals(readFileSync(b));
}
