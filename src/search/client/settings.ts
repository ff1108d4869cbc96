import type {SearchSettings} from "../../model/searchSettings.ts";

/** What the page says to its script. */
export function readSettings(element: HTMLElement): SearchSettings {
  const settings: SearchSettings = JSON.parse(element.dataset["settings"] ?? "{}");
  return settings;
}

/** Fills the places of a string: `fill("{count} stories", {count: "2"})`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** A number in the page's digits. */
export function numeral(number: number, {words}: SearchSettings): string {
  return String(number).replace(/\d/g, (digit) => words.digits[Number(digit)] ?? digit);
}
