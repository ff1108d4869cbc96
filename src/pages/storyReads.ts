import type {Article} from "../model/article.ts";
import {lookUp, subjectDigests} from "../model/publication.ts";
import {storiesNamed} from "../rendering/words.ts";
import {partsOf} from "./partOfSeries.ts";
import type {Setting} from "./setting.ts";

/** Digests of all that the page of a story shows of it, of whom it is about, and of other stories. */
export function storyReads(article: Article, setting: Setting): readonly string[] {
  const {publication} = setting;
  const {slug, digest} = article;
  const neighbours = lookUp(publication.neighbours, slug);
  const behind = publication.behind.get(slug);
  return [
    digest.whole,
    ...subjectDigests(article, publication),
    ...storiesNamed(article.body, publication),
    "related",
    ...(publication.related.get(slug) ?? []).flatMap((related) => [frontOf(related.article), related.reason]),
    "backlinks",
    ...(publication.backlinks.get(slug) ?? []).flatMap((link) => [frontOf(link.article), link.sentence]),
    "neighbours",
    frontOf(neighbours.previous),
    frontOf(neighbours.next),
    "translations",
    ...(publication.translations.get(slug) ?? []).map(frontOf),
    behind === undefined ? "" : `${behind.count} ${frontOf(behind.source)}`,
    ...seriesReads(article, setting)
  ];
}

function seriesReads(article: Article, setting: Setting): readonly string[] {
  if (article.series === undefined) return [];
  const parts = partsOf(article.series, setting);
  const index = parts.indexOf(article);
  return [`${index} of ${parts.length}`, frontOf(parts[index - 1]), frontOf(parts[index + 1])];
}

/** Digests of what lists show of some stories, each parted from what comes after by their number. */
export function frontsOf(articles: readonly Article[]): readonly string[] {
  return [`${articles.length}`, ...articles.map(frontOf)];
}

function frontOf(article: Article | undefined): string {
  return article?.digest.front ?? "";
}
