import {checkPermalinks} from "./checks/permalinks.ts";
import {reportPictures} from "./checks/pictureFaults.ts";
import {templateDigests} from "./eleventy/templates.ts";
import {feedsOf} from "./feeds/registry.ts";
import {home} from "./home.ts";
import type {Permalink} from "./model/permalink.ts";
import type {Publication} from "./model/publication.ts";
import type {OutputFile, PlannedFile, Sheet} from "./model/sheet.ts";
import {sheetsOf} from "./pages/registry.ts";
import {picturesApart} from "./picturesApart.ts";
import type {Report} from "./problems/report.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {memoIn} from "./release/memo.ts";
import {keepPacks, lastOf, type Memory, openPacks} from "./release/memory.ts";
import type {ReleaseFolders} from "./release/staging.ts";
import {type Bundles, bundleAssets, bundleFolders} from "./rendering/bundles.ts";
import {KnownPictures} from "./rendering/knownPictures.ts";
import {type Pictures, renderPictures} from "./rendering/pictures.ts";

/** All that a site is to be made of, before a page of it is rendered. */
export interface SitePlan {
  /** Folders of templates; one in an earlier folder stands for one in a later. */
  readonly themes: readonly string[];
  readonly bundles: Bundles;
  readonly pictures: Pictures;
  readonly sheets: readonly Sheet[];
  /** What changes with a sheet's page: its content, its templates. */
  readonly fingerprints: ReadonlyMap<Permalink, string>;
  readonly feeds: readonly PlannedFile[];
  /** Files that are there already: style sheets, scripts. */
  readonly files: readonly OutputFile[];
}

/** Plans the site of a publication. Undefined when there are errors, which are in the report. */
export async function planSite(
  publication: Publication,
  options: PublishOptions,
  {folders, memory}: {readonly folders: ReleaseFolders; readonly memory: Memory},
  report: Report
): Promise<SitePlan | undefined> {
  const {root, onProgress} = options;
  onProgress("Preparing", 0, 0);
  const sources = bundleFolders(root, home);
  const {themes} = sources;
  const pictures = await picturesOf(publication, options, {folders, memory});
  reportPictures(pictures, report);
  const bundles = await bundleAssets(sources, lastOf(memory, "bundles"));
  if (report.hasErrors) return undefined;

  const sheets = sheetsOf(publication, {bundles, pictures});
  const feeds = feedsOf({publication, pictures, sheets});
  const {files} = bundles;
  checkPermalinks(sheets, [...feeds, ...pictures.files, ...files], report);
  if (report.hasErrors) return undefined;

  const digests = templateDigests(themes);
  const fingerprints = new Map(
    sheets.map((sheet): [Permalink, string] => [
      sheet.permalink,
      sheet.fingerprint([digests(sheet.template), digests(sheet.layout)])
    ])
  );
  return {themes, bundles, pictures, sheets, fingerprints, feeds, files};
}

/** The pictures of a publication. Many that nothing is known of are made by a process of their own. */
async function picturesOf(
  {images}: Publication,
  options: PublishOptions,
  {folders, memory}: {readonly folders: ReleaseFolders; readonly memory: Memory}
): Promise<Pictures> {
  const known = new KnownPictures(openPacks(memory, "pictures"), Date.now());
  if (options.program !== undefined) {
    const unknown = images.filter((image) => !known.isKnown(image));
    const made = await picturesApart(unknown, options, (count) =>
      options.onProgress("Preparing pictures", count, unknown.length)
    );
    if (made !== undefined) known.learn(made);
  }
  const pictures = await renderPictures(images, memoIn(folders, "pictures"), known);
  keepPacks(memory, "pictures", known.packs);
  return pictures;
}
