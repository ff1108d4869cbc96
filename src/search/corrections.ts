import {longestWord} from "./vocabulary.ts";

/** A word that may have been meant. */
export interface Correction {
  readonly word: string;
  /** Of the vocabulary: more is more frequent. */
  readonly frequency: number;
}

/**
 * The words of a vocabulary that one slip of the hand turns into `typed`: a letter left out, put in, exchanged for
 * another, or two neighbours swapped (Damerau 1964: four of five misspellings). The most frequent first. Slips in
 * the first letter are rare, so words that begin alike come before those that do not.
 */
export function correctionsOf(typed: string, vocabulary: ReadonlyMap<string, number>): readonly Correction[] {
  if (typed.length > longestWord + 1) return [];
  if (typed.length < 3) return [];
  const found = new Map<string, number>();
  for (const candidate of oneSlipAway(typed, lettersOf(vocabulary))) {
    const frequency = vocabulary.get(candidate);
    if (frequency !== undefined) found.set(candidate, frequency);
  }
  const beginsAlike = (word: string) => Number(word.charAt(0) === typed.charAt(0));
  return [...found]
    .map(([word, frequency]) => ({word, frequency}))
    .sort(
      (a, b) =>
        beginsAlike(b.word) - beginsAlike(a.word) || b.frequency - a.frequency || (a.word < b.word ? -1 : 1)
    );
}

function* oneSlipAway(word: string, letters: readonly string[]): Iterable<string> {
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (tail !== "") yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    for (const letter of letters) {
      yield head + letter + tail;
      if (tail !== "") yield head + letter + tail.slice(1);
    }
  }
}

const letterCache = new WeakMap<ReadonlyMap<string, number>, readonly string[]>();

function lettersOf(vocabulary: ReadonlyMap<string, number>): readonly string[] {
  const known = letterCache.get(vocabulary);
  if (known !== undefined) return known;
  const letters = new Set<string>();
  for (const word of vocabulary.keys()) for (const letter of word) letters.add(letter);
  const list = [...letters];
  letterCache.set(vocabulary, list);
  return list;
}
