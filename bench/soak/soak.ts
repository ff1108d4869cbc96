import {execFile} from "node:child_process";
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {writeBelow} from "../folders.ts";
import {type Chance, chanceFrom, pick} from "../newsroom/chance.ts";
import {makeNewsroom} from "../newsroom/madeNewsroom.ts";
import {newsroomFiles} from "../newsroom/newsroomFiles.ts";
import {anyEdits} from "./anyEdits.ts";
import type {Edit, Edited} from "./editedNewsroom.ts";
import {edits} from "./edits.ts";
import {otherHits} from "./otherHits.ts";

export interface SoakWish {
  /** Khabar's own folder. */
  readonly home: string;
  /** An empty folder to work in. */
  readonly folder: string;
  readonly soaked: Soaked;
  /** How many edits are made, one after the other. */
  readonly edits: number;
  readonly seed: number;
  /** Told of each edit, after its builds. */
  readonly onStep: (step: SoakStep) => void;
}

/** The newsroom that is edited. */
export interface Soaked {
  /** Puts it into an empty folder. */
  readonly begin: (root: string) => void | Promise<void>;
  readonly edits: readonly Edit[];
  /** Whether a build may refuse an edit, which then is undone. */
  readonly mayRefuse: boolean;
}

/** A made-up newsroom; only what is right is done to it. */
export function madeUp(stories: number, seed: number): Soaked {
  return {
    begin: async (root) => writeBelow(root, await newsroomFiles(makeNewsroom({stories, seed}))),
    edits,
    mayRefuse: false
  };
}

/** The newsroom that ships, which has some of everything; any of it is changed, right or wrong. */
export function shipped(home: string): Soaked {
  const begin = (root: string) => {
    for (const name of ["content", "_data"]) cpSync(join(home, name), join(root, name), {recursive: true});
  };
  return {begin, edits: anyEdits, mayRefuse: true};
}

export interface SoakStep {
  readonly step: number;
  readonly edit: string;
  readonly what: string;
  /**
   * Files in which a build that went on from the last one and one from nothing differ, or that one alone has, and words
   * by which their searches find other stories; that they say different things of the newsroom.
   */
  readonly differing: readonly string[];
  readonly isRefused: boolean;
  /** What a build said that failed, and should not have. */
  readonly failure: string | undefined;
}

/**
 * Edits a newsroom at random, builds it after each edit on from the build before and once more from nothing, and
 * compares every byte, with the search settled anew. A copy goes on with its search, too, whose files are parted as the
 * builds before have left them: there pages are compared, and what is found. What they say of the newsroom has to be the
 * same. Ends at the first build that fails, since nothing after it says anything.
 */
export async function soak(wish: SoakWish): Promise<void> {
  const {home, folder, soaked, onStep} = wish;
  const root = join(folder, "warm");
  mkdirSync(root, {recursive: true});
  await soaked.begin(root);
  const chance = chanceFrom(wish.seed, 71);
  const state = {root, home, now: Date.parse("2026-06-01T12:00:00Z")};
  const before = join(folder, "before");
  for (let step = 0; step <= wish.edits; step++) {
    const newsroom: Edited = {...state, step};
    const {edit, what} = step === 0 ? nothingYet : change(newsroom, before, soaked.edits, chance);
    const [cold, tiered] = [join(folder, "cold"), join(folder, "tiered")];
    rmSync(cold, {recursive: true, force: true});
    for (const copy of [cold, tiered]) copyNewsroom(root, copy);
    for (const pack of ["search", "search-recent"]) rmSync(join(root, ".khabar/memory", pack), {force: true});
    const builds: Build[] = [];
    for (const each of [root, cold, tiered]) builds.push(await build(each, newsroom.now, home));
    const failure = builds.find(({code}) => code !== done && !(soaked.mayRefuse && code === refused));
    const isRefused = failure === undefined && builds.every(({code}) => code === refused);
    const differing =
      failure === undefined
        ? [
            ...(new Set(builds.map(({code, said}) => `${code} ${said}`)).size > 1
              ? ["what is said of it"]
              : []),
            ...(isRefused ? [] : await differencesOf({root, cold, tiered}, chanceFrom(wish.seed, 72, step)))
          ]
        : [];
    onStep({step, edit, what, differing, isRefused, failure: failure && `${failure.said} (${failure.code})`});
    if (failure !== undefined) return;
    if (isRefused) copyNewsroom(before, root);
    else state.now = newsroom.now;
  }
}

/** Copies what an editor writes, as it is and was last changed, in the place of what an earlier copy has. */
function copyNewsroom(from: string, to: string): void {
  for (const name of ["content", "_data", "_includes"]) {
    rmSync(join(to, name), {recursive: true, force: true});
    if (existsSync(join(from, name)))
      cpSync(join(from, name), join(to, name), {recursive: true, preserveTimestamps: true});
  }
}

async function differencesOf(
  roots: {readonly root: string; readonly cold: string; readonly tiered: string},
  chance: Chance
): Promise<readonly string[]> {
  const cold = join(roots.cold, "_site");
  const tiered = join(roots.tiered, "_site");
  return [
    ...differences(join(roots.root, "_site"), cold),
    ...differences(tiered, cold).filter((path) => !ofSearch.test(path)),
    ...(await otherHits(tiered, cold, chance))
  ];
}

/** The search's files, and lists of files that can be kept, by which they are named. */
const ofSearch = /^(?:pagefind|offline)\/|^sw\.js$/;

interface Change {
  readonly edit: string;
  readonly what: string;
}

const nothingYet: Change = {edit: "nothing was there", what: ""};

/** Undoes the last edit, of which `before` has what was there before it, or makes another one. */
function change(newsroom: Edited, before: string, edits: readonly Edit[], chance: Chance): Change {
  if (existsSync(before) && chance.happens(1 / 8)) {
    copyNewsroom(before, newsroom.root);
    return {edit: "the last edit is undone", what: "from a copy"};
  }
  copyNewsroom(newsroom.root, before);
  for (;;) {
    const edit = pick(edits, chance);
    const what = edit.make(newsroom, chance);
    if (what !== undefined) return {edit: edit.name, what};
  }
}

interface Build {
  readonly code: number;
  /** Its problems. */
  readonly said: string;
}

/** What `khabar build` ends with: a site, or problems in what editors wrote. */
const done = 0;
const refused = 1;

/** Builds in a process of its own. */
function build(root: string, now: number, home: string): Promise<Build> {
  const args = ["build", "--root", root, "--now", new Date(now).toISOString()];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(home, "bin/khabar.mjs"), ...args], (_, __, said) =>
      resolve({code: child.exitCode ?? -1, said})
    );
  });
}

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
