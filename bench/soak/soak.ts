import {cpSync, existsSync, mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {writeBelow} from "../folders.ts";
import {type Chance, chanceFrom, pick} from "../newsroom/chance.ts";
import {makeNewsroom} from "../newsroom/madeNewsroom.ts";
import {newsroomFiles} from "../newsroom/newsroomFiles.ts";
import {anyEdits} from "./anyEdits.ts";
import {copyNewsroom} from "./copy.ts";
import type {Edit, Edited} from "./editedNewsroom.ts";
import {houseEdits} from "./houseEdits.ts";
import {nounEdits} from "./nounEdits.ts";
import {storyEdits} from "./storyEdits.ts";
import {
  type Build,
  done,
  forgetSearch,
  fromNothing,
  goingOn,
  refused,
  type SoakBuilder,
  unlike,
  type Way
} from "./ways.ts";

export interface SoakWish {
  /** Khabar's own folder. */
  readonly home: string;
  /** An empty folder to work in. */
  readonly folder: string;
  readonly soaked: Soaked;
  /** How many edits are made, one after the other. */
  readonly edits: number;
  readonly seed: number;
  /** In which ways it is built, beside going on from the build before. */
  readonly otherWays: readonly Way[];
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
    edits: [...storyEdits, ...nounEdits, ...houseEdits],
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
   * Files in which a build of some way and one from nothing differ, or that one alone has, and words by which their
   * searches find other stories; that they say different things of the newsroom.
   */
  readonly differing: readonly string[];
  readonly isRefused: boolean;
  /** What a build said that failed, and should not have. */
  readonly failure: string | undefined;
}

/**
 * Edits a newsroom at random, builds it after each edit on from the build before and once more from nothing, and
 * compares every byte. Copies go on in the `otherWays`. What all say of the newsroom has to be the same. Ends at the
 * first build that fails, since nothing after it says anything.
 */
export async function soak(wish: SoakWish): Promise<void> {
  const {home, folder, soaked, onStep} = wish;
  const begin = (way: Way): Begun => {
    const root = join(folder, way.name);
    return {way, root, builder: way.builderOf({root, home})};
  };
  const [cold, edited] = [begin(fromNothing), begin(goingOn)];
  const begun = [edited, ...wish.otherWays.map(begin)];
  mkdirSync(edited.root, {recursive: true});
  await soaked.begin(edited.root);
  const chance = chanceFrom(wish.seed, 71);
  const state = {root: edited.root, home, now: Date.parse("2026-06-01T12:00:00Z")};
  const before = join(folder, "before");
  try {
    for (let step = 0; step <= wish.edits; step++) {
      const newsroom: Edited = {...state, step};
      const {edit, what} = step === 0 ? nothingYet : change(newsroom, before, soaked.edits, chance);
      rmSync(cold.root, {recursive: true, force: true});
      const builds: (Build & {readonly way: Way})[] = [];
      for (const {way, root, builder} of [cold, ...begun]) {
        const changed = copyNewsroom(edited.root, root);
        if (way.settles) forgetSearch(root);
        const only = changed.length === 1 ? changed[0] : undefined;
        builds.push({way, ...(await builder.build(newsroom.now, only))});
      }
      const failed = builds.find(({code}) => code !== done && !(soaked.mayRefuse && code === refused));
      const isRefused = builds.every(({code}) => code === refused);
      const differing =
        new Set(builds.map(({code, said}) => `${code} ${said}`)).size > 1 ? ["what is said of it"] : [];
      if (failed === undefined && !isRefused)
        for (const {way, root} of begun) {
          const others = await unlike(root, way, cold.root, chanceFrom(wish.seed, 72, step));
          differing.push(...others.map((other) => `${other} (${way.name})`));
        }
      const failure = failed && `${failed.said} (${failed.code}, ${failed.way.name})`;
      onStep({step, edit, what, differing, isRefused, failure});
      if (failed !== undefined) return;
      if (isRefused) copyNewsroom(before, edited.root);
      else state.now = newsroom.now;
    }
  } finally {
    for (const {builder} of [cold, ...begun]) builder.end();
  }
}

/** A newsroom that is built in some way. */
interface Begun {
  readonly way: Way;
  readonly root: string;
  readonly builder: SoakBuilder;
}

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
