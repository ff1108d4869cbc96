import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {readNewsroom} from "../content/newsroom.ts";
import {instantAt, parseInstant} from "../model/instant.ts";
import {sheetsOf} from "../pages/registry.ts";
import {formatProblems} from "../problems/format.ts";
import {Report} from "../problems/report.ts";
import {composePublication} from "../publication/compose.ts";
import {pathPrefix} from "../rendering/addresses.ts";
import {bundleAssets, bundleFolders} from "../rendering/bundles.ts";
import {renderPictures} from "../rendering/pictures.ts";
import type {Rendering} from "./rendering.ts";

/**
 * What Eleventy renders when somebody runs it by hand with `--config=.eleventy.ts`: the pages of the newsroom in this
 * folder, as `khabar build` renders them, as of `KHABAR_NOW` or this moment. Feeds, pictures, search and checks are
 * `khabar build`'s. Throws with the problems when the content has any.
 */
export async function renderingByHand(root: string, wishedNow: string | undefined): Promise<Rendering> {
  const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
  const parsed = wishedNow === undefined ? instantAt(Date.now()) : parseInstant(wishedNow);
  if (typeof parsed === "string")
    throw new Error(`KHABAR_NOW is ${wishedNow}, which is no date with a time zone`);
  const report = new Report();
  const newsroom = readNewsroom({root, home}, report);
  const publication = newsroom && composePublication(newsroom, parsed, report)?.publication;
  if (publication === undefined || report.hasErrors)
    throw new Error(`\n${formatProblems(report.problems, () => undefined)}`);
  const pictures = await renderPictures(publication.images, (_, make) => make());
  const sources = bundleFolders(root, home);
  const bundles = await bundleAssets(sources, (_, make) => make());
  const sheets = sheetsOf(publication, {bundles, pictures});
  return {sheets, themes: sources.themes, pathPrefix: pathPrefix(publication.masthead)};
}
