import type {KeyLists} from "./keyLists.ts";
import type {WordStatistics} from "./wordStatistics.ts";

/** The terms of all texts, one text after the other, in flat arrays: objects would take ten times the memory. */
export interface TermArrays {
  /** Where a text's terms begin; where the next one's do, they end. */
  readonly starts: Uint32Array;
  /** Ascending in each text. */
  readonly ids: Int32Array;
  readonly counts: Uint8Array;
}

/** How many times the lookups wanted there are places for: what a sample tells of rare terms is not much. */
const ample = 2;

/** The terms of texts and what they weigh, found out for each text when it is first asked for. */
export class WeighedTexts {
  readonly arrays: TermArrays;
  readonly #statistics: WordStatistics;
  /** As of `WordStatistics`, for each term of each text that was looked at; so are the weights. */
  readonly #frequencies: Uint16Array;
  readonly #weights: Uint16Array;
  readonly #isKnown: Uint8Array;

  constructor(arrays: TermArrays, statistics: WordStatistics) {
    this.arrays = arrays;
    this.#statistics = statistics;
    this.#frequencies = new Uint16Array(arrays.ids.length);
    this.#weights = new Uint16Array(arrays.ids.length);
    this.#isKnown = new Uint8Array(arrays.starts.length - 1);
  }

  /** The frequencies of all terms; those of this text are there from now on. */
  frequencies(text: number): Uint16Array {
    if (this.#isKnown[text] === 1) return this.#frequencies;
    this.#isKnown[text] = 1;
    const {starts, ids, counts} = this.arrays;
    const {frequencyOf, weightOf} = this.#statistics;
    const end = starts[text + 1] ?? 0;
    for (let at = starts[text] ?? 0; at < end; at++) {
      const frequency = frequencyOf(ids[at] ?? 0);
      this.#frequencies[at] = frequency;
      this.#weights[at] = weightOf(counts[at] ?? 0, frequency);
    }
    return this.#frequencies;
  }

  /**
   * Up to which frequency a text's terms are keys, by which it is found: the rarest, all of a frequency, then all of
   * the next one, until they stand in more than `mostLookups` texts, as far as a sample of one in `oneIn` tells.
   */
  boundOf(text: number, oneIn: number, mostLookups: number): number {
    const {starts} = this.arrays;
    const frequencies = this.frequencies(text);
    const start = starts[text] ?? 0;
    const end = starts[text + 1] ?? 0;
    let most = 0;
    for (let at = start; at < end; at++) most = Math.max(most, frequencies[at] ?? 0);
    const having = new Uint16Array(most + 1);
    for (let at = start; at < end; at++)
      having[frequencies[at] ?? 0] = (having[frequencies[at] ?? 0] ?? 0) + 1;
    // Most of the rare terms are in fewer texts than a term that is once in the sample.
    let lookups = ((having[1] ?? 0) * oneIn) / 2;
    let bound = 1;
    while (lookups < mostLookups * ample && bound < most) {
      bound++;
      lookups += bound * oneIn * (having[bound] ?? 0);
    }
    return bound;
  }

  /** What a term that stands at a place weighs, in a text that was looked at or not. */
  weightOf(place: number, frequency: number): number {
    return this.#statistics.weightOf(this.arrays.counts[place] ?? 0, frequency);
  }

  /** The square of the length of a text's vector. Lists of the text's keys tell which rare terms are not its alone. */
  squaresOf(text: number, {rowStarts, keys, rowPlaces, listStarts, frequencies: ofKeys}: KeyLists): number {
    const {starts} = this.arrays;
    const frequencies = this.frequencies(text);
    const end = starts[text + 1] ?? 0;
    let squares = 0;
    for (let at = starts[text] ?? 0; at < end; at++) {
      const frequency = frequencies[at] ?? 0;
      if (frequency > 1) squares += this.weightOf(at, frequency) ** 2;
    }
    const last = rowStarts[text + 1] ?? 0;
    for (let at = rowStarts[text] ?? 0; at < last; at++) {
      const key = keys[at] ?? 0;
      const isShared = (listStarts[key + 1] ?? 0) - (listStarts[key] ?? 0) > 1;
      if (ofKeys[key] === 1 && isShared) squares += this.weightOf(rowPlaces[at] ?? 0, 1) ** 2;
    }
    return squares;
  }

  /** For each place in lists what the term weighs there, in a vector of length 1. */
  listWeights({listStarts, texts, places, frequencies}: KeyLists, lengths: Float64Array): Float32Array {
    const weights = new Float32Array(places.length);
    for (let key = 0; key + 1 < listStarts.length; key++) {
      const end = listStarts[key + 1] ?? 0;
      const frequency = frequencies[key] ?? 0;
      for (let at = listStarts[key] ?? 0; at < end; at++)
        weights[at] = this.weightOf(places[at] ?? 0, frequency) / (lengths[texts[at] ?? 0] ?? 1);
    }
    return weights;
  }

  /** The scalar products of one text with others: whole numbers. */
  dots(text: number): (other: number) => number {
    const {starts, ids} = this.arrays;
    const weights = this.#weights;
    this.frequencies(text);
    const start = starts[text] ?? 0;
    const end = starts[text + 1] ?? 0;
    const mask = 2 ** Math.ceil(Math.log2((end - start) * 4 + 2)) - 1;
    // 0 stands for no term; the one term that is known by it counts for nothing here.
    const keys = new Int32Array(mask + 1);
    const values = new Uint16Array(mask + 1);
    for (let at = start; at < end; at++) {
      const id = ids[at] ?? 0;
      const weight = weights[at] ?? 0;
      if (weight === 0 || id === 0) continue;
      let slot = Math.imul(id, golden) & mask;
      while (keys[slot] !== 0) slot = (slot + 1) & mask;
      keys[slot] = id;
      values[slot] = weight;
    }
    return (other) => {
      this.frequencies(other);
      const last = starts[other + 1] ?? 0;
      let sum = 0;
      for (let at = starts[other] ?? 0; at < last; at++) {
        const id = ids[at] ?? 0;
        let slot = Math.imul(id, golden) & mask;
        let key = keys[slot];
        while (key !== id && key !== 0) {
          slot = (slot + 1) & mask;
          key = keys[slot];
        }
        if (key === id) sum += (values[slot] ?? 0) * (weights[at] ?? 0);
      }
      return sum;
    };
  }
}

const golden = 0x9e3779b1;

/**
 * The length that a vector counts with: rounded to steps of 4 %, so that a term that ceases to be one text's alone
 * hardly ever changes the other one's.
 */
export function lengthOf(squares: number): number {
  return squares === 0 ? 1 : 2 ** (Math.round(Math.log2(squares) * 8) / 16);
}
