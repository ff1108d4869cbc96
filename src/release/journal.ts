import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync
} from "node:fs";
import {dirname, join} from "node:path";
import type {ReleaseFolders} from "./staging.ts";

/** What is done to the live site: files that take their places in it, and files that go. */
export interface Journal {
  readonly made: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Puts a few staged files into the live site, and takes some out. What is to be done is written down first, so that
 * `finishJournal` does the rest of it should this be cut off. New files come before those that were there, so that what
 * a page leads to is there before the page; what is no longer led to goes last.
 */
export function applyInPlace(journal: Journal, folders: ReleaseFolders): void {
  if (journal.made.length + journal.removed.length === 0) return;
  const file = fileOf(folders);
  const draft = `${file}.${process.pid}`;
  const descriptor = openSync(draft, "w");
  writeSync(descriptor, JSON.stringify({live: folders.live, staging: folders.staging, ...journal}));
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(draft, file);
  carryOut(journal, folders);
  rmSync(file);
}

/** Whether a build was cut off while it put files into the live site. */
export function hasJournal(folders: ReleaseFolders): boolean {
  return existsSync(fileOf(folders));
}

/** Does the rest of what a build that was cut off had begun to do to a live site. */
export function finishJournal(folders: ReleaseFolders): void {
  const file = fileOf(folders);
  if (!existsSync(file)) return;
  // Renamed into its place when it was whole, so that it is what was written.
  const {live, staging, ...journal}: Journal & Places = JSON.parse(readFileSync(file, "utf8"));
  carryOut(journal, {live, staging});
  rmSync(file);
}

type Places = Pick<ReleaseFolders, "live" | "staging">;

function carryOut({made, removed}: Journal, {live, staging}: Places): void {
  for (const path of made) {
    const from = join(staging, path);
    // It is in its place already, where this goes on with what was begun.
    if (!existsSync(from)) continue;
    mkdirSync(dirname(join(live, path)), {recursive: true});
    renameSync(from, join(live, path));
  }
  for (const path of removed) {
    rmSync(join(live, path), {force: true});
    removeEmptyFolders(dirname(path), live);
  }
}

function removeEmptyFolders(folder: string, live: string): void {
  if (folder === ".") return;
  try {
    rmdirSync(join(live, folder));
  } catch {
    // There is something in it.
    return;
  }
  removeEmptyFolders(dirname(folder), live);
}

function fileOf({state}: ReleaseFolders): string {
  return join(state, "journal.json");
}
