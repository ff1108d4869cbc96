import type {Body} from "./body.ts";
import type {Instant} from "./instant.ts";
import type {Language, Named, Names} from "./language.ts";
import {isoOf, type PartialDate} from "./partialDate.ts";
import type {Source} from "./position.ts";
import type {Slug} from "./slug.ts";
import type {Told, Translations} from "./translation.ts";

/** What people, organisations, places, tags, topics and authors share. */
interface Entity extends Named {
  readonly slug: Slug;
  readonly source: Source;
}

/** An office held for a time. */
export interface Role {
  readonly title: string;
  /** The title in other languages. */
  readonly titles: Names;
  readonly from: PartialDate | undefined;
  readonly to: PartialDate | undefined;
}

export interface Person extends Entity {
  /** Other ways to write the name, in any script. */
  readonly aliases: readonly string[];
  readonly about: string | undefined;
  readonly translations: Translations<"about">;
  /** Oldest first. */
  readonly roles: readonly Role[];
  readonly profile: Profile | undefined;
}

/** A longer text on a person: `content/people/<slug>.md`. */
export interface Profile {
  readonly slug: Slug;
  readonly summary: string;
  readonly body: Body;
  readonly source: Source;
}

export interface Organisation extends Entity {
  readonly aliases: readonly string[];
  readonly about: string | undefined;
  readonly translations: Translations<"about">;
  readonly place: Slug | undefined;
  readonly link: string | undefined;
}

export interface Place extends Entity {
  readonly aliases: readonly string[];
  readonly about: string | undefined;
  readonly translations: Translations<"about" | "country">;
  readonly country: string | undefined;
  /** Degrees north, WGS 84. */
  readonly latitude: number | undefined;
  /** Degrees east, WGS 84. */
  readonly longitude: number | undefined;
}

export interface Tag extends Entity {
  readonly about: string | undefined;
  readonly translations: Translations<"about">;
}

/** Stories that belong together, read in order. */
export interface Series extends Entity {
  readonly about: string | undefined;
  readonly translations: Translations<"about">;
}

export interface Author extends Entity {
  readonly kind: "desk" | "person";
  readonly about: string | undefined;
  readonly translations: Translations<"about">;
}

/** A key person of a topic, with the role that matters there. */
export interface KeyPerson {
  readonly person: Slug;
  readonly role: string | undefined;
}

export interface Topic extends Entity {
  readonly parent: Slug | undefined;
  readonly summary: string;
  readonly people: readonly KeyPerson[];
  readonly places: readonly Slug[];
  readonly documents: readonly Slug[];
  /** The standing explainer. */
  readonly body: Body;
  /** What of it is told in other languages than the newsroom's. */
  readonly texts: Readonly<Partial<Record<Language, TopicText>>>;
}

/** A topic told in another language: `content/topics/<slug>.<language>.md`. */
export interface TopicText {
  readonly slug: Slug;
  readonly language: Language;
  readonly summary: string;
  /** The roles of key people. */
  readonly roles: Readonly<Record<Slug, string>>;
  /** The standing explainer; no words where it is not translated. */
  readonly body: Body;
  readonly source: Source;
}

/** A topic's summary in a language, or in the newsroom's where it is not told in that. */
export function summaryIn(language: Language, house: Language, {texts, summary}: Topic): Told {
  const text = texts[language];
  return text === undefined ? {text: summary, language: house} : {text: text.summary, language};
}

/** A topic's explainer in a language, or in the newsroom's where that has none. */
export function explainerIn(
  language: Language,
  house: Language,
  {texts, body}: Topic
): {readonly body: Body; readonly language: Language} {
  const text = texts[language];
  if (text === undefined || text.body.text === "") return {body, language: house};
  return {body: text.body, language};
}

/** The office that a person held at a moment: the last begun by then and not yet over; undefined for none. */
export function roleAt(person: Person, moment: Instant): Role | undefined {
  const day = moment.iso.slice(0, 10);
  const covers = ({from, to}: Role) =>
    (from === undefined || isoOf(from) <= day) &&
    (to === undefined || isoOf(to) >= day.slice(0, isoOf(to).length));
  return person.roles.filter(covers).at(-1);
}
