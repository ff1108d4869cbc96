import type {KeyLists} from "./keyLists.ts";
import type {Sample} from "./sample.ts";
import type {WeighedTexts} from "./weighedTexts.ts";

/**
 * What the squares of terms count that a sample has once at the most: some of them are one text's alone, and which, only
 * a look at all texts could tell. Tried on labelled posts from 0, as if all were, to 1: best around the middle.
 */
const ofRare = 0.5;

/**
 * The length of a text's vector, by its own terms and the sample, whatever other texts have: a term that stands once in
 * a sample of all texts counts for nothing. 1 for a text without terms.
 */
export function lengthOf(text: number, words: WeighedTexts, {texts}: Sample): number {
  const frequencies = words.frequencies(text);
  const weights = words.weights(text);
  const rare = texts.length === words.terms.length ? 0 : ofRare;
  let squares = 0;
  for (let at = 0; at < frequencies.length; at++)
    squares += (frequencies[at] === 1 ? rare : 1) * (weights[at] ?? 0) ** 2;
  return Math.sqrt(squares) || 1;
}

/** For each place in lists what the term weighs there, in a vector of length 1. */
export function listWeights(
  {listStarts, texts, counts, frequencies}: KeyLists,
  words: WeighedTexts,
  lengths: Float64Array
): Float32Array {
  const weights = new Float32Array(counts.length);
  for (let key = 0; key + 1 < listStarts.length; key++) {
    const end = listStarts[key + 1] ?? 0;
    const frequency = frequencies[key] ?? 0;
    for (let at = listStarts[key] ?? 0; at < end; at++) {
      const text = texts[at] ?? 0;
      weights[at] = words.weightOf(counts[at] ?? 0, frequency) / (lengths[text] ?? 1);
    }
  }
  return weights;
}
