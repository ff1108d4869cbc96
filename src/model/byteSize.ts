import {fill, numeral, type Strings} from "./strings.ts";

/** "38 KB", "1.2 MB": what a file weighs, in a language's words and digits; never nothing. */
export function byteSize(bytes: number, words: Pick<Strings, "digits" | "kilobytes" | "megabytes">): string {
  const isLarge = bytes >= 1e6;
  const count = isLarge ? (bytes / 1e6).toFixed(1) : String(Math.max(1, Math.round(bytes / 1000)));
  return fill(isLarge ? words.megabytes : words.kilobytes, {count: numeral(count, words)});
}
