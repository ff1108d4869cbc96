import type {Article} from "../model/article.ts";
import {isAfter} from "../model/instant.ts";
import type {Behind} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";

/** For each story that has any, the same story in other languages, in the order of their tags. */
export function translationsOf(articles: readonly Article[]): ReadonlyMap<Slug, readonly Article[]> {
  const groups = new Map<Slug, Article[]>();
  for (const {translationOf} of articles) if (translationOf !== undefined) groups.set(translationOf, []);
  for (const article of articles) groups.get(article.translationOf ?? article.slug)?.push(article);
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
  const sources = originalsIn(articles);
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

/** The stories that others say to be translations of. */
export function originalsIn(articles: readonly Article[]): ReadonlyMap<Slug, Article> {
  const slugs = new Set(articles.map(({translationOf}) => translationOf));
  return new Map(articles.filter(({slug}) => slugs.has(slug)).map((original) => [original.slug, original]));
}
