import {join} from "node:path";
import {
  type BuiltFeed,
  type BuiltPage,
  PageReader,
  pagePathOf,
  type SitePaths,
  siteOf
} from "./checks/builtSite.ts";
import {lostPlaces, mayLeadTo} from "./checks/losses.ts";
import {runChecks} from "./checks/registry.ts";
import {placeOfWords} from "./content/files.ts";
import {renderSheets} from "./eleventy/render.ts";
import {once} from "./model/once.ts";
import {outputPath, type Permalink} from "./model/permalink.ts";
import type {Publication} from "./model/publication.ts";
import type {PlannedFile} from "./model/sheet.ts";
import type {Summary} from "./outcome.ts";
import {sheetsOf} from "./pages/registry.ts";
import {fileAt} from "./problems/problem.ts";
import type {Report} from "./problems/report.ts";
import type {PublishOptions} from "./publishOptions.ts";
import type {Draft} from "./release/draft.ts";
import type {Ledger} from "./release/ledger.ts";
import type {Memory} from "./release/memory.ts";
import type {ReleaseFolders} from "./release/staging.ts";
import {pathPrefix} from "./rendering/addresses.ts";
import type {IndexedBatch} from "./search/indexedBatches.ts";
import {planSite} from "./sitePlan.ts";
import {volumesOf} from "./volumesOf.ts";

/** A site in staging that has all but what is made from its pages. */
export interface Built extends Omit<Summary, "indexBytes" | "changes"> {
  /** The service worker's code. */
  readonly serviceWorker: Uint8Array;
  /** What volumes have had indexed of the stories. */
  readonly batches: Iterable<IndexedBatch>;
}

/** Where a site is made. */
export interface Workshop {
  readonly folders: ReleaseFolders;
  readonly draft: Draft;
  readonly memory: Memory;
}

/**
 * Renders what is new of a publication into the staging folder, and checks it. Where it is a part of a whole, links may
 * lead to the whole's other pages.
 */
export async function buildSite(
  publication: Publication,
  options: PublishOptions,
  {folders, draft, memory}: Workshop,
  report: Report,
  whole: Publication = publication
): Promise<Built | undefined> {
  const {root, onProgress} = options;
  const plan = await planSite(publication, options, {folders, memory}, report);
  if (plan === undefined) return undefined;
  const {themes, bundles, pictures, sheets, fingerprints, feeds, files} = plan;
  const volumes = await volumesOf(publication, plan, options, folders);
  const stale = sheets.filter(({permalink}) => !draft.keep(permalink, fingerprints.get(permalink)));
  const pages = new Map<Permalink, BuiltPage>();
  const reader = new PageReader();
  const take = (permalink: Permalink, html: string) => {
    draft.put({permalink, body: html}, fingerprints.get(permalink));
    pages.set(permalink, reader.read(permalink, html));
    onProgress("Rendering", pages.size, stale.length);
  };
  const awaited = new Set(stale.map(({permalink}) => permalink));
  for (const {permalink, fingerprint, html} of volumes.pages) {
    if (fingerprints.get(permalink) === fingerprint && awaited.delete(permalink)) take(permalink, html);
  }
  if (awaited.size > 0) {
    const rest = stale.filter(({permalink}) => awaited.has(permalink));
    const rendering = {sheets: rest, themes, pathPrefix: pathPrefix(publication.masthead), take};
    await renderSheets(rendering, join(folders.state, "eleventy"));
  }
  const builtFeeds: BuiltFeed[] = [];
  for (const feed of feeds) {
    const {permalink} = feed;
    if (await putIfNew(feed, draft))
      builtFeeds.push({path: permalink, read: () => draft.read(outputPath(permalink)).toString()});
  }
  for (const file of pictures.files) await putIfNew(file, draft);
  for (const file of files) draft.put(file);

  onProgress("Checking", 0, sheets.length);
  const others = whole === publication ? [] : sheetsOf(whole, {bundles, pictures});
  const sources = once(
    () => new Map(sheets.map(({permalink, source}): [string, string | undefined] => [permalink, source]))
  );
  runChecks({
    site: siteOf({
      pages: [...pages.values(), ...pagesInDoubt(pages, publication.masthead.url, draft, reader)],
      feeds: builtFeeds,
      files: sitePaths(draft.ledger, new Set(others.map(({permalink}) => outputPath(permalink)))),
      htmlAt: (file) => draft.read(file.slice(1)).toString()
    }),
    masthead: publication.masthead,
    report,
    placeOf(path, words) {
      const file = sources().get(path);
      return file === undefined ? fileAt(`_site${path}`) : placeOfWords(root, file, words);
    }
  });
  return {
    stories: publication.articles.length,
    pages: sheets.length,
    words: publication.articles.reduce((sum, {body}) => sum + body.wordCount, 0),
    linksChecked: [...pages.values()].reduce((sum, {links}) => sum + links.length, 0),
    serviceWorker: bundles.serviceWorker,
    batches: volumes.batches
  };
}

/** The files of a site, and others that links may lead to. */
function sitePaths(ledger: Ledger, others: ReadonlySet<string>): SitePaths {
  return {
    has: (path) => ledger.has(path.slice(1)) || others.has(path.slice(1)),
    *[Symbol.iterator]() {
      for (const path of [...ledger.keys(), ...others]) yield `/${path}`;
    }
  };
}

/** Puts a file into the site, unless it stays as it is; says whether it is put. */
async function putIfNew(
  {permalink, fingerprint, make}: PlannedFile<string | Uint8Array | Promise<Uint8Array>>,
  draft: Draft
): Promise<boolean> {
  if (fingerprint !== undefined && draft.keep(permalink, fingerprint)) return false;
  draft.put({permalink, body: await make()}, fingerprint);
  return true;
}

/** Of the pages that stay as they are, those that may lead to what other pages are no longer, or have no longer. */
function pagesInDoubt(
  pages: ReadonlyMap<Permalink, BuiltPage>,
  url: string,
  draft: Draft,
  reader: PageReader
): readonly BuiltPage[] {
  const unchanged = draft.unchanged.filter(isPage);
  const isMostNew = pages.size > unchanged.length;
  const gone = draft.changes.removed.filter(isPage).map((path) => pagePathOf(`/${path}`));
  const places = isMostNew ? [] : lostPlacesIn(pages, draft, reader);
  const isInDoubt = isMostNew ? () => true : mayLeadTo({pages: gone, places}, url);
  if (!isMostNew && gone.length === 0 && places.length === 0) return [];
  return unchanged.flatMap((path) => {
    const html = draft.read(path).toString();
    return isInDoubt(html) ? [reader.read(pagePathOf(`/${path}`), html)] : [];
  });
}

function lostPlacesIn(
  pages: ReadonlyMap<Permalink, BuiltPage>,
  draft: Draft,
  reader: PageReader
): readonly string[] {
  return [...pages].flatMap(([permalink, page]) => {
    const before = draft.readLive(outputPath(permalink));
    return before === undefined ? [] : lostPlaces(reader.read(permalink, before.toString()), page);
  });
}

function isPage(path: string): boolean {
  return path.endsWith(".html");
}

/** Gives the pages of a site that is being made. */
export function pageIn(draft: Draft): (permalink: Permalink) => string {
  return (permalink) => draft.read(outputPath(permalink)).toString();
}
