import {execFile} from "node:child_process";
import {rmSync} from "node:fs";
import {join} from "node:path";
import {Builder} from "../../src/serving/builder.ts";
import type {Chance} from "../newsroom/chance.ts";
import {differences} from "./differences.ts";
import type {Edited} from "./editedNewsroom.ts";
import {otherHits} from "./otherHits.ts";

/** A way in which a newsroom is built after each edit. A build from nothing has to give the same. */
export interface Way {
  readonly name: string;
  /**
   * Whether the search is settled anew each time: then all bytes have to be the same. Else it goes on, too, and its files
   * are parted as the builds before have left them: then pages have to be the same, and what is found.
   */
  readonly settles: boolean;
  readonly builderOf: (newsroom: Rooted) => SoakBuilder;
}

type Rooted = Pick<Edited, "root" | "home">;

/** Builds one newsroom, as often as it is edited. */
export interface SoakBuilder {
  /** As of a moment in milliseconds since 1970. Where one file alone was `changed` since the last time, it is named. */
  readonly build: (now: number, changed: string | undefined) => Promise<Build>;
  readonly end: () => void;
}

export interface Build {
  readonly code: number;
  /** Its problems. */
  readonly said: string;
}

/** What `khabar build` ends with: a site, or problems in what editors wrote. */
export const done = 0;
export const refused = 1;

export const fromNothing: Way = {name: "from nothing", settles: true, builderOf: command()};

/** On from the build before. */
export const goingOn: Way = {name: "going on", settles: true, builderOf: command()};

export const inTwoTiers: Way = {name: "in two tiers", settles: false, builderOf: command()};

/** Each year by a process of its own, or out of the cache. */
export const inVolumes: Way = {name: "in volumes", settles: true, builderOf: command("--volumes")};

/** As `khabar dev` does: by a process that has rehearsed, and waits. */
export const rehearsed: Way = {
  name: "rehearsed",
  settles: false,
  builderOf(newsroom) {
    let waiting: {readonly now: number; readonly builder: Builder} | undefined;
    const waitingAt = (now: number) => ({
      now,
      builder: new Builder({file: programOf(newsroom), args: argsOf(newsroom, now)})
    });
    return {
      async build(now, changed) {
        if (waiting?.now !== now || !waiting.builder.isReady) {
          waiting?.builder.dismiss();
          waiting = waitingAt(now);
        }
        const {builder} = waiting;
        const {problems, hasErrors} = await builder.build(
          {changed},
          {onPreview: () => {}, onPages: () => {}}
        );
        waiting = waitingAt(now);
        return {code: hasErrors ? refused : done, said: problemsIn(problems)};
      },
      end: () => waiting?.builder.dismiss()
    };
  }
};

/** Each time in a new process. */
function command(...more: readonly string[]): Way["builderOf"] {
  return (newsroom) => ({
    build: (now) =>
      new Promise((resolve) => {
        const args = [programOf(newsroom), ...argsOf(newsroom, now), ...more];
        const child = execFile(process.execPath, args, (_, __, said) =>
          resolve({code: child.exitCode ?? -1, said: problemsIn(said)})
        );
      }),
    end: () => {}
  });
}

/** Problems alone: how many there are is told to who waits for a command only. */
function problemsIn(said: string): string {
  return said.replace(/^\d+ .*; the site is as it was$/m, "").trimEnd();
}

function programOf({home}: Rooted): string {
  return join(home, "bin/khabar.mjs");
}

function argsOf({root}: Rooted, now: number): readonly string[] {
  return ["build", "--root", root, "--now", new Date(now).toISOString()];
}

/** Forgets the search of a newsroom, so that the next build settles it anew. */
export function forgetSearch(root: string): void {
  for (const pack of ["search", "search-recent"]) rmSync(join(root, ".khabar/memory", pack), {force: true});
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
