import type {Article} from "../model/article.ts";
import {type Listing, listingOf} from "../model/listing.ts";
import type {Hub, Publication} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";
import {archiveOf} from "./archive.ts";
import {neighboursOf} from "./neighbours.ts";
import {publicationDigestsOf} from "./publicationDigests.ts";

/**
 * What a publication has on one topic and the topics below it: their hubs, their stories, and those whom and what
 * these are about. What words may point to stays known, whether it has a page here or not.
 */
export function publicationOn(topic: Slug, publication: Publication): Publication {
  const topics = new Set(topicsFrom(topic, publication));
  const articles = publication.articles.filter((article) => article.topics.some((slug) => topics.has(slug)));
  const kept = new Set(articles);
  const hubs = new Map(
    [...publication.hubs]
      .filter(([slug]) => topics.has(slug))
      .map(([slug, hub]): [Slug, Hub] => [slug, slug === topic ? {...hub, parent: undefined} : hub])
  );
  const people = slugsIn(articles, ({people}) => people);
  const organisations = slugsIn(articles, ({organisations}) => organisations);
  const places = slugsIn(articles, ({places, dateline}) => [...places, ...(dateline ? [dateline] : [])]);
  for (const hub of hubs.values()) {
    for (const {person} of hub.people) people.add(person.slug);
    for (const place of hub.places) places.add(place.slug);
  }
  for (const slug of organisations) {
    const place = publication.organisations.get(slug)?.place;
    if (place !== undefined) places.add(place);
  }
  const within = (lists: ReadonlyMap<Slug, Listing>) =>
    new Map([...lists].map(([slug, list]): [Slug, Listing] => [slug, listingWithin(list, kept)]));
  const part = {
    ...publication,
    masthead: {...publication.masthead, front: [...topics]},
    articles,
    languages: publication.languages.filter(
      (language) =>
        language === publication.masthead.language ||
        articles.some((article) => article.language === language)
    ),
    hubs,
    people: only(publication.people, people),
    organisations: only(publication.organisations, organisations),
    places: only(publication.places, places),
    tags: only(
      publication.tags,
      slugsIn(articles, ({tags}) => tags)
    ),
    series: only(
      publication.series,
      slugsIn(articles, ({series}) => (series === undefined ? [] : [series]))
    ),
    authors: only(
      publication.authors,
      slugsIn(articles, ({byline}) => byline)
    ),
    byTag: within(publication.byTag),
    bySeries: within(publication.bySeries),
    byAuthor: within(publication.byAuthor),
    byPerson: within(publication.byPerson),
    byOrganisation: within(publication.byOrganisation),
    byPlace: within(publication.byPlace),
    archive: archiveOf(articles, publication.masthead.timeZone),
    related: among(publication.related, kept),
    backlinks: among(publication.backlinks, kept),
    neighbours: neighboursOf(articles)
  };
  return {...part, ...publicationDigestsOf(part)};
}

/** A topic and those below it, parents first. */
export function topicsFrom(topic: Slug, publication: Publication): readonly Slug[] {
  const below = publication.hubs.get(topic)?.subTopics ?? [];
  return [topic, ...below.flatMap(({slug}) => topicsFrom(slug, publication))];
}

function slugsIn(articles: readonly Article[], slugsOf: (article: Article) => readonly Slug[]): Set<Slug> {
  return new Set(articles.flatMap(slugsOf));
}

function only<Noun>(nouns: ReadonlyMap<Slug, Noun>, slugs: ReadonlySet<Slug>): ReadonlyMap<Slug, Noun> {
  return new Map([...nouns].filter(([slug]) => slugs.has(slug)));
}

function listingWithin({stories}: Listing, kept: ReadonlySet<Article>): Listing {
  return listingOf(stories.filter((story) => kept.has(story)));
}

/** Of what stands beside each story, what is about a story that is kept. */
function among<Beside extends {readonly article: Article}>(
  lists: ReadonlyMap<Slug, readonly Beside[]>,
  kept: ReadonlySet<Article>
): ReadonlyMap<Slug, readonly Beside[]> {
  return new Map([...lists].map(([slug, list]) => [slug, list.filter(({article}) => kept.has(article))]));
}
