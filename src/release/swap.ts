import {existsSync, mkdirSync, renameSync, rmSync} from "node:fs";
import {dirname} from "node:path";
import {finishJournal, hasJournal} from "./journal.ts";
import type {ReleaseFolders} from "./staging.ts";

/**
 * Puts the staged site in the place of the live one. Nothing is copied: the live folder is renamed away and the
 * staged one takes its name, with nothing in between. Should the process be killed at just that moment, `recover`
 * puts the old one back.
 */
export function release({live, staging, previous}: ReleaseFolders): void {
  rmSync(previous, {recursive: true, force: true});
  mkdirSync(dirname(live), {recursive: true});
  if (existsSync(live)) renameSync(live, previous);
  try {
    renameSync(staging, live);
  } catch (cause) {
    if (existsSync(previous)) renameSync(previous, live);
    throw new Error(`Could not put the new site in the place of ${live}; the old one is as it was`, {cause});
  }
  rmSync(previous, {recursive: true, force: true});
}

/** Whether a release was cut off, so that there is something for `recover` to do. */
export function isCutOff(folders: ReleaseFolders): boolean {
  return existsSync(folders.previous) || hasJournal(folders);
}

/** Puts the live site right if a release was cut off. Every command does this first. */
export function recover(folders: ReleaseFolders): void {
  const {live, previous} = folders;
  if (!existsSync(live) && existsSync(previous)) renameSync(previous, live);
  finishJournal(folders);
}
