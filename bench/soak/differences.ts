import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** The files that differ between two folders, or that one of them alone has. */
export function differences(a: string, b: string): readonly string[] {
  const [first, second] = [filesIn(a), filesIn(b)];
  const all = [...new Set([...first, ...second])].sort();
  const [inFirst, inSecond] = [new Set(first), new Set(second)];
  return all.filter(
    (path) =>
      !inFirst.has(path) ||
      !inSecond.has(path) ||
      !readFileSync(join(a, path)).equals(readFileSync(join(b, path)))
  );
}

/** Files and folders alike, so that an empty folder that was left behind is found. */
function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true});
  const path = (entry: (typeof entries)[number]) =>
    join(entry.parentPath, entry.name).slice(folder.length + 1);
  const files = entries.filter((entry) => entry.isFile()).map(path);
  const folders = entries.filter((entry) => entry.isDirectory()).map(path);
  const empty = folders.filter((name) => !files.some((file) => file.startsWith(`${name}/`)));
  if (empty.length > 0) throw new Error(`${empty.join(", ")} in ${folder} holds nothing`);
  return files;
}
