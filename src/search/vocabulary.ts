/**
 * The words of an index in a form that a reader's browser can fetch when a word is not found: sorted, each written
 * as the number of letters that it shares with the one before it (a base-36 digit, 35 at most) and the rest of it,
 * parted by newlines. About 2.4 bytes a word once zipped. (Front coding: Manning, Raghavan, Schütze, Introduction to
 * Information Retrieval, 5.2.2.)
 *
 * The frequency of a word decides between two that are as near: a second list, in the same order, holds a letter a
 * word, `a` for one story, `b` for two or three, `c` for four to seven, and so on; a backtick for none, by which
 * changes to a vocabulary say that a word is gone.
 */
const mostShared = 35;
/** Longer words are not in a vocabulary. */
export const longestWord = 40;

export function packVocabulary(stories: ReadonlyMap<string, number>): string {
  const words = [...stories.keys()]
    .filter((word) => word.length <= longestWord && !/\d|\s/.test(word))
    .sort();
  let before = "";
  const coded = words.map((word) => {
    const shared = Math.min(mostShared, sharedLength(before, word));
    before = word;
    return shared.toString(36) + word.slice(shared);
  });
  const frequencies = words.map((word) => String.fromCharCode(97 + frequencyOf(stories.get(word) ?? 1)));
  return `${coded.join("\n")}\n\n${frequencies.join("")}`;
}

/** The base-2 logarithm of a number of stories, rounded down; -1 of none. */
export function frequencyOf(stories: number): number {
  return stories === 0 ? -1 : Math.floor(Math.log2(stories));
}

/** A vocabulary after changes to it, which have the words that are new, gone, or of another frequency. */
export function changedVocabulary(
  vocabulary: ReadonlyMap<string, number>,
  changes: ReadonlyMap<string, number>
): ReadonlyMap<string, number> {
  return new Map([...vocabulary, ...changes].filter(([word]) => (changes.get(word) ?? 0) >= 0));
}

/** The words of a packed vocabulary, each with the base-2 logarithm of the number of its stories, rounded down. */
export function unpackVocabulary(packed: string): ReadonlyMap<string, number> {
  const [coded = "", frequencies = ""] = packed.split("\n\n");
  const words = new Map<string, number>();
  if (coded === "") return words;
  let before = "";
  for (const [index, line] of coded.split("\n").entries()) {
    const word = before.slice(0, Number.parseInt(line.charAt(0), 36)) + line.slice(1);
    words.set(word, frequencies.charCodeAt(index) - 97);
    before = word;
  }
  return words;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
