import {copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, utimesSync} from "node:fs";
import {dirname, join} from "node:path";

/**
 * Makes what an editor has in one newsroom what another has, with the times at which it was last changed. Only what is
 * another there is touched; gives the files' places.
 */
export function copyNewsroom(from: string, to: string): readonly string[] {
  const parts = ["content", "_data", "_includes"];
  const [wanted, found] = [factsOf(from, parts), factsOf(to, parts)];
  const gone = [...found.keys()].filter((path) => !wanted.has(path));
  const other = [...wanted.keys()].filter((path) => wanted.get(path) !== found.get(path));
  for (const path of gone) rmSync(join(to, path));
  for (const path of other) {
    const file = join(to, path);
    mkdirSync(dirname(file), {recursive: true});
    copyFileSync(join(from, path), file);
    const {atime, mtime} = lstatSync(join(from, path));
    utimesSync(file, atime, mtime);
  }
  return [...gone, ...other].map((path) => join(to, path));
}

/** What tells of each file of some folders that it is another. */
function factsOf(root: string, folders: readonly string[]): ReadonlyMap<string, string> {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => join(parentPath, name));
  return new Map(
    files.map((file) => {
      // A copy's time is in whole milliseconds.
      const {size, mtimeMs} = lstatSync(file);
      return [file.slice(root.length + 1), `${size} ${Math.trunc(mtimeMs)}`];
    })
  );
}
