import type {Language} from "./language.ts";
import {isSingular} from "./plural.ts";
import type {StringKey} from "./stringKeys.ts";

/**
 * `months` names twelve, parted by commas, January first; `solarMonths` those of the Solar Hijri year; `digits` holds
 * ten, zero first; `calendar` is one of `calendars`.
 */
export type Strings = Readonly<Record<StringKey, string>>;

/** By which calendar a language's readers count their days. */
export const calendars = ["gregorian", "solar-hijri"] as const;

export function namesIn(months: string): readonly string[] {
  return months.split(/[,،]/).map((name) => name.trim());
}

/** Fills the places of a string: `fill("Page {n}", {n: "2"})`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** A whole number in a language's digits. */
export function numeral(number: number | string, strings: Pick<Strings, "digits">): string {
  return String(number).replace(/[0-9]/g, (digit) => strings.digits[Number(digit)] ?? digit);
}

/** The form of a counted noun. */
export function counted(
  count: number,
  one: StringKey,
  other: StringKey,
  strings: Strings,
  language: Language
): string {
  return fill(isSingular(count, language) ? strings[one] : strings[other], {count: numeral(count, strings)});
}
