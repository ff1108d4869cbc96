import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";

/** The files of a site at one moment, by their paths. */
export type SiteFiles = ReadonlyMap<string, SiteFile>;

interface SiteFile {
  readonly bytes: number;
  /** When it was last written, in milliseconds. */
  readonly written: number;
  readonly hash: string;
}

/** What a build did to a site. */
export interface Difference {
  /** Files in the site after it. */
  readonly files: number;
  readonly added: number;
  /** With other bytes than before. */
  readonly changed: number;
  readonly removed: number;
  /** Added, changed, removed, and written again with the bytes that they had. */
  readonly touched: number;
  /** Of the touched files that are there. */
  readonly bytes: number;
}

export function siteFiles(folder: string): SiteFiles {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map(({parentPath, name}) => {
        const path = join(parentPath, name);
        const {size, mtimeMs} = statSync(path);
        const hash = createHash("sha1").update(readFileSync(path)).digest("base64");
        return [path.slice(folder.length + 1), {bytes: size, written: mtimeMs, hash}];
      })
  );
}

export function differenceOf(before: SiteFiles, after: SiteFiles): Difference {
  const there = [...after].map(([path, now]) => ({now, old: before.get(path)}));
  const added = there.filter(({old}) => old === undefined);
  const changed = there.filter(({now, old}) => old !== undefined && old.hash !== now.hash);
  const again = there.filter(({now, old}) => old?.hash === now.hash && old.written !== now.written);
  const removed = [...before.keys()].filter((path) => !after.has(path)).length;
  const written = [...added, ...changed, ...again];
  return {
    files: after.size,
    added: added.length,
    changed: changed.length,
    removed,
    touched: written.length + removed,
    bytes: written.reduce((sum, {now}) => sum + now.bytes, 0)
  };
}
