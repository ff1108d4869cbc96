import {lookUp} from "../model/publication.ts";
import {wordsReads} from "../rendering/words.ts";
import {organisationView, personView, placeView} from "./entityView.ts";
import {type ListView, type ListWish, listPages} from "./listPage.ts";
import {type PageType, pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

/** All stories on a topic. */
export const topicArchive = listType(
  "topicArchive",
  function* ({publication, strings, nameOf, named, say, permalink}) {
    for (const hub of publication.hubs.values()) {
      const {slug} = hub.topic;
      const name = nameOf(hub.topic);
      yield {
        name: say("allStoriesOn", {name}),
        shown: say("allStoriesOn", {name}),
        summary: undefined,
        listing: hub,
        at: ["topics", slug, "archive"],
        trail: [
          {name: strings.topics, permalink: permalink("topics")},
          {name: named(hub.topic), permalink: permalink("topics", slug)}
        ],
        hasFeeds: false
      };
    }
  }
);

/** All stories with a tag. */
export const tag = listType("tag", function* ({publication, strings, nameOf, named, told, permalink}) {
  for (const tag of publication.tags.values()) {
    yield {
      name: nameOf(tag),
      shown: named(tag),
      summary: told(tag, "about"),
      listing: lookUp(publication.byTag, tag.slug),
      at: ["tags", tag.slug],
      trail: [{name: strings.tags, permalink: permalink("tags")}],
      hasFeeds: true
    };
  }
});

/** All stories that an author signed. */
export const author = listType("author", function* ({publication, strings, nameOf, named, told, permalink}) {
  for (const author of publication.authors.values()) {
    yield {
      name: nameOf(author),
      shown: named(author),
      summary: told(author, "about"),
      listing: lookUp(publication.byAuthor, author.slug),
      at: ["authors", author.slug],
      trail: [{name: strings.authors, permalink: permalink("authors")}],
      hasFeeds: false
    };
  }
});

/** A person, and the stories that they are in. */
export const person = listType("person", function* (setting) {
  const {publication, strings, nameOf, named, told, phrase, language, permalink} = setting;
  for (const person of publication.people.values()) {
    yield {
      name: nameOf(person),
      shown: named(person),
      summary:
        person.profile && person.translations[language]?.about === undefined
          ? phrase(person.profile.summary, publication.masthead.language)
          : told(person, "about"),
      entity: () => personView(person, setting),
      entityReads: [
        lookUp(publication.nounDigests.people, person.slug),
        ...(person.profile === undefined
          ? []
          : [
              person.profile.summary,
              person.profile.body.markdown,
              ...wordsReads(person.profile.body, setting.words)
            ])
      ],
      listing: lookUp(publication.byPerson, person.slug),
      at: ["people", person.slug],
      trail: [{name: strings.people, permalink: permalink("people")}],
      hasFeeds: false,
      ...(person.profile && {source: person.profile.source.file})
    };
  }
});

/** An organisation, and the stories that it is in. */
export const organisation = listType("organisation", function* (setting) {
  const {publication, strings, nameOf, named, told, permalink} = setting;
  for (const organisation of publication.organisations.values()) {
    yield {
      name: nameOf(organisation),
      shown: named(organisation),
      summary: told(organisation, "about"),
      entity: () => organisationView(organisation, setting),
      entityReads: [
        lookUp(publication.nounDigests.organisations, organisation.slug),
        organisation.link ?? "",
        ...(organisation.place === undefined
          ? []
          : [lookUp(publication.nounDigests.places, organisation.place)])
      ],
      listing: lookUp(publication.byOrganisation, organisation.slug),
      at: ["organisations", organisation.slug],
      trail: [{name: strings.organisations, permalink: permalink("organisations")}],
      hasFeeds: false
    };
  }
});

/** A place, and the stories about it. */
export const place = listType("place", function* (setting) {
  const {publication, strings, nameOf, named, told, permalink} = setting;
  // The map of one shows the others.
  const all = [...publication.places.values()];
  const onMaps = JSON.stringify(all.map((place) => [nameOf(place), place.latitude, place.longitude]));
  for (const place of publication.places.values()) {
    yield {
      name: nameOf(place),
      shown: named(place),
      summary: told(place, "about"),
      entity: () => placeView(place, setting),
      entityReads: [
        lookUp(publication.nounDigests.places, place.slug),
        JSON.stringify(told(place, "country") ?? null),
        onMaps
      ],
      listing: lookUp(publication.byPlace, place.slug),
      at: ["places", place.slug],
      trail: [{name: strings.places, permalink: permalink("places")}],
      hasFeeds: false
    };
  }
});

function listType(name: string, wishes: (setting: Setting) => Iterable<ListWish>): PageType {
  return pageType<ListView>({
    name,
    template: "list",
    style: "list",
    isInEveryLanguage: true,
    *pages(setting) {
      for (const wish of wishes(setting)) {
        if (setting.hasPage(...wish.at)) yield* listPages(wish, setting);
      }
    }
  });
}
