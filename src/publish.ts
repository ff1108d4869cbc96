import {buildSite, pageIn} from "./buildSite.ts";
import {inputsOf} from "./inputs.ts";
import {keepOutcome} from "./lastOutcome.ts";
import {factsIn, liveLedger} from "./liveSite.ts";
import type {Article} from "./model/article.ts";
import {digestOf} from "./model/digest.ts";
import {outputPath, permalinkOf} from "./model/permalink.ts";
import {lookUp, type Publication} from "./model/publication.ts";
import {indexFolder} from "./model/searchSettings.ts";
import {offlineFiles} from "./offline/parcels.ts";
import type {Outcome} from "./outcome.ts";
import {memoryFor, preparePublication} from "./preparePublication.ts";
import type {Problem} from "./problems/problem.ts";
import {Report} from "./problems/report.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {Draft} from "./release/draft.ts";
import {folderTimesOf, type Ledger, packLedger} from "./release/ledger.ts";
import {lock} from "./release/lock.ts";
import {keepManifest} from "./release/manifest.ts";
import {memoIn} from "./release/memo.ts";
import {keepPacks, openPacks} from "./release/memory.ts";
import {clearStaging, openStaging, type ReleaseFolders, releaseFolders} from "./release/staging.ts";
import {isCutOff, recover} from "./release/swap.ts";
import {indexSite} from "./search/indexSite.ts";

/** From a newsroom's files to its published site: read, link, render, index, check, release. */
export async function publish(options: PublishOptions): Promise<Outcome> {
  const report = new Report();
  return inStaging(options, async (folders) => {
    const memory = memoryFor(options, folders);
    const inputs = options.inputs?.areAtRest === true ? options.inputs : inputsOf(options.root);
    const publication = preparePublication({...options, inputs}, report, memory);
    if (publication === undefined) return {problems: report.problems, summary: undefined};
    const factsOf = factsIn(publication);
    const before = liveLedger(folders, memory, factsOf, options.seen);
    const draft = new Draft(folders, before.ledger, factsOf);
    const built = await buildSite(publication, options, {folders, draft, memory}, report);
    if (report.hasErrors || built === undefined) return {problems: report.problems, summary: undefined};
    if (options.onPages !== undefined && !draft.changes.removed.some(isPage)) options.onPages();
    options.onProgress("Indexing", 0, publication.articles.length);
    const index = await indexSite(publication, pageIn(draft), memoIn(folders, "search"), {
      keyOf: searchKeys(publication, draft.ledger),
      before: openPacks(memory, "search"),
      isThere: (permalink) => draft.canKeep(permalink),
      ready: built.batches
    });
    for (const permalink of index.kept)
      if (!draft.keep(permalink)) throw new Error(`The search index keeps ${permalink}, which is not there`);
    for (const file of index.files) draft.put(file);
    options.onProgress("Releasing", 0, 0);
    const {fragments} = index;
    const {serviceWorker, batches: _, ...figures} = built;
    for (const file of offlineFiles({publication, facts: draft.ledger, fragments, serviceWorker}))
      draft.put(file);
    const {ledger, changes} = draft;
    keepManifest({now: publication.now.iso, url: publication.masthead.url, ledger}, folders);
    const changed = draft.release();
    const since = changed && {folderTimes: before.folderTimes, changed};
    const folderTimes = folderTimesOf(folders.live, ledger, Date.now(), since);
    memory.keep("ledger", packLedger({ledger, folderTimes}));
    keepPacks(memory, "search", index.packs);
    const outcome = {
      problems: report.problems,
      summary: {...figures, indexBytes: indexBytes(ledger), changes}
    };
    keepOutcome(outcome, options, {until: publication.until, inputs}, memory);
    return outcome;
  });
}

/** Everything that `publish` would find wrong, without touching the live site. */
export async function check(options: PublishOptions): Promise<readonly Problem[]> {
  const report = new Report();
  await inStaging(options, async (folders) => {
    const memory = memoryFor(options, folders);
    const publication = preparePublication(options, report, memory);
    if (publication === undefined) return;
    await buildSite(
      publication,
      options,
      {folders, draft: new Draft(folders, undefined, factsIn(publication)), memory},
      report
    );
  });
  return report.problems;
}

/** Does something in an empty staging folder, while no other build of the newsroom does. */
export async function inStaging<Result>(
  {root, out}: Pick<PublishOptions, "root" | "out">,
  work: (folders: ReleaseFolders) => Promise<Result>
): Promise<Result> {
  const folders = releaseFolders(root, out);
  const unlock = lock(folders);
  try {
    recover(folders);
    openStaging(folders);
    return await work(folders);
  } catch (error) {
    // What was made would fill a full disk; but what is on its way to the live site is put there by the next build.
    if (!isCutOff(folders)) clearStaging(folders);
    throw error;
  } finally {
    unlock();
  }
}

/** What changes whenever the index may take in something else of a story: its page, or what its nouns are called. */
export function searchKey(publication: Publication, article: Article, pageHash: string): string {
  const subjects = lookUp(publication.subjectDigests, article.slug);
  return digestOf(pageHash, article.digest.whole, publication.houseDigest, subjects);
}

/** Gives the search keys of stories whose pages are in a ledger, as of when they are asked for. */
export function searchKeys(publication: Publication, ledger: Ledger): (article: Article) => string {
  return (article) => {
    const page = ledger.get(outputPath(permalinkOf("articles", article.slug)));
    return searchKey(publication, article, page?.hash ?? "");
  };
}

function indexBytes(ledger: Ledger): number {
  return [...ledger]
    .filter(([path]) => path.startsWith(`${indexFolder}/`) && !/\.js$|\/wasm\./.test(path))
    .reduce((sum, [, {bytes}]) => sum + bytes, 0);
}

function isPage(path: string): boolean {
  return path.endsWith(".html");
}
