import {join} from "node:path";
import {renderSheets} from "./eleventy/render.ts";
import {type Permalink, permalinkOf} from "./model/permalink.ts";
import {memoryFor, preparePublication} from "./preparePublication.ts";
import {countProblems} from "./problems/format.ts";
import {Report} from "./problems/report.ts";
import {searchKey} from "./publish.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {hashOf} from "./release/ledger.ts";
import {releaseFolders} from "./release/staging.ts";
import {pathPrefix} from "./rendering/addresses.ts";
import {indexStories} from "./search/indexSite.ts";
import {planSite} from "./sitePlan.ts";
import {UseError} from "./useError.ts";
import {keepVolume, type VolumePage} from "./volumes/madeVolumes.ts";
import {volumePlans, yearOf} from "./volumes/plan.ts";
import {isPlanned} from "./volumes/tasks.ts";
import {volumesFolder} from "./volumesOf.ts";

/**
 * Makes the pages of a year's stories and their part of the search, as a build that waits for them has planned it.
 * Throws a UseError when the newsroom is another by now.
 */
export async function makeVolume(year: string, options: PublishOptions): Promise<void> {
  const {program} = options;
  const folders = releaseFolders(options.root, options.out);
  const volumes = volumesFolder(folders);
  // The build that waits keeps what is to be kept.
  const memory = {...memoryFor(options, folders), keep: () => {}};
  const report = new Report();
  const publication = preparePublication(options, report, memory);
  const plan = publication && (await planSite(publication, options, {folders, memory}, report));
  if (publication === undefined || plan === undefined) throw new UseError(countProblems(report.problems));
  const {themes, sheets, fingerprints} = plan;
  const own = program && volumePlans(publication, fingerprints, program).find((each) => each.year === year);
  if (!program || !own || !isPlanned(volumes, own))
    throw new UseError("the newsroom was changed while its volumes were being made; build again");

  const wanted = new Set(own.stories.map(({permalink}) => permalink));
  const pages = new Map<Permalink, string>();
  const take = (permalink: Permalink, html: string) => pages.set(permalink, html);
  const rendering = {
    sheets: sheets.filter(({permalink}) => wanted.has(permalink)),
    themes,
    pathPrefix: pathPrefix(publication.masthead),
    take
  };
  await renderSheets(rendering, join(folders.state, "eleventy"));
  const pageAt = (permalink: Permalink) => pages.get(permalink) ?? "";
  const batches = await indexStories(
    publication.articles.filter((article) => yearOf(article) === year),
    publication,
    pageAt,
    (article) => {
      const page = pageAt(permalinkOf("articles", article.slug));
      return searchKey(publication, article, hashOf(Buffer.from(page)));
    }
  );
  const made = own.stories.map(
    ({permalink, fingerprint}): VolumePage => ({permalink, fingerprint, html: pageAt(permalink)})
  );
  keepVolume(volumes, year, {pages: made, batches}, program);
}
