import {digestOf} from "../model/digest.ts";
import type {Listing} from "../model/listing.ts";
import type {Publication} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";

/** What of a publication every page may show. */
type Nouns = Omit<Publication, "nounsDigest" | "until">;

/**
 * A digest of what pages may say of any noun but stories: names, offices, addresses, strings; and of where each language
 * has pages. Events, and the words of topics and profiles, are left out: the pages that show them look at them.
 */
export function nounsDigestOf(publication: Nouns): string {
  const {topics, tags, people, organisations, places, authors, series, documents, backgrounds} = publication;
  const {masthead, strings, languages, pages, hubs} = publication;
  const nouns = [topics, tags, people, organisations, places, authors, series, documents];
  return digestOf(
    ...nouns.map((map) => JSON.stringify([...map.values()], withoutWords)),
    JSON.stringify([masthead, strings, languages, pages], withoutWords),
    JSON.stringify([...backgrounds.values()], withoutSources),
    JSON.stringify([...hubs.values()].map(({topic, parent}) => [topic.slug, parent?.slug])),
    ...listingsOf(publication).map((lists) => JSON.stringify(languagesIn(lists)))
  );
}

function withoutWords(key: string, value: unknown): unknown {
  return key === "body" || key === "profile" || key === "texts" ? undefined : withoutSources(key, value);
}

function withoutSources(key: string, value: unknown): unknown {
  return key === "source" || key === "at" ? undefined : value;
}

function listingsOf(publication: Nouns): readonly (readonly (readonly [Slug, Listing])[])[] {
  const {hubs, byTag, bySeries, byAuthor, byPerson, byOrganisation, byPlace, archive} = publication;
  return [
    ...[hubs, byTag, bySeries, byAuthor, byPerson, byOrganisation, byPlace].map((lists) => [...lists]),
    archive.map((month): readonly [Slug, Listing] => [`${month.year} ${month.month}`, month])
  ];
}

function languagesIn(
  lists: readonly (readonly [Slug, Listing])[]
): readonly (readonly [Slug, readonly string[]])[] {
  return lists.map(([slug, {byLanguage}]) => [slug, [...byLanguage.keys()].sort()]);
}
