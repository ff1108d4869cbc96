import {permalinkOf} from "../model/permalink.ts";
import {lookUp} from "../model/publication.ts";
import {organisationView, personView, placeView} from "./entityView.ts";
import {type ListView, type ListWish, listPages, partsOf} from "./listPage.ts";
import {type PageType, pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

/** All stories on a topic. */
export const topicArchive = listType("topicArchive", function* ({publication, strings, nameOf, say}) {
  for (const hub of publication.hubs.values()) {
    const {slug} = hub.topic;
    const name = nameOf(hub.topic);
    yield {
      name: say("allStoriesOn", {name}),
      summary: undefined,
      listing: hub,
      permalinkOfPart: partsOf("topics", slug, "archive"),
      trail: [
        {name: strings.topics, permalink: permalinkOf("topics")},
        {name, permalink: permalinkOf("topics", slug)}
      ],
      hasFeeds: false
    };
  }
});

/** All stories with a tag. */
export const tag = listType("tag", function* ({publication, strings, nameOf}) {
  for (const tag of publication.tags.values()) {
    yield {
      name: nameOf(tag),
      summary: tag.about,
      listing: lookUp(publication.byTag, tag.slug),
      permalinkOfPart: partsOf("tags", tag.slug),
      trail: [{name: strings.tags, permalink: permalinkOf("tags")}],
      hasFeeds: true
    };
  }
});

/** All stories that an author signed. */
export const author = listType("author", function* ({publication, strings, nameOf}) {
  for (const author of publication.authors.values()) {
    yield {
      name: nameOf(author),
      summary: author.about,
      listing: lookUp(publication.byAuthor, author.slug),
      permalinkOfPart: partsOf("authors", author.slug),
      trail: [{name: strings.authors, permalink: permalinkOf("authors")}],
      hasFeeds: false
    };
  }
});

/** A person, and the stories that they are in. */
export const person = listType("person", function* (setting) {
  const {publication, strings, nameOf} = setting;
  for (const person of publication.people.values()) {
    yield {
      name: nameOf(person),
      summary: person.profile?.summary ?? person.about,
      entity: personView(person, setting),
      listing: lookUp(publication.byPerson, person.slug),
      permalinkOfPart: partsOf("people", person.slug),
      trail: [{name: strings.people, permalink: permalinkOf("people")}],
      hasFeeds: false,
      ...(person.profile && {source: person.profile.source.file})
    };
  }
});

/** An organisation, and the stories that it is in. */
export const organisation = listType("organisation", function* (setting) {
  const {publication, strings, nameOf} = setting;
  for (const organisation of publication.organisations.values()) {
    yield {
      name: nameOf(organisation),
      summary: organisation.about,
      entity: organisationView(organisation, setting),
      listing: lookUp(publication.byOrganisation, organisation.slug),
      permalinkOfPart: partsOf("organisations", organisation.slug),
      trail: [{name: strings.organisations, permalink: permalinkOf("organisations")}],
      hasFeeds: false
    };
  }
});

/** A place, and the stories about it. */
export const place = listType("place", function* (setting) {
  const {publication, strings, nameOf} = setting;
  for (const place of publication.places.values()) {
    yield {
      name: nameOf(place),
      summary: place.about,
      entity: placeView(place, setting),
      listing: lookUp(publication.byPlace, place.slug),
      permalinkOfPart: partsOf("places", place.slug),
      trail: [{name: strings.places, permalink: permalinkOf("places")}],
      hasFeeds: false
    };
  }
});

function listType(name: string, wishes: (setting: Setting) => Iterable<ListWish>): PageType {
  return pageType<ListView>({
    name,
    template: "list",
    style: "list",
    *pages(setting) {
      for (const wish of wishes(setting)) yield* listPages(wish, setting);
    }
  });
}
