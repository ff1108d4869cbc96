import type {Article} from "../model/article.ts";
import {lookUp} from "../model/publication.ts";
import {articleReads} from "../rendering/words.ts";
import {partsOf} from "./partOfSeries.ts";
import type {Setting} from "./setting.ts";

/** Digests of all that the page of a story shows of it, of the nouns that it names, and of other stories. */
export function storyReads(article: Article, setting: Setting): readonly string[] {
  const {publication} = setting;
  const {slug} = article;
  const front = (other: Article | undefined) => cardDigestOf(other, setting);
  const neighbours = lookUp(publication.neighbours, slug);
  const behind = publication.behind.get(slug);
  // In loops, since it is done for each story of a newsroom.
  const reads = [...articleReads(article, setting.words), "related"];
  for (const related of publication.related.get(slug) ?? [])
    reads.push(front(related.article), related.reason);
  reads.push("backlinks");
  for (const link of publication.backlinks.get(slug) ?? []) reads.push(front(link.article), link.sentence);
  reads.push("neighbours", front(neighbours.previous), front(neighbours.next), "translations");
  for (const translation of publication.translations.get(slug) ?? []) reads.push(front(translation));
  reads.push(behind === undefined ? "" : `${behind.count} ${front(behind.source)}`);
  reads.push(...seriesReads(article, setting));
  return reads;
}

function seriesReads(article: Article, setting: Setting): readonly string[] {
  if (article.series === undefined) return [];
  const parts = partsOf(article.series, setting);
  const index = parts.indexOf(article);
  return [
    `${index} of ${parts.length}`,
    cardDigestOf(parts[index - 1], setting),
    cardDigestOf(parts[index + 1], setting)
  ];
}

/** Digests of what lists show of some stories, each parted from what comes after by their number. */
export function cardDigestsOf(articles: readonly Article[], setting: Setting): readonly string[] {
  return [`${articles.length}`, ...articles.map((article) => cardDigestOf(article, setting))];
}

/** Changes with what a list shows of a story. */
function cardDigestOf(article: Article | undefined, {publication}: Setting): string {
  return article === undefined ? "" : lookUp(publication.cardDigests, article.slug);
}
