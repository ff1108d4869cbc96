import {relative, sep} from "node:path";
import {readArticle} from "./content/articles.ts";
import {foundAt, readText} from "./content/files.ts";
import {outputPath} from "./model/permalink.ts";
import type {Publication} from "./model/publication.ts";
import type {Sheet} from "./model/sheet.ts";
import {sheetOfStory} from "./pages/registry.ts";
import {Report} from "./problems/report.ts";
import {asOf, isOut} from "./publication/embargo.ts";
import type {SeenSite} from "./release/seenSite.ts";
import {pathPrefix} from "./rendering/addresses.ts";
import type {Preview} from "./serving/builder.ts";
import type {SitePlan} from "./sitePlan.ts";

/** A site as it was before a story changed, ready to print a page of it. */
export interface Rehearsed {
  /** The newsroom's folder. */
  readonly root: string;
  readonly publication: Publication;
  readonly plan: SitePlan;
  readonly print: (sheet: Sheet) => string;
  /** Undefined when the live site is not as a build wrote it down. */
  readonly seen: SeenSite | undefined;
}

/**
 * The page of a story whose file has changed, with all that stands around the story as it was before: what the next
 * build will make of it, but where other stories now lead to it, or it to others. Undefined when the file is no story's
 * that was out before, and when anything is wrong with it, which the build has to say.
 */
export function previewStory(path: string, {root, publication, plan, print}: Rehearsed): Preview | undefined {
  const file = relative(root, path).split(sep).join("/");
  const before = publication.articles.find(({source}) => source.file === file);
  if (before === undefined) return undefined;
  const report = new Report();
  const text = readText(foundAt(root, file), report);
  const read = text && readArticle(text, publication.masthead.language, report);
  if (read === undefined || "named" in read || report.hasErrors || !isOut(read, publication.now))
    return undefined;
  const article = asOf(read, publication.now);
  const changed = {
    ...publication,
    articles: publication.articles.map((one) => (one === before ? article : one)),
    articleOf: new Map(publication.articleOf).set(article.slug, article)
  };
  const sheet = sheetOfStory(article, changed, plan);
  return (
    sheet && {
      path: `${pathPrefix(publication.masthead)}${sheet.permalink}`,
      file: outputPath(sheet.permalink),
      html: print(sheet)
    }
  );
}
