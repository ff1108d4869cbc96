import type {Named} from "../model/language.ts";
import type {ListSection} from "../model/languagePermalink.ts";
import type {Listing} from "../model/listing.ts";
import type {Permalink} from "../model/permalink.ts";
import {type Phrase, plain} from "../model/phrase.ts";
import {lookUp} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";
import type {StringKey} from "../model/stringKeys.ts";
import type {Translated} from "../model/translation.ts";
import {type PageType, pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

interface IndexEntry {
  readonly name: Phrase;
  readonly permalink: Permalink;
  readonly about: Phrase | undefined;
  readonly count: string;
  /** Sub-topics. */
  readonly below: readonly IndexEntry[];
}

interface IndexView {
  readonly name: string;
  readonly entries: readonly IndexEntry[];
}

/** All topics, sub-topics below theirs. */
export const topics = indexType("topics", "topics", (setting) => {
  const {publication, named, permalink} = setting;
  const entryOf = (slug: Slug): readonly IndexEntry[] => {
    const hub = publication.hubs.get(slug);
    if (hub === undefined) return [];
    return [
      {
        name: named(hub.topic),
        permalink: permalink("topics", slug),
        about: setting.summaryOf(hub.topic),
        count: setting.storyCount(setting.stories(hub).length),
        below: hub.subTopics.flatMap((topic) => entryOf(topic.slug))
      }
    ];
  };
  const tops = [...publication.hubs.values()].filter((hub) => hub.parent === undefined);
  return tops.flatMap((hub) => entryOf(hub.topic.slug));
});

export const tags = indexType("tags", "tags", (setting) =>
  entries("tags", [...setting.publication.tags.values()], setting.publication.byTag, setting)
);

/** All series; no page where there is none. */
export const seriesIndex = indexType("series", "series", (setting) =>
  entries("series", [...setting.publication.series.values()], setting.publication.bySeries, setting)
);

export const people = indexType("people", "people", (setting) =>
  entries("people", [...setting.publication.people.values()], setting.publication.byPerson, setting)
);

export const organisations = indexType("organisations", "organisations", (setting) =>
  entries(
    "organisations",
    [...setting.publication.organisations.values()],
    setting.publication.byOrganisation,
    setting
  )
);

export const places = indexType("places", "places", (setting) =>
  entries("places", [...setting.publication.places.values()], setting.publication.byPlace, setting)
);

export const authors = indexType("authors", "authors", (setting) =>
  entries("authors", [...setting.publication.authors.values()], setting.publication.byAuthor, setting)
);

function indexType(
  section: ListSection,
  heading: StringKey,
  entriesOf: (setting: Setting) => readonly IndexEntry[]
): PageType {
  return pageType<IndexView>({
    name: `${section}Index`,
    template: "index",
    style: "list",
    isInEveryLanguage: true,
    *pages(setting) {
      if (!setting.hasPage(section) || (section === "series" && setting.publication.series.size === 0))
        return;
      const name = setting.strings[heading];
      const description = `${name} · ${plain(setting.told(setting.publication.masthead, "description") ?? "")}`;
      yield {
        permalink: setting.permalink(section),
        title: name,
        description,
        alternates: setting.alternates(section),
        view: {name, entries: entriesOf(setting)}
      };
    }
  });
}

interface Listed extends Named, Translated<"about"> {
  readonly slug: Slug;
}

/** Those that the language has a page for, by name, in the language's order. */
function entries(
  section: ListSection,
  nouns: readonly Listed[],
  lists: ReadonlyMap<Slug, Listing>,
  setting: Setting
): readonly IndexEntry[] {
  const {named, language} = setting;
  const order = new Intl.Collator(language);
  return nouns
    .filter(({slug}) => setting.hasPage(section, slug))
    .map((noun) => ({
      name: named(noun),
      permalink: setting.permalink(section, noun.slug),
      about: setting.told(noun, "about"),
      count: setting.storyCount(setting.stories(lookUp(lists, noun.slug)).length),
      below: []
    }))
    .sort((a, b) => order.compare(plain(a.name), plain(b.name)));
}
