import type {Article} from "../model/article.ts";
import {isAfter} from "../model/instant.ts";
import type {KeptBytes} from "../model/keptBytes.ts";
import type {Language} from "../model/language.ts";
import {listingOf} from "../model/listing.ts";
import {once} from "../model/once.ts";
import type {Publication, Related, RelatedReason} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";
import type {Comparable} from "./comparable.ts";
import type {Remembered} from "./recalledTerms.ts";
import {type Likeness, type RelateMemory, relate} from "./related.ts";
import {termsOf} from "./terms.ts";

/** The most stories on a rail. */
export const longestRail = 6;

/** From this cosine on, two stories on a topic tell of the same matter. Words in common by chance stay far below. */
const sameMatter = 0.12;

export interface Rails {
  /** For each story what to read next, in its language: what the editors picked, then what is most like it. */
  readonly related: ReadonlyMap<Slug, readonly Related[]>;
  /** What makes the next rails quicker, and nothing else, by name: what is another than it was before. */
  readonly memory: ReadonlyMap<string, Uint8Array>;
}

/** Gives what was kept under a name, perhaps by another run; undefined when nothing was. */
export interface Recall {
  readonly read: (name: string) => Uint8Array | undefined;
  /** For what is large, and gone through in order. */
  readonly open: (name: string) => KeptBytes | undefined;
}

const nothing: Recall = {read: () => undefined, open: () => undefined};

/** What is known of a publication's stories before they have rails. */
type LinkedStories = Pick<Publication, "articles" | "articleOf" | "translations" | "backlinks">;

/** The rails of all stories. What is recalled of an earlier time makes it quicker, and nothing else. */
export function railsOf(linked: LinkedStories, recall: Recall = nothing): Rails {
  const related = new Map<Slug, readonly Related[]>();
  const kept = new Map<string, Uint8Array>();
  for (const [language, articles] of listingOf(linked.articles).byLanguage) {
    const before = recalled(language, recall);
    const {likest, memory} = relate(articles.map(comparable), before);
    if (memory !== before) {
      for (const part of ["rows", "settled", "recent"] as const) {
        const bytes = memory[part];
        if (bytes instanceof Uint8Array && bytes !== before[part]) kept.set(nameOf(part, language), bytes);
      }
    }
    for (const article of articles) {
      // The picked ones may stand among the nearest.
      const nearest = likest(article.slug, longestRail + article.related.length);
      related.set(article.slug, railOf(article, nearest, linked));
    }
  }
  return {related, memory: kept};
}

/** What there is of a language. Words are many megabytes, and asked for only where a story says something else. */
function recalled(language: Language, recall: Recall): Remembered<RelateMemory> {
  const part = (name: keyof RelateMemory) => once(() => recall.open(nameOf(name, language)));
  const [settled, recent] = [part("settled"), part("recent")];
  return {
    rows: recall.read(nameOf("rows", language)),
    get settled() {
      return settled();
    },
    get recent() {
      return recent();
    }
  };
}

function nameOf(part: keyof RelateMemory, language: Language): string {
  return `related-${names[part]}-${language}`;
}

const names: Readonly<Record<keyof RelateMemory, string>> = {
  rows: "rows",
  settled: "words",
  recent: "recent-words"
};

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
