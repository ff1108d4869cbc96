import type {KeyLists} from "./keyLists.ts";
import type {WeighedTexts} from "./weighedTexts.ts";

/** The square of the length of a text's vector. Lists of the text's keys tell which rare terms are not its alone. */
export function squaresOf(
  text: number,
  words: WeighedTexts,
  {rowStarts, keys, rowPlaces, listStarts, frequencies: ofKeys}: KeyLists
): number {
  const frequencies = words.frequencies(text);
  const weights = words.weights(text);
  let squares = 0;
  for (let at = 0; at < frequencies.length; at++) {
    if ((frequencies[at] ?? 0) > 1) squares += (weights[at] ?? 0) ** 2;
  }
  const last = rowStarts[text + 1] ?? 0;
  for (let at = rowStarts[text] ?? 0; at < last; at++) {
    const key = keys[at] ?? 0;
    const isShared = (listStarts[key + 1] ?? 0) - (listStarts[key] ?? 0) > 1;
    if (ofKeys[key] === 1 && isShared) squares += (weights[rowPlaces[at] ?? 0] ?? 0) ** 2;
  }
  return squares;
}

/**
 * The length that a vector counts with: rounded to steps of 4 %, so that a term that ceases to be one text's alone
 * hardly ever changes the other one's.
 */
export function lengthOf(squares: number): number {
  return squares === 0 ? 1 : 2 ** (Math.round(Math.log2(squares) * 8) / 16);
}

/** For each place in lists what the term weighs there, in a vector of length 1. */
export function listWeights(
  {listStarts, texts, places, frequencies}: KeyLists,
  words: WeighedTexts,
  lengths: Float64Array
): Float32Array {
  const weights = new Float32Array(places.length);
  for (let key = 0; key + 1 < listStarts.length; key++) {
    const end = listStarts[key + 1] ?? 0;
    const frequency = frequencies[key] ?? 0;
    for (let at = listStarts[key] ?? 0; at < end; at++) {
      const text = texts[at] ?? 0;
      weights[at] = words.weightOf(text, places[at] ?? 0, frequency) / (lengths[text] ?? 1);
    }
  }
  return weights;
}
