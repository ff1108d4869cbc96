import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {onTestFinished} from "vitest";

/** The project's folder. */
export const home = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The smallest newsroom that there is: one story. */
export const tiny = join(home, "tests/sites/tiny/newsroom");

/** The moment of every build in the tests. */
export const testNow = "2026-06-01T12:00:00Z";

/** A new folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "khabar-"));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** A copy of a newsroom, with some files changed or added. */
export function newsroomLike(original: string, files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder();
  cpSync(original, root, {recursive: true});
  writeAll(root, files);
  return root;
}

/** A copy of the newsroom that ships with the project. */
export function shippedNewsroom(): string {
  const root = temporaryFolder();
  for (const folder of ["content", "_data"])
    cpSync(join(home, folder), join(root, folder), {recursive: true});
  return root;
}

export function writeAll(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
  }
}

/** A story's file, with only what a test is about. */
export function storyFile(
  keys: Readonly<Record<string, unknown>> = {},
  body = "The water went out.\n"
): string {
  const all = {
    headline: "Low tide at six",
    standfirst: "The sea went out.",
    byline: ["web-desk"],
    published: "2026-03-02T09:00:00+05:00",
    topics: ["tides"],
    ...keys
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join("\n")}\n---\n\n${body}`;
}

/** The files below a folder, by their paths in it, as bytes. */
export function treeOf(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) =>
    entry.isFile()
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}
