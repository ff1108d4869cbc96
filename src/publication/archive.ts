import type {Article} from "../model/article.ts";
import {yearAndMonth} from "../model/instant.ts";
import {listingOf} from "../model/listing.ts";
import type {ArchiveMonth} from "../model/publication.ts";

/** The months in which stories came out, by the newsroom's clock; months and stories newest first. */
export function archiveOf(articles: readonly Article[], timeZone: string): readonly ArchiveMonth[] {
  const months = new Map<string, {year: number; month: number; articles: Article[]}>();
  for (const article of articles) {
    const {year, month} = yearAndMonth(article.published, timeZone);
    const key = `${year} ${month}`;
    const found = months.get(key) ?? {year, month, articles: []};
    found.articles.push(article);
    months.set(key, found);
  }
  return [...months.values()]
    .map(({year, month, articles}) => ({year, month, ...listingOf(articles)}))
    .sort((a, b) => b.year - a.year || b.month - a.month);
}
