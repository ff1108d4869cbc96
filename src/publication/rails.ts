import type {Article} from "../model/article.ts";
import {isAfter} from "../model/instant.ts";
import type {Related, RelatedReason} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";
import {type Comparable, type Likeness, relate} from "./related.ts";
import {labelTerms, termsOf} from "./terms.ts";

/** The most stories on a rail. */
export const longestRail = 6;

/** From this cosine on, two stories on a topic tell of the same matter. Words in common by chance stay far below. */
const sameMatter = 0.12;

/** For each story what to read next, in its language: what the editors picked, then what is most like it. */
export function railsOf(
  articles: readonly Article[],
  translations: ReadonlyMap<Slug, readonly Article[]>
): ReadonlyMap<Slug, readonly Related[]> {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const rails = new Map<Slug, readonly Related[]>();
  for (const language of new Set(articles.map((article) => article.language))) {
    const texts = articles.filter((article) => article.language === language).map(comparable);
    // The picked ones and the story's own translations may stand among the nearest, so some more are asked for.
    const likenesses = relate(texts, longestRail + 12);
    for (const [slug, list] of likenesses) {
      const article = bySlug.get(slug);
      if (article !== undefined) rails.set(slug, railOf(article, list, bySlug, translations));
    }
  }
  return rails;
}

function comparable(article: Article): Comparable {
  return {
    id: article.slug,
    terms: termsOf(article.headline, `${article.standfirst}\n${article.body.text}`),
    epoch: article.published.epoch,
    labels: labelTerms([
      ...article.topics,
      ...article.tags,
      ...article.people,
      ...article.organisations,
      ...article.places
    ])
  };
}

function railOf(
  article: Article,
  likenesses: readonly Likeness[],
  bySlug: ReadonlyMap<Slug, Article>,
  translations: ReadonlyMap<Slug, readonly Article[]>
): readonly Related[] {
  const picked = article.related.flatMap((slug): readonly Related[] => {
    const inLanguage = translations
      .get(slug)
      ?.find((translation) => translation.language === article.language);
    const other = inLanguage ?? bySlug.get(slug);
    return other === undefined ? [] : [{article: other, reason: "picked"}];
  });
  const like = likenesses.flatMap(({id, cosine}): readonly Related[] => {
    const other = bySlug.get(id);
    if (other === undefined || picked.some((related) => related.article === other)) return [];
    return [{article: other, reason: reasonFor(article, other, cosine)}];
  });
  return [...picked, ...like].slice(0, longestRail);
}

function reasonFor(article: Article, other: Article, cosine: number): RelatedReason {
  const sharesTopic = article.topics.some((topic) => other.topics.includes(topic));
  const isLinked = pointsTo(article, other) || pointsTo(other, article);
  if (isLinked || (sharesTopic && cosine >= sameMatter)) {
    if (isAfter(article.published, other.published)) return "earlier";
    return isAfter(other.published, article.published) ? "later" : "same-story";
  }
  return sharesTopic ? "same-topic" : "similar";
}

function pointsTo(article: Article, other: Article): boolean {
  return article.body.references.some(({kind, slug}) => kind === "article" && slug === other.slug);
}
