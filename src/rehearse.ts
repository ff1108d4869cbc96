import {factsIn, liveLedger} from "./liveSite.ts";
import {memoryFor, preparePublication} from "./preparePublication.ts";
import {Report} from "./problems/report.ts";
import type {PublishOptions} from "./publishOptions.ts";
import type {Memory} from "./release/memory.ts";
import {releaseFolders} from "./release/staging.ts";
import {planSite} from "./sitePlan.ts";

/**
 * Does what a build begins with, for nothing, while `isWanted` and for some seconds at most: a program that has run
 * before is quicker. What goes wrong is for the build to say.
 */
export async function rehearse(options: PublishOptions, isWanted: () => Promise<boolean>): Promise<void> {
  const quiet = {...options, onProgress: () => {}, onNotice: () => {}};
  const folders = releaseFolders(options.root, options.out);
  const {read} = memoryFor(quiet, folders);
  const keep = () => {};
  const memory = {read, keep};
  // Of few stories, an edit has all related anew: that is rehearsed too.
  const isSmall = (read("related")?.length ?? 0) < smallMemory;
  const forgetful: Memory = {read: (name) => (name === "related" ? undefined : read(name)), keep};
  const end = performance.now() + longestRehearsal;
  try {
    for (let time = 0; time < mostRehearsals && performance.now() < end; time++) {
      const report = new Report();
      const publication =
        (await isWanted()) && preparePublication(quiet, report, isSmall ? forgetful : memory);
      if (!publication || !(await isWanted())) return;
      liveLedger(folders, memory, factsIn(publication));
      await planSite(publication, quiet, {folders, memory}, report);
    }
  } catch {}
}

/** How often code has to run until it is compiled to run fast, and for how many milliseconds to try. */
const mostRehearsals = 4;
const longestRehearsal = 2500;

/** In bytes: what is kept of some fifteen hundred related stories. */
const smallMemory = 1_000_000;
