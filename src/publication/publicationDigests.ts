import type {Article} from "../model/article.ts";
import {digestOf} from "../model/digest.ts";
import type {Named} from "../model/language.ts";
import type {Listing} from "../model/listing.ts";
import {lookUp, type NounDigests, type Publication} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";

type Own = "houseDigest" | "nounDigests" | "subjectDigests" | "cardDigests";

/** A publication before it has digests. */
type Undigested = Omit<Publication, Own | "until">;

/**
 * What tells pages and feeds whether anything is another than before that they show beside stories. Of a noun only what
 * others show of it counts: its own page looks at the rest.
 */
export function publicationDigestsOf(publication: Undigested): Pick<Publication, Own> {
  const {masthead, strings, languages, articles, articleOf} = publication;
  const {url, language, timeZone} = masthead;
  const nounDigests: NounDigests = {
    topics: digestsOf(publication.topics, namesOf, publication.hubs),
    tags: digestsOf(publication.tags, namesOf, publication.byTag),
    people: digestsOf(
      publication.people,
      (person) => [namesOf(person), person.aliases, person.roles],
      publication.byPerson
    ),
    organisations: digestsOf(
      publication.organisations,
      (organisation) => [namesOf(organisation), organisation.aliases],
      publication.byOrganisation
    ),
    places: digestsOf(publication.places, (place) => [namesOf(place), place.aliases], publication.byPlace),
    series: digestsOf(publication.series, namesOf, publication.bySeries),
    authors: digestsOf(publication.authors, (author) => author, publication.byAuthor),
    documents: digestsOf(publication.documents, (document) => document),
    backgrounds: digestsOf(publication.backgrounds, (background) => background)
  };
  return {
    houseDigest: digestOf(JSON.stringify([namesOf(masthead), url, language, timeZone, strings, languages])),
    nounDigests,
    subjectDigests: new Map(articles.map((article) => [article.slug, subjectsOf(article, nounDigests)])),
    cardDigests: new Map(
      [...articleOf].map(([slug, {digest, topics}]) => [
        slug,
        digest.front + lookUp(nounDigests.topics, topics[0])
      ])
    )
  };
}

/** Digests of the nouns that a story's front matter names, in one. */
function subjectsOf(
  {topics, tags, people, organisations, places, dateline, series, byline, sources}: Article,
  nounDigests: NounDigests
): string {
  let digests = "";
  const add = (known: ReadonlyMap<Slug, string>, slugs: readonly Slug[]) => {
    for (const slug of slugs) digests += lookUp(known, slug);
  };
  add(nounDigests.topics, topics);
  add(nounDigests.tags, tags);
  add(nounDigests.people, people);
  add(nounDigests.organisations, organisations);
  add(nounDigests.places, places);
  add(nounDigests.authors, byline);
  if (dateline !== undefined) add(nounDigests.places, [dateline]);
  if (series !== undefined) add(nounDigests.series, [series]);
  for (const {document} of sources) if (document !== undefined) add(nounDigests.documents, [document]);
  return digestOf(digests);
}

/** Digests of what is shown of some nouns; `lists` are those that they have pages of. */
function digestsOf<Noun>(
  nouns: ReadonlyMap<Slug, Noun>,
  shownOf: (noun: Noun) => unknown,
  lists: ReadonlyMap<Slug, Listing> = new Map()
): ReadonlyMap<Slug, string> {
  return new Map(
    [...nouns].map(([slug, noun]) => {
      const languages = [...(lists.get(slug)?.byLanguage.keys() ?? [])].sort();
      return [slug, digestOf(JSON.stringify([shownOf(noun), languages], withoutSources))];
    })
  );
}

function namesOf({name, names}: Named): readonly unknown[] {
  return [name, names];
}

function withoutSources(key: string, value: unknown): unknown {
  return key === "source" || key === "at" ? undefined : value;
}
