import {factsIn, liveLedger} from "./liveSite.ts";
import {memoryFor, preparePublication} from "./preparePublication.ts";
import {Report} from "./problems/report.ts";
import type {PublishOptions} from "./publish.ts";
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
  const memory = {read, keep: () => {}};
  const end = performance.now() + longestRehearsal;
  try {
    for (let time = 0; time < mostRehearsals && performance.now() < end; time++) {
      const report = new Report();
      const publication = (await isWanted()) && preparePublication(quiet, report, memory);
      if (!publication || !(await isWanted())) return;
      liveLedger(folders, memory, factsIn(publication));
      await planSite(publication, quiet, {folders, memory}, report);
    }
  } catch {}
}

/** How often code has to run until it is compiled to run fast, and for how many milliseconds to try. */
const mostRehearsals = 4;
const longestRehearsal = 2500;
