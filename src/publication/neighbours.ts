import type {Article} from "../model/article.ts";
import type {Neighbours} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";

/** For each story those before and after it on its primary topic, in its language. Stories come newest first. */
export function neighboursOf(articles: readonly Article[]): ReadonlyMap<Slug, Neighbours> {
  const rows = new Map<string, Article[]>();
  for (const article of articles) {
    const key = `${article.topics[0]} ${article.language}`;
    const row = rows.get(key) ?? [];
    row.push(article);
    rows.set(key, row);
  }
  const neighbours = new Map<Slug, Neighbours>();
  for (const row of rows.values()) {
    for (const [index, article] of row.entries()) {
      neighbours.set(article.slug, {previous: row[index + 1], next: row[index - 1]});
    }
  }
  return neighbours;
}
