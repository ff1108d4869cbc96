import {existsSync, mkdirSync, realpathSync, rmSync, writeFileSync} from "node:fs";
import {basename, dirname, join, resolve, sep} from "node:path";
import {outputPath} from "../model/permalink.ts";
import type {OutputFile} from "../model/sheet.ts";

/** The folders of a newsroom that Khabar writes to. */
export interface ReleaseFolders {
  /** What is published. */
  readonly live: string;
  /** What is being built; beside the live one, so that a rename swaps them. */
  readonly staging: string;
  /** The live one on its way out, for the moment of the swap. */
  readonly previous: string;
  /** What may be deleted at any time. */
  readonly state: string;
}

export function releaseFolders(root: string, out = "_site"): ReleaseFolders {
  const state = join(root, ".khabar");
  return {
    live: realPath(resolve(root, out)),
    staging: join(state, "staging"),
    previous: join(state, "previous"),
    state
  };
}

/** A link to where a host serves from stays one: what it leads to is swapped. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/**
 * The folders of an edition, which may lie on another disk than the newsroom: it is built beside where it goes, so
 * that a rename swaps them.
 */
export function editionFolders(root: string, out: string): ReleaseFolders {
  const live = resolve(root, out);
  const beside = (kind: string) => join(dirname(live), `.${basename(live)}.${kind}`);
  return {
    live,
    staging: beside("staging"),
    previous: beside("previous"),
    state: releaseFolders(root).state
  };
}

/** Makes an empty staging folder. */
export function openStaging({staging}: ReleaseFolders): void {
  rmSync(staging, {recursive: true, force: true});
  mkdirSync(staging, {recursive: true});
}

/** Lets go of what was staged. What cannot be removed, the next build removes. */
export function clearStaging({staging}: ReleaseFolders): void {
  try {
    rmSync(staging, {recursive: true, force: true});
  } catch {}
}

/** Writes files into the staging folder. A permalink that would lead out of it is a bug of ours. */
export function writeFiles(files: readonly OutputFile[], {staging}: ReleaseFolders): void {
  const folders = new Set<string>();
  for (const {permalink, body} of files) {
    const path = join(staging, outputPath(permalink));
    if (!path.startsWith(staging + sep)) throw new Error(`${permalink} leads out of the site`);
    const folder = dirname(path);
    if (!folders.has(folder)) mkdirSync(folder, {recursive: true});
    folders.add(folder);
    writeFileSync(path, body);
  }
}
