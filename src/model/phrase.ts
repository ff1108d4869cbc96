import {type Direction, directionOf, type Language} from "./language.ts";

/** Words in another language than the page's, which are marked as such. */
export interface ForeignWords {
  readonly text: string;
  readonly language: Language;
  readonly direction: Direction;
}

/** Words on a page: plain where they are in its language. */
export type Phrase = string | ForeignWords;

/** Some words of a language as they are on a page of another, or of the same. */
export function phraseOn(page: Language, text: string, language: Language): Phrase {
  return page === language ? text : {text, language, direction: directionOf(language)};
}

export function plain(phrase: Phrase): string {
  return typeof phrase === "string" ? phrase : phrase.text;
}
