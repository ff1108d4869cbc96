import type {Article} from "../model/article.ts";
import {isAfter} from "../model/instant.ts";
import type {Language} from "../model/language.ts";
import {listingOf} from "../model/listing.ts";
import {once} from "../model/once.ts";
import type {Publication, Related, RelatedReason} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";
import type {Comparable} from "./comparable.ts";
import type {Remembered} from "./recalledTerms.ts";
import {type Likeness, type RelateMemory, relate} from "./related.ts";
import {bound, unbound} from "./relatedMemories.ts";
import {termsOf} from "./terms.ts";

/** The most stories on a rail. */
export const longestRail = 6;

/** From this cosine on, two stories on a topic tell of the same matter. Words in common by chance stay far below. */
const sameMatter = 0.12;

export interface Rails {
  /** For each story what to read next, in its language: what the editors picked, then what is most like it. */
  readonly related: ReadonlyMap<Slug, readonly Related[]>;
  /** What is to be remembered; undefined where that is what was. */
  readonly memory: RailsMemory | undefined;
}

/** What makes the next rails quicker, and nothing else. Both parts are of all languages. */
export interface RailsMemory {
  /** Which stories are like which, and the words of a few. */
  readonly likeness: Uint8Array;
  /** The words of most stories: the same bytes as before, until many stories have changed. */
  readonly words: Uint8Array;
}

/** What there is of a memory. Words are many megabytes, and asked for only where a story says something else. */
export interface RememberedRails {
  readonly likeness?: Uint8Array | undefined;
  readonly words?: () => Uint8Array | undefined;
}

/** What is known of a publication's stories before they have rails. */
type LinkedStories = Pick<Publication, "articles" | "articleOf" | "translations" | "backlinks">;

/** The rails of all stories. A memory of an earlier time makes it quicker, and nothing else. */
export function railsOf(linked: LinkedStories, before: RememberedRails = {}): Rails {
  const related = new Map<Slug, readonly Related[]>();
  const earlier = unbound(before.likeness);
  const wordsBefore = once(() => unbound(before.words?.()));
  const memories = new Map<Language, Remembered<RelateMemory>>();
  let isAsBefore = true;
  for (const [language, articles] of listingOf(linked.articles).byLanguage) {
    const given = {
      rows: earlier.get(`${language} rows`),
      recent: earlier.get(`${language} words`),
      get settled() {
        return wordsBefore().get(language);
      }
    };
    const {likest, memory} = relate(articles.map(comparable), given);
    isAsBefore &&= memory === given;
    memories.set(language, memory);
    for (const article of articles) {
      // The picked ones may stand among the nearest.
      const nearest = likest(article.slug, longestRail + article.related.length);
      related.set(article.slug, railOf(article, nearest, linked));
    }
  }
  if (isAsBefore) return {related, memory: undefined};
  return {related, memory: memoryOf(memories, before.words?.(), wordsBefore())};
}

/** `words` are those that were remembered, of each language in `wordsBefore`. */
function memoryOf(
  memories: ReadonlyMap<Language, Remembered<RelateMemory>>,
  words: Uint8Array | undefined,
  wordsBefore: ReadonlyMap<string, Uint8Array>
): RailsMemory {
  const likeness = new Map<string, Uint8Array>();
  const settledWords = new Map<string, Uint8Array>();
  for (const [language, {rows, recent, settled}] of memories) {
    if (rows !== undefined) likeness.set(`${language} rows`, rows);
    if (recent !== undefined) likeness.set(`${language} words`, recent);
    if (settled !== undefined) settledWords.set(language, settled);
  }
  const areAsBefore =
    settledWords.size === wordsBefore.size &&
    [...settledWords].every(([language, bytes]) => bytes === wordsBefore.get(language));
  return {
    likeness: bound(likeness),
    words: areAsBefore && words !== undefined ? words : bound(settledWords)
  };
}

function comparable(article: Article): Comparable {
  return {
    id: article.slug,
    digest: article.digest.whole,
    // The words of a story that was read before are fetched from its file, so only when they are asked for.
    terms: () => termsOf(article.headline, `${article.standfirst}\n${article.body.text}`),
    epoch: article.published.epoch,
    labels: [
      ...article.topics,
      ...article.tags,
      ...article.people,
      ...article.organisations,
      ...article.places
    ]
  };
}

function railOf(
  article: Article,
  likenesses: readonly Likeness[],
  linked: LinkedStories
): readonly Related[] {
  const {articleOf, translations} = linked;
  const rail: Related[] = article.related.flatMap((slug): readonly Related[] => {
    const inLanguage = translations
      .get(slug)
      ?.find((translation) => translation.language === article.language);
    const other = inLanguage ?? articleOf.get(slug);
    return other === undefined ? [] : [{article: other, reason: "picked"}];
  });
  const picked = rail.map((related) => related.article);
  for (const {id, cosine} of likenesses) {
    if (rail.length >= longestRail) break;
    const other = articleOf.get(id);
    if (other === undefined || picked.includes(other)) continue;
    rail.push({article: other, reason: reasonFor(article, other, cosine, linked)});
  }
  return rail.slice(0, longestRail);
}

function reasonFor(
  article: Article,
  other: Article,
  cosine: number,
  {backlinks}: LinkedStories
): RelatedReason {
  const sharesTopic = article.topics.some((topic) => other.topics.includes(topic));
  if (
    (sharesTopic && cosine >= sameMatter) ||
    pointsTo(article, other, backlinks) ||
    pointsTo(other, article, backlinks)
  ) {
    if (isAfter(article.published, other.published)) return "earlier";
    return isAfter(other.published, article.published) ? "later" : "same-story";
  }
  return sharesTopic ? "same-topic" : "similar";
}

function pointsTo(story: Article, other: Article, backlinks: LinkedStories["backlinks"]): boolean {
  return backlinks.get(other.slug)?.some(({article}) => article === story) ?? false;
}
