import {fold} from "./fold.ts";

/**
 * The words of a text as the index knows them: folded, without punctuation. A word with punctuation inside counts as
 * a whole and in its parts, as it does in the index: "co-operation" is cooperation, co and operation.
 */
export function indexedWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const word of fold(text).split(/\s+/)) {
    if (/^[a-z0-9]+$/.test(word)) {
      words.push(word);
      continue;
    }
    const parts = word.split(punctuation).filter((part) => part !== "");
    if (parts.length > 1) words.push(parts.join(""));
    words.push(...parts);
  }
  return words;
}

/** The words of a query, each as one: as Pagefind reads it. */
export function queryWords(text: string): readonly string[] {
  return fold(text)
    .split(/\s+/)
    .map((word) => word.replace(new RegExp(punctuation, "gu"), ""))
    .filter((word) => word !== "")
    .slice(0, mostWords);
}

/** More words than this do not make a question. */
const mostWords = 32;

const punctuation = /[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}\p{Pc}\p{S}]+/u;
