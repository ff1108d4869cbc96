import type {Language} from "./language.ts";
import {languageRoot} from "./languageRoot.ts";
import type {Listing} from "./listing.ts";
import {type Permalink, pagePermalink, permalinkOf, type Section} from "./permalink.ts";
import type {Publication} from "./publication.ts";
import type {Slug} from "./slug.ts";

/** The sections whose pages list stories: each language has those in which it has a story. */
export type ListSection = Exclude<Section, "articles" | "search">;

/** What is named behind the section: a noun's slug, or a year and a month, and what is below them. */
export type PermalinkRest = readonly (Slug | number)[];

/**
 * Where a language has a page: in a section of lists its own page if it has a story there, else the newsroom's. The
 * newsroom's own language has every page.
 */
export function permalinkIn(
  language: Language,
  publication: Publication,
  section: Section,
  ...rest: PermalinkRest
): Permalink {
  if (section === "articles" || section === "search" || !hasPage(language, publication, section, ...rest))
    return permalinkOf(section, ...rest);
  const root = languageRoot(language, publication.masthead.language);
  return pagePermalink(root + [section, ...rest].join("/"));
}

/** Whether a language has a page of its own for a list, or for the index of a section when no noun is named. */
export function hasPage(
  language: Language,
  publication: Publication,
  section: ListSection,
  ...rest: PermalinkRest
): boolean {
  if (language === publication.masthead.language) return true;
  for (const listing of listingsAt(section, rest, publication)) {
    if (listing.byLanguage.has(language)) return true;
  }
  return false;
}

function listingsAt(
  section: ListSection,
  [first, second]: PermalinkRest,
  publication: Publication
): Iterable<Listing> {
  if (section === "archive") {
    return publication.archive.filter(
      ({year, month}) =>
        (first === undefined || year === Number(first)) && (second === undefined || month === Number(second))
    );
  }
  const lists = listsOf(section, publication);
  if (first === undefined) return lists.values();
  const list = lists.get(String(first));
  return list === undefined ? [] : [list];
}

function listsOf(
  section: Exclude<ListSection, "archive">,
  {hubs, byTag, bySeries, byPerson, byOrganisation, byPlace, byAuthor}: Publication
): ReadonlyMap<Slug, Listing> {
  return {
    topics: hubs,
    tags: byTag,
    series: bySeries,
    people: byPerson,
    organisations: byOrganisation,
    places: byPlace,
    authors: byAuthor
  }[section];
}
