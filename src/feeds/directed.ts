import {directionOf, type Language} from "../model/language.ts";

const marks = {ltr: "\u200e", rtl: "\u200f"} as const;

/**
 * Plain words of a language for readers that take the direction from the first letter, since neither Atom nor JSON
 * Feed can say it: where that letter runs the other way, or is none, a mark goes before it. (Unicode TR 9, rule P2.)
 */
export function directed(text: string, language: Language): string {
  const direction = directionOf(language);
  const [first] = /\p{L}/u.exec(text) ?? [];
  const runs =
    first === undefined ? undefined : /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(first) ? "rtl" : "ltr";
  return runs === direction || (runs === undefined && direction === "ltr") ? text : marks[direction] + text;
}
