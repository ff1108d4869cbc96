import {readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {readBuiltSite} from "./checks/builtSite.ts";
import {checkPermalinks} from "./checks/permalinks.ts";
import {runChecks} from "./checks/registry.ts";
import {readNewsroom} from "./content/newsroom.ts";
import {renderSheets} from "./eleventy/render.ts";
import {feedsOf} from "./feeds/registry.ts";
import type {Instant} from "./model/instant.ts";
import {outputPath, type Permalink} from "./model/permalink.ts";
import type {Position} from "./model/position.ts";
import type {Publication} from "./model/publication.ts";
import type {OutputFile, Sheet} from "./model/sheet.ts";
import {unreachable} from "./model/unreachable.ts";
import {offlineFiles} from "./offline/parcels.ts";
import {sheetsOf} from "./pages/registry.ts";
import {fileAt, type Problem} from "./problems/problem.ts";
import {Report} from "./problems/report.ts";
import {composePublication} from "./publication/compose.ts";
import {type Changes, changesBetween} from "./release/changes.ts";
import {lock} from "./release/lock.ts";
import {keepManifest} from "./release/manifest.ts";
import {memoIn} from "./release/memo.ts";
import {
  openStaging,
  type ReleaseFolders,
  releaseFolders,
  stagedFiles,
  writeFiles
} from "./release/staging.ts";
import {recover, release} from "./release/swap.ts";
import {pathPrefix} from "./rendering/addresses.ts";
import {bundleAssets} from "./rendering/bundles.ts";
import {mostBytes, mostPixels} from "./rendering/photograph.ts";
import {type PictureFault, type Pictures, renderPictures} from "./rendering/pictures.ts";
import {countWords} from "./rendering/readingTime.ts";
import {indexSite} from "./search/indexSite.ts";

/** Khabar's own folder. */
export const home = join(dirname(fileURLToPath(import.meta.url)), "..");

export interface PublishOptions {
  /** The newsroom's folder: `content/`, `_data/`, perhaps `_includes/`. */
  readonly root: string;
  /** The folder that is published; `_site` in the newsroom's unless told. */
  readonly out: string | undefined;
  /** Everything is as of this moment. */
  readonly now: Instant;
  /** Where the site is published, if not where the masthead says. */
  readonly url: string | undefined;
  /** Told what is being done: a step, and how far it has come. */
  readonly onProgress: (step: string, done: number, total: number) => void;
}

/** What a build came to. */
export interface Outcome {
  readonly problems: readonly Problem[];
  /** Undefined when there were errors; then the live site is as it was. */
  readonly summary: Summary | undefined;
}

export interface Summary {
  readonly stories: number;
  readonly pages: number;
  readonly words: number;
  readonly linksChecked: number;
  /** Bytes of the search index, without the engine. */
  readonly indexBytes: number;
  readonly changes: Changes;
}

/** A site in staging that has all but what is made from its pages. */
interface Built extends Omit<Summary, "indexBytes" | "changes"> {
  /** The service worker's code. */
  readonly serviceWorker: Uint8Array;
}

/** From a newsroom's files to its published site: read, link, render, index, check, release. */
export async function publish(options: PublishOptions): Promise<Outcome> {
  const report = new Report();
  const publication = preparePublication(options, report);
  if (publication === undefined) return {problems: report.problems, summary: undefined};
  return inStaging(options, async (folders) => {
    const staged = await build(publication, options, folders, report);
    if (report.hasErrors || staged === undefined) return {problems: report.problems, summary: undefined};
    options.onProgress("Indexing", 0, publication.articles.length);
    const index = await indexSite(publication, pageIn(folders), memoIn(folders, "search"));
    writeFiles(index.files, folders);
    options.onProgress("Releasing", 0, 0);
    const {fragments} = index;
    const {serviceWorker, ...built} = staged;
    writeFiles(offlineFiles({publication, fragments, serviceWorker, files: stagedFiles(folders)}), folders);
    const site = stagedFiles(folders);
    keepManifest({now: publication.now.iso, url: publication.masthead.url, site}, folders);
    const summary = {...built, indexBytes: bytesOf(index.files), changes: changesBetween(folders)};
    release(folders);
    return {problems: report.problems, summary};
  });
}

/** Everything that `publish` would find wrong, without touching the live site. */
export async function check(options: PublishOptions): Promise<readonly Problem[]> {
  const report = new Report();
  const publication = preparePublication(options, report);
  if (publication !== undefined) {
    await inStaging(options, (folders) => build(publication, options, folders, report));
  }
  return report.problems;
}

/** Reads and links a newsroom as of a moment; undefined when it has errors, which are in the report. */
export function preparePublication(
  {root, now, url, onProgress}: PublishOptions,
  report: Report
): Publication | undefined {
  onProgress("Reading", 0, 0);
  const newsroom = readNewsroom({root, home}, report);
  if (newsroom === undefined) return undefined;
  onProgress("Relating", 0, 0);
  const masthead = {...newsroom.masthead, url: url ?? newsroom.masthead.url};
  return composePublication({...newsroom, masthead}, now, report);
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
  } finally {
    unlock();
  }
}

/**
 * Renders a publication into the staging folder and checks what came of it. Where it is a part of a whole, links may
 * lead to the whole's other pages.
 */
export async function build(
  publication: Publication,
  {root, onProgress}: PublishOptions,
  folders: ReleaseFolders,
  report: Report,
  whole: Publication = publication
): Promise<Built | undefined> {
  onProgress("Preparing", 0, 0);
  const themes = [join(root, "_includes"), join(home, "_includes")];
  const pictures = await renderPictures(publication.images, memoIn(folders, "pictures"));
  reportPictures(pictures, report);
  const bundles = await bundleAssets({
    themes,
    searchClient: join(home, "src/search/client"),
    offlineClient: join(home, "src/offline/client")
  });
  if (report.hasErrors) return undefined;

  const sheets = sheetsOf(publication, {bundles, pictures});
  const files = [...feedsOf({publication, pictures, sheets}), ...bundles.files, ...pictures.files];
  checkPermalinks(sheets, files, report);
  if (report.hasErrors) return undefined;

  let rendered = 0;
  const onPage = () => onProgress("Rendering", ++rendered, sheets.length);
  const rendering = {sheets, themes, pathPrefix: pathPrefix(publication.masthead), onPage};
  await renderSheets(rendering, {staging: folders.staging, scratch: join(folders.state, "eleventy")});
  writeFiles(files, folders);

  onProgress("Checking", 0, sheets.length);
  const site = readBuiltSite(folders.staging);
  const others = whole === publication ? [] : sheetsOf(whole, {bundles, pictures});
  const known = new Set([...site.files, ...others.map(({permalink}) => `/${outputPath(permalink)}`)]);
  runChecks({
    site: {...site, files: known},
    masthead: publication.masthead,
    report,
    placeOf: placeFinder(sheets, root)
  });
  return {
    stories: publication.articles.length,
    pages: sheets.length,
    words: publication.articles.reduce((sum, {body}) => sum + countWords(body.text), 0),
    linksChecked: site.pages.reduce((sum, {links}) => sum + links.length, 0),
    serviceWorker: bundles.serviceWorker
  };
}

/** Says of each picture that cannot go out what is wrong with it. */
export function reportPictures({faulty}: Pictures, report: Report): void {
  for (const {image, fault} of faulty) reportPicture(image.at, fault, report);
}

function reportPicture(at: Position, fault: PictureFault, report: Report): void {
  switch (fault) {
    case "unreadable":
      report.error(
        "picture/unreadable",
        at,
        "this file is not a picture that can be read",
        "save it again as svg, png, jpg, webp or avif"
      );
      break;
    case "no-size":
      report.error(
        "picture/no-size",
        at,
        "this drawing has no width or no height, so there is nothing to show",
        'write its size into its first line, like <svg width="640" height="400" …>'
      );
      break;
    case "too-many-pixels":
      report.error(
        "picture/too-many-pixels",
        at,
        `this picture unfolds to more than ${mostPixels.toLocaleString("en")} pixels, which can fill a computer's memory`,
        "save it smaller; the site shows 1080 pixels across at most"
      );
      break;
    case "moving":
      report.error(
        "picture/moving",
        at,
        "this picture moves, and only its first moment would be shown",
        "save the moment that tells most, as jpg or png"
      );
      break;
    case "too-heavy":
      report.error(
        "picture/too-heavy",
        at,
        `this picture weighs more than ${mostBytes / 1000} KB on a phone however it is saved, so it would keep readers waiting`,
        "cut it to what matters, or soften its grain"
      );
      break;
    default:
      unreachable(fault);
  }
}

/** Gives the pages of the staged site. */
export function pageIn({staging}: ReleaseFolders): (permalink: Permalink) => string {
  return (permalink) => readFileSync(join(staging, outputPath(permalink)), "utf8");
}

/** Where what a page says stands in the content files: in the source of its sheet, or in the page itself. */
function placeFinder(sheets: readonly Sheet[], root: string) {
  const sources = new Map(
    sheets.map(({permalink, source}): [string, string | undefined] => [permalink, source])
  );
  return (path: string, words?: string) => {
    const file = sources.get(path);
    if (file === undefined) return fileAt(`_site${path}`);
    const lines = words === undefined ? [] : readFileSync(join(root, file), "utf8").split("\n");
    const line = lines.findIndex((text) => words !== undefined && text.includes(words));
    return line < 0
      ? fileAt(file)
      : {file, line: line + 1, column: (lines[line]?.indexOf(words ?? "") ?? 0) + 1};
  };
}

function bytesOf(files: readonly OutputFile[]): number {
  return files
    .filter(({permalink}) => !/\.js$|\/wasm\./.test(permalink))
    .reduce((sum, {body}) => sum + body.length, 0);
}
