import type {Language} from "./language.ts";

/** What some words of a noun, which stand in the newsroom's language, are in others. */
export type Translations<Key extends string> = Readonly<
  Partial<Record<Language, Readonly<Partial<Record<Key, string>>>>>
>;

/** A noun with words of which there may be translations. */
export type Translated<Key extends string> = Readonly<Record<Key, string | undefined>> & {
  readonly translations: Translations<Key>;
};

/** Words with the language that they are in. */
export interface Told {
  readonly text: string;
  readonly language: Language;
}

/** What a noun says in a language if it does, else in the newsroom's; undefined when it says nothing there. */
export function toldIn<Key extends string>(
  language: Language,
  house: Language,
  noun: Translated<Key>,
  key: Key
): Told | undefined {
  const text = noun.translations[language]?.[key];
  if (text !== undefined) return {text, language};
  const own = noun[key];
  return own === undefined ? undefined : {text: own, language: house};
}
