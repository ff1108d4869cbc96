import type {TermsOfTexts} from "./recalledTerms.ts";
import {Slab} from "./slab.ts";
import type {Terms} from "./terms.ts";
import type {WordStatistics} from "./wordStatistics.ts";

/** The terms of texts and what they weigh, found out for each text when it is first asked for. */
export class WeighedTexts {
  readonly terms: TermsOfTexts;
  readonly #statistics: WordStatistics;
  readonly #weighed: (Weighed | undefined)[];
  readonly #slab = new Slab((size) => new Uint16Array(size));
  #keys = new Int32Array(1 << 11);
  #values = new Uint16Array(1 << 11);

  constructor(terms: TermsOfTexts, statistics: WordStatistics) {
    this.terms = terms;
    this.#statistics = statistics;
    this.#weighed = new Array(terms.length);
  }

  /** As of `WordStatistics`, for each of a text's terms. */
  frequencies(text: number): Uint16Array {
    return this.#weigh(text).frequencies;
  }

  /** What each of a text's terms weighs. */
  weights(text: number): Uint16Array {
    return this.#weigh(text).weights;
  }

  #weigh(text: number): Weighed {
    const known = this.#weighed[text];
    if (known !== undefined) return known;
    const {ids, counts} = this.terms.of(text);
    const {frequencyOf, weightOf} = this.#statistics;
    const frequencies = this.#slab.cut(ids.length);
    const weights = this.#slab.cut(ids.length);
    for (let at = 0; at < ids.length; at++) {
      const frequency = frequencyOf(ids[at] ?? 0);
      frequencies[at] = frequency;
      weights[at] = weightOf(counts[at] ?? 0, frequency);
    }
    const weighed = {frequencies, weights};
    this.#weighed[text] = weighed;
    return weighed;
  }

  /**
   * Up to which frequency a text's terms are keys, by which it is found: the rarest, all of a frequency, then all of
   * the next one, until they stand in more than `mostLookups` texts, as far as a sample of one in `oneIn` tells.
   */
  boundOf(text: number, oneIn: number, mostLookups: number): number {
    const frequencies = this.frequencies(text);
    let most = 1;
    having.fill(0);
    for (let at = 0; at < frequencies.length; at++) {
      const frequency = frequencies[at] ?? 0;
      if (frequency > most) most = frequency;
      having[frequency] = (having[frequency] ?? 0) + 1;
    }
    // Most of the rare terms are in fewer texts than a term that is once in the sample.
    let lookups = ((having[1] ?? 0) * oneIn) / 2;
    let bound = 1;
    while (lookups < mostLookups && bound < most) {
      bound++;
      lookups += bound * oneIn * (having[bound] ?? 0);
    }
    return bound;
  }

  /** What a term of such a frequency weighs in a text that has it so often. */
  weightOf(count: number, frequency: number): number {
    return this.#statistics.weightOf(count, frequency);
  }

  /** The scalar products of one text with others: whole numbers. Until the next text is asked about. */
  dots(text: number): (other: number) => number {
    const {ids} = this.terms.of(text);
    const {weights} = this.#weigh(text);
    const mask = 2 ** Math.ceil(Math.log2(ids.length * 4 + 2)) - 1;
    // 0 stands for no term; the one term that is known by it counts for nothing here.
    const {keys, values} = this.#slots(mask + 1);
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      const weight = weights[at] ?? 0;
      if (weight === 0 || id === 0) continue;
      let slot = Math.imul(id, golden) & mask;
      while (keys[slot] !== 0) slot = (slot + 1) & mask;
      keys[slot] = id;
      values[slot] = weight;
    }
    return (other) => dot(this.terms.of(other), this.#weigh(other).weights, keys, values);
  }

  /** The same for one text after the other: new ones for each would be a hundred megabytes before they are let go of. */
  #slots(size: number): {readonly keys: Int32Array; readonly values: Uint16Array} {
    if (this.#keys.length < size) {
      this.#keys = new Int32Array(size);
      this.#values = new Uint16Array(size);
    }
    return {keys: this.#keys.subarray(0, size).fill(0), values: this.#values};
  }
}

interface Weighed {
  readonly frequencies: Uint16Array;
  readonly weights: Uint16Array;
}

/** Frequencies are those of 16 bits. */
const having = new Uint16Array(1 << 11);
const golden = 0x9e3779b1;

function dot({ids}: Terms, weights: Uint16Array, keys: Int32Array, values: Uint16Array): number {
  const mask = keys.length - 1;
  let sum = 0;
  for (let at = 0; at < ids.length; at++) {
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
}
