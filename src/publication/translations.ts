import type {Article} from "../model/article.ts";
import {isAfter} from "../model/instant.ts";
import type {Behind} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";

/** For each story that has any, the same story in other languages, in the order of their tags. */
export function translationsOf(articles: readonly Article[]): ReadonlyMap<Slug, readonly Article[]> {
  const groups = new Map<Slug, Article[]>();
  for (const article of articles) {
    const original = article.translationOf ?? article.slug;
    const group = groups.get(original) ?? [];
    group.push(article);
    groups.set(original, group);
  }
  const translations = new Map<Slug, readonly Article[]>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const sorted = [...group].sort((a, b) => (a.language < b.language ? -1 : 1));
    for (const article of group)
      translations.set(
        article.slug,
        sorted.filter((other) => other !== article)
      );
  }
  return translations;
}

/** The translations whose source has had updates or corrections since they were last changed. */
export function behindIn(articles: readonly Article[]): ReadonlyMap<Slug, Behind> {
  const sources = new Map(articles.map((article) => [article.slug, article]));
  const behind = new Map<Slug, Behind>();
  for (const article of articles) {
    const source = article.translationOf === undefined ? undefined : sources.get(article.translationOf);
    if (source === undefined) continue;
    const since = article.updated ?? article.published;
    const notes = [...source.updates, ...source.corrections].filter(({at}) => isAfter(at, since));
    if (notes.length > 0) behind.set(article.slug, {source, count: notes.length});
  }
  return behind;
}
