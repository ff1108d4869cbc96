import {join} from "node:path";
import {sheetPrinter} from "./eleventy/render.ts";
import type {Article} from "./model/article.ts";
import {type Instant, isAfter} from "./model/instant.ts";
import type {KeptBytes} from "./model/keptBytes.ts";
import type {Newsroom} from "./model/newsroom.ts";
import type {Publication} from "./model/publication.ts";
import type {KeptPacks} from "./model/settled.ts";
import {memoryFor, preparePublication} from "./preparePublication.ts";
import {previewStory, type Rehearsed} from "./previewStory.ts";
import {Report} from "./problems/report.ts";
import {isOut} from "./publication/embargo.ts";
import {searchKeys} from "./publish.ts";
import type {PublishOptions} from "./publishOptions.ts";
import type {Ledger} from "./release/ledger.ts";
import {type Memory, openPacks} from "./release/memory.ts";
import {seenSite} from "./release/seenSite.ts";
import {releaseFolders} from "./release/staging.ts";
import {pathPrefix} from "./rendering/addresses.ts";
import {indexSite} from "./search/indexSite.ts";
import {planSite} from "./sitePlan.ts";

/**
 * Does what a build begins with while `isWanted`, and for some seconds at most: a program that has run before is
 * quicker. Gives what came of it last; undefined when nothing did. What goes wrong is for the build to say. Stories are
 * few when less than `fewStories` bytes are kept of them.
 */
export async function rehearse(
  options: PublishOptions,
  isWanted: () => Promise<boolean>,
  fewStories = smallMemory
): Promise<Rehearsed | undefined> {
  const quiet = {...options, onProgress: () => {}, onNotice: () => {}};
  const folders = releaseFolders(options.root, options.out);
  const memory: Memory = {...memoryFor(quiet, folders), keep: () => {}};
  // Of few stories, an edit has all related anew: that is rehearsed too.
  const isSmall = (memory.read("stories")?.length ?? 0) < fewStories;
  const forgetful: Memory = {
    ...memory,
    read: (name) => (name.startsWith("related-rows") ? undefined : memory.read(name))
  };
  let rehearsed: Rehearsed | undefined;
  const end = performance.now() + longestRehearsal;
  try {
    for (let time = 0; time < mostRehearsals && performance.now() < end; time++) {
      const report = new Report();
      const publication =
        (await isWanted()) &&
        preparePublication(quiet, report, isSmall ? forgetful : memory, (newsroom) =>
          asIfEdited(newsroom, quiet.now)
        );
      if (!publication || !(await isWanted())) break;
      const seen = seenSite(folders.live, memory.read("ledger"));
      const plan = await planSite(publication, quiet, {folders, memory}, report);
      if (plan === undefined) break;
      const {masthead, articles} = publication;
      const print = sheetPrinter({themes: plan.themes, pathPrefix: pathPrefix(masthead)});
      rehearsed = {root: options.root, publication, plan, print, seen};
      const [newest] = articles;
      if (newest === undefined) continue;
      const preview = previewStory(join(options.root, newest.source.file), rehearsed);
      if (preview && seen && (await isWanted()))
        await rehearseSearch(newest, preview.html, publication, {
          ledger: seen.ledger,
          before: openPacks(memory, "search")
        });
    }
  } catch {}
  return rehearsed;
}

/** A newsroom as if its newest story that is out said something else: where none does, no stories are compared. */
function asIfEdited(newsroom: Newsroom, now: Instant): Newsroom {
  const [first, ...others] = newsroom.articles.filter((article) => isOut(article, now));
  if (first === undefined) return newsroom;
  const newest = others.reduce(
    (one, other) => (isAfter(other.published, one.published) ? other : one),
    first
  );
  const digest = {...newest.digest, whole: `${newest.digest.whole} rehearsed`};
  const articles = newsroom.articles.map((article) => (article === newest ? {...article, digest} : article));
  return {...newsroom, articles};
}

/** Indexes a story as if it had a word more. */
async function rehearseSearch(
  story: Article,
  page: string,
  publication: Publication,
  {ledger, before}: {readonly ledger: Ledger; readonly before: KeptPacks<KeptBytes>}
): Promise<void> {
  // From nothing, all stories would be indexed.
  if (before.settled === undefined || before.recent === undefined) return;
  const keyOf = searchKeys(publication, ledger);
  await indexSite(
    publication,
    () => page.replace("</h1>", " rehearsed</h1>"),
    (_, make) => make(),
    {keyOf: (article) => (article === story ? "" : keyOf(article)), before, isThere: () => true}
  );
}

/** How often code has to run until it is compiled to run fast, and for how many milliseconds to try. */
const mostRehearsals = 4;
const longestRehearsal = 2500;

/** In bytes: what is kept of some fifteen hundred stories. */
const smallMemory = 2_500_000;
