import type {Article} from "../model/article.ts";
import {roleAt} from "../model/entities.ts";
import type {Phrase} from "../model/phrase.ts";
import {lookUp} from "../model/publication.ts";
import type {NamedLink} from "../model/sheet.ts";
import type {Setting} from "./setting.ts";

/** Somebody or something that a story is about. */
export interface StoryNoun extends NamedLink {
  /** The office that a person held. */
  readonly role: Phrase | undefined;
}

/** Who and what the story is about, each person with the office held on the day. */
export function storyNouns(
  article: Article,
  {publication, named, phrase, language, permalink}: Setting
): readonly StoryNoun[] {
  const people = article.people.map((slug) => {
    const person = lookUp(publication.people, slug);
    const office = roleAt(person, article.published);
    const role = office && (office.titles[language] ?? phrase(office.title, publication.masthead.language));
    return {name: named(person), permalink: permalink("people", slug), role};
  });
  const organisations = article.organisations.map((slug) => ({
    name: named(lookUp(publication.organisations, slug)),
    permalink: permalink("organisations", slug),
    role: undefined
  }));
  const places = article.places.map((slug) => ({
    name: named(lookUp(publication.places, slug)),
    permalink: permalink("places", slug),
    role: undefined
  }));
  return [...people, ...organisations, ...places];
}

/** Topics beyond the primary one, and tags. */
export function labelsOf(article: Article, {publication, named, permalink}: Setting): readonly NamedLink[] {
  const topics = article.topics.map((slug) => ({
    name: named(lookUp(publication.topics, slug)),
    permalink: permalink("topics", slug)
  }));
  const tags = article.tags.map((slug) => ({
    name: named(lookUp(publication.tags, slug)),
    permalink: permalink("tags", slug)
  }));
  return [...topics, ...tags];
}
