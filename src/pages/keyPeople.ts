import type {Person, Topic} from "../model/entities.ts";
import type {Permalink} from "../model/permalink.ts";
import type {Phrase} from "../model/phrase.ts";
import type {Hub} from "../model/publication.ts";
import type {Setting} from "./setting.ts";

/** A key person of a topic. */
export interface ShownPerson {
  readonly name: Phrase;
  readonly permalink: Permalink;
  readonly role: Phrase | undefined;
}

export function keyPeopleOf({topic, people}: Hub, setting: Setting): readonly ShownPerson[] {
  return people.map(({person, role}) => ({
    name: setting.named(person),
    permalink: setting.permalink("people", person.slug),
    role: roleOf(person, role, topic, setting)
  }));
}

/** What a key person is in a topic; failing that, the last office held. */
function roleOf(
  person: Person,
  role: string | undefined,
  topic: Topic,
  {language, publication, phrase}: Setting
): Phrase | undefined {
  const translated = topic.texts[language]?.roles[person.slug];
  if (translated !== undefined) return translated;
  if (role !== undefined) return phrase(role, publication.masthead.language);
  const last = person.roles.at(-1);
  return last && (last.titles[language] ?? phrase(last.title, publication.masthead.language));
}
