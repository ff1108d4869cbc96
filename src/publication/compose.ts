import type {Article} from "../model/article.ts";
import type {Topic, TopicText} from "../model/entities.ts";
import type {Event} from "../model/event.ts";
import {type Instant, newestFirst} from "../model/instant.ts";
import type {Language} from "../model/language.ts";
import {type Listing, listingOf} from "../model/listing.ts";
import type {Newsroom} from "../model/newsroom.ts";
import {earliestFirst} from "../model/partialDate.ts";
import {type Hub, lookUp, type Publication} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";
import type {Report} from "../problems/report.ts";
import {archiveOf} from "./archive.ts";
import {backlinksOf} from "./backlinks.ts";
import {checkConsistency} from "./consistency.ts";
import {asOf, isOut} from "./embargo.ts";
import {imagesShown} from "./images.ts";
import {neighboursOf} from "./neighbours.ts";
import {publicationDigestsOf} from "./publicationDigests.ts";
import {type Rails, type Recall, railsOf} from "./rails.ts";
import {checkReferences} from "./references.ts";
import {behindIn, translationsOf} from "./translations.ts";
import {untilOf} from "./until.ts";

export interface Composed {
  readonly publication: Publication;
  /** What makes the next composing quicker, and nothing else. */
  readonly memory: Rails["memory"];
}

/**
 * Links a newsroom's nouns, orders its stories and relates them, as of one moment, perhaps with what is recalled of an
 * earlier time. Undefined, with every fault in the report, when it does not hold together.
 */
export function composePublication(
  newsroom: Newsroom,
  now: Instant,
  report: Report,
  recall?: Recall
): Composed | undefined {
  checkReferences(newsroom, now, report);
  checkConsistency(newsroom, now, report);
  if (report.hasErrors) return undefined;

  const {masthead} = newsroom;
  const articles = newsroom.articles
    .filter((article) => isOut(article, now))
    .map((article) => asOf(article, now))
    .sort(byNewest);
  const profiles = bySlug(newsroom.profiles);
  const people = newsroom.people.map((person) => ({...person, profile: profiles.get(person.slug)}));
  const articleOf = bySlug(articles);
  const events = newsroom.events.filter(({story}) => story === undefined || articleOf.has(story));
  const topics = newsroom.topics.map((topic) => withTexts(topic, newsroom.topicTexts));
  const linked = {
    topics: bySlug(topics),
    people: bySlug(people),
    organisations: bySlug(newsroom.organisations),
    places: bySlug(newsroom.places),
    documents: bySlug(newsroom.documents)
  };
  const translations = translationsOf(articles);
  const storiesOn = storiesByTopic(articles);
  const hubs = topics.map((topic) => hubOf(topic, events, storiesOn, linked));
  const backlinks = backlinksOf(articles);
  const {related, memory} = railsOf({articles, articleOf, translations, backlinks}, recall);
  const publication = {
    ...linked,
    now,
    masthead,
    strings: newsroom.strings,
    articles,
    articleOf,
    languages: languagesOf(articles, masthead.language),
    authors: bySlug(newsroom.authors),
    tags: bySlug(newsroom.tags),
    series: bySlug(newsroom.series),
    backgrounds: bySlug(newsroom.backgrounds),
    pages: newsroom.pages,
    redirects: newsroom.redirects,
    images: imagesShown(newsroom, articles),
    hubs: new Map(hubs.map((hub) => [hub.topic.slug, hub])),
    byTag: listings(newsroom.tags, articles, (article) => article.tags),
    bySeries: listings(newsroom.series, articles, ({series}) => (series === undefined ? [] : [series])),
    byAuthor: listings(newsroom.authors, articles, (article) => article.byline),
    byPerson: listings(newsroom.people, articles, (article) => article.people),
    byOrganisation: listings(newsroom.organisations, articles, (article) => article.organisations),
    byPlace: listings(newsroom.places, articles, (article) => article.places),
    archive: archiveOf(articles, masthead.timeZone),
    related,
    backlinks,
    neighbours: neighboursOf(articles),
    translations,
    behind: behindIn(articles)
  };
  return {
    publication: {...publication, ...publicationDigestsOf(publication), until: untilOf(newsroom, now)},
    memory
  };
}

type Linked = Pick<Publication, "topics" | "people" | "places" | "documents">;

/** Newest first; of stories of one moment the one whose slug comes first. */
function byNewest(a: Article, b: Article): number {
  return newestFirst(a.published, b.published) || (a.slug < b.slug ? -1 : 1);
}

function bySlug<Noun extends {readonly slug: Slug}>(nouns: readonly Noun[]): ReadonlyMap<Slug, Noun> {
  return new Map(nouns.map((noun) => [noun.slug, noun]));
}

function languagesOf(articles: readonly Article[], house: Language): readonly Language[] {
  const used = new Set(articles.map((article) => article.language));
  used.delete(house);
  return [house, ...[...used].sort()];
}

function listings(
  nouns: readonly {readonly slug: Slug}[],
  articles: readonly Article[],
  slugsOf: (article: Article) => readonly Slug[]
): ReadonlyMap<Slug, Listing> {
  const lists = new Map(nouns.map(({slug}): [Slug, Article[]] => [slug, []]));
  for (const article of articles) {
    for (const slug of slugsOf(article)) lists.get(slug)?.push(article);
  }
  return new Map([...lists].map(([slug, list]) => [slug, listingOf(list)]));
}

function withTexts(topic: Topic, texts: readonly TopicText[]): Topic {
  const own = texts.filter(({slug}) => slug === topic.slug);
  return {...topic, texts: Object.fromEntries(own.map((text) => [text.language, text]))};
}

type StoriesOn = (topics: ReadonlySet<Slug>) => readonly Article[];

/** Gives the stories that are on any of some topics, each once, in the order that all of them have. */
function storiesByTopic(articles: readonly Article[]): StoriesOn {
  const places = new Map<Slug, number[]>();
  for (const [place, {topics}] of articles.entries()) {
    for (const slug of topics) {
      const known = places.get(slug);
      if (known === undefined) places.set(slug, [place]);
      else known.push(place);
    }
  }
  return (topics) => {
    const own = new Set([...topics].flatMap((slug) => places.get(slug) ?? []));
    return [...own].sort((a, b) => a - b).flatMap((place) => articles[place] ?? []);
  };
}

function hubOf(topic: Topic, events: readonly Event[], storiesOn: StoriesOn, linked: Linked): Hub {
  const subTopics = [...linked.topics.values()].filter((other) => other.parent === topic.slug);
  const within = new Set([topic.slug, ...descendants(topic.slug, linked.topics)]);
  return {
    ...listingOf(storiesOn(within)),
    topic,
    parent: topic.parent === undefined ? undefined : linked.topics.get(topic.parent),
    subTopics,
    events: events.filter((event) => within.has(event.topic)).sort((a, b) => earliestFirst(a.date, b.date)),
    documents: topic.documents
      .map((slug) => lookUp(linked.documents, slug))
      .sort((a, b) => earliestFirst(a.date, b.date)),
    people: topic.people.map(({person, role}) => ({person: lookUp(linked.people, person), role})),
    places: topic.places.map((slug) => lookUp(linked.places, slug))
  };
}

function descendants(slug: Slug, topics: ReadonlyMap<Slug, Topic>): readonly Slug[] {
  const children = [...topics.values()].filter((topic) => topic.parent === slug).map((topic) => topic.slug);
  return children.flatMap((child) => [child, ...descendants(child, topics)]);
}
