import {execFile} from "node:child_process";
import {rmSync} from "node:fs";
import {join} from "node:path";
import type {Chance} from "../newsroom/chance.ts";
import {differences} from "./differences.ts";
import {otherHits} from "./otherHits.ts";

/** A way in which a newsroom is built after each edit. A build from nothing has to give the same. */
export interface Way {
  readonly name: string;
  /** To `khabar build`. */
  readonly args: readonly string[];
  /**
   * Whether the search is settled anew each time: then all bytes have to be the same. Else it goes on, too, and its files
   * are parted as the builds before have left them: then pages have to be the same, and what is found.
   */
  readonly settles: boolean;
}

export const fromNothing: Way = {name: "from nothing", args: [], settles: true};

/** On from the build before. */
export const goingOn: Way = {name: "going on", args: [], settles: true};

export const inTwoTiers: Way = {name: "in two tiers", args: [], settles: false};

/** Each year by a process of its own, or out of the cache. */
export const inVolumes: Way = {name: "in volumes", args: ["--volumes"], settles: true};

export interface Build {
  readonly code: number;
  /** Its problems. */
  readonly said: string;
}

/** What `khabar build` ends with: a site, or problems in what editors wrote. */
export const done = 0;
export const refused = 1;

/** Builds a newsroom in one way, as of a moment in milliseconds since 1970, in a process of its own. */
export function build(root: string, {args, settles}: Way, now: number, home: string): Promise<Build> {
  if (settles)
    for (const pack of ["search", "search-recent"]) rmSync(join(root, ".khabar/memory", pack), {force: true});
  const command = [
    join(home, "bin/khabar.mjs"),
    "build",
    "--root",
    root,
    "--now",
    new Date(now).toISOString(),
    ...args
  ];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, (_, __, said) =>
      resolve({code: child.exitCode ?? -1, said})
    );
  });
}

/** In what the site of a newsroom that was built in one way differs from one of the same newsroom from nothing. */
export async function unlike(
  root: string,
  {settles}: Way,
  cold: string,
  chance: Chance
): Promise<readonly string[]> {
  const [site, other] = [join(root, "_site"), join(cold, "_site")];
  if (settles) return differences(site, other);
  return [
    ...differences(site, other).filter((path) => !ofSearch.test(path)),
    ...(await otherHits(site, other, chance))
  ];
}

/** The search's files, and lists of files that can be kept, by which they are named. */
const ofSearch = /^(?:pagefind|offline)\/|^sw\.js$/;
