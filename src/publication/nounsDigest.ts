import {digestOf} from "../model/digest.ts";
import type {Listing} from "../model/listing.ts";
import type {Publication} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";

type Own = "nounsDigest" | "personDigests" | "organisationDigests";

/** What of a publication every page may show. */
type Nouns = Omit<Publication, Own | "until">;

/** What tells pages and feeds whether anything is said otherwise of nouns that they show. */
export function nounDigestsOf(publication: Nouns): Pick<Publication, Own> {
  return {
    nounsDigest: nounsDigestOf(publication),
    personDigests: digestsOf(publication.people),
    organisationDigests: digestsOf(publication.organisations)
  };
}

function digestsOf(nouns: ReadonlyMap<Slug, object>): ReadonlyMap<Slug, string> {
  return new Map([...nouns].map(([slug, noun]) => [slug, digestOf(JSON.stringify(noun, withoutWords))]));
}

/**
 * A digest of what pages may say of any noun but stories, people and organisations: names, addresses, strings; and of
 * where each language has pages. Events, and the words of topics and profiles, are left out, too: the pages that show
 * them look at them.
 */
function nounsDigestOf(publication: Nouns): string {
  const {topics, tags, places, authors, series, documents, backgrounds} = publication;
  const {masthead, strings, languages, pages, hubs} = publication;
  const nouns = [topics, tags, places, authors, series, documents];
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
