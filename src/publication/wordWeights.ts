import {type Rows, rowsOf} from "./postings.ts";
import type {RelatedMemory} from "./relatedMemory.ts";

/** What the words of some texts weigh, and what two texts have in common. */
export interface WordWeights {
  /** The length of each text's vector. */
  readonly lengths: Float64Array;
  /** The words by which a text is found: its rarest. Their weights are those of vectors of length 1. */
  readonly keys: Rows;
  /** The scalar products of one text with others; whole numbers, so that the order of terms is of no matter. */
  readonly dots: (text: number) => (other: number) => number;
}

type Terms = Pick<RelatedMemory, "starts" | "ids" | "counts">;

export interface Sample {
  /** Texts by their numbers. */
  readonly texts: readonly number[];
  /** One in so many texts is in it. */
  readonly oneIn: number;
}

/** Weights are whole numbers of such parts of 1. */
const parts = 1024;

/**
 * Weighs the words of some texts. A term that only one text has is left out, and one that more than half of the
 * sample has. Whether two texts have a rare one is looked up in a table without names, so that now and then one that
 * is alone counts.
 */
export function weighWords(terms: Terms, sample: Sample, mostLookups: number): WordWeights {
  const frequencies = frequenciesIn(terms, sample);
  const rarity = Float64Array.from({length: sample.texts.length + 1}, (_, frequency) =>
    frequency === 0 ? 0 : Math.log(sample.texts.length / frequency)
  );
  const weight = (at: number) =>
    Math.round(parts * (damped[terms.counts[at] ?? 0] ?? 0) * (rarity[frequencies[at] ?? 0] ?? 0));
  const lengths = lengthsOf(terms, weight);
  const keys = keysOf(terms, frequencies, sample, mostLookups, weight, lengths);
  return {lengths, keys, dots: dotsIn(terms, weight)};
}

/** How many times the lookups wanted there are places for: what a sample tells of rare terms is not much. */
const ample = 2;

const damped = Float64Array.from({length: 256}, (_, count) => 1 + Math.log(count || 1));

/**
 * For each term of each text, in how many texts of the sample it stands, at least 1; 0 when it does not count.
 */
function frequenciesIn({starts, ids}: Terms, {texts, oneIn}: Sample): Uint16Array {
  const all = new Frequencies(texts.reduce((sum, text) => sum + sizeOf(starts, text), 0));
  for (const text of texts)
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) all.add(ids[at] ?? 0);
  const common = all.ofTwoAndMore();
  const most = Math.floor(texts.length / 2);
  const frequencies = new Uint16Array(ids.length);
  // A sample of all texts knows already which terms are alone.
  const rare = oneIn === 1 ? undefined : new Pairs(starts.length * 2048);
  for (let at = 0; at < ids.length; at++) {
    const frequency = common.of(ids[at] ?? 0);
    if (frequency === 0) rare?.add(ids[at] ?? 0);
    frequencies[at] = frequency === 0 ? 1 : frequency > most ? 0 : frequency;
  }
  for (let at = 0; at < ids.length; at++)
    if (frequencies[at] === 1 && !rare?.has(ids[at] ?? 0)) frequencies[at] = 0;
  return frequencies;
}

function sizeOf(starts: Uint32Array, text: number): number {
  return (starts[text + 1] ?? 0) - (starts[text] ?? 0);
}

function lengthsOf({starts}: Terms, weight: (at: number) => number): Float64Array {
  const lengths = new Float64Array(starts.length - 1);
  for (let text = 0; text < lengths.length; text++) {
    let squares = 0;
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) squares += weight(at) ** 2;
    lengths[text] = Math.sqrt(squares) || 1;
  }
  return lengths;
}

/**
 * Of each text the terms that are the rarest in the sample: all of a frequency, then all of the next one, until they
 * stand in more than `mostLookups` texts, as far as the sample tells.
 */
function keysOf(
  {starts, ids}: Terms,
  frequencies: Uint16Array,
  {texts, oneIn}: Sample,
  mostLookups: number,
  weight: (at: number) => number,
  lengths: Float64Array
): Rows {
  const having = new Uint32Array(texts.length + 1);
  const bounds = new Uint16Array(lengths.length);
  const rowStarts = new Uint32Array(starts.length);
  for (let text = 0; text < lengths.length; text++) {
    having.fill(0);
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) {
      const frequency = frequencies[at] ?? 0;
      having[frequency] = (having[frequency] ?? 0) + 1;
    }
    let lookups = 0;
    let size = 0;
    let bound = 0;
    while (lookups < mostLookups * ample && bound < texts.length) {
      bound++;
      // Terms that the sample lacks count as once in it, and stand in fewer texts.
      lookups += bound * oneIn * (bound === 1 ? 0.5 : 1) * (having[bound] ?? 0);
      size += having[bound] ?? 0;
    }
    bounds[text] = bound;
    rowStarts[text + 1] = (rowStarts[text] ?? 0) + size;
  }
  const keys = new Int32Array(rowStarts[lengths.length] ?? 0);
  const weights = new Float32Array(keys.length);
  let size = 0;
  for (let text = 0; text < lengths.length; text++) {
    const bound = bounds[text] ?? 0;
    const length = lengths[text] ?? 1;
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) {
      const frequency = frequencies[at] ?? 0;
      if (frequency === 0 || frequency > bound) continue;
      keys[size] = ids[at] ?? 0;
      weights[size++] = weight(at) / length;
    }
  }
  return rowsOf(rowStarts, keys, weights);
}
function dotsIn({starts, ids}: Terms, weight: (at: number) => number): WordWeights["dots"] {
  let keys = new Int32Array(1 << 10);
  let values = new Float64Array(1 << 10);
  return (text) => {
    const size = 2 ** Math.ceil(Math.log2(sizeOf(starts, text) * 2 + 2));
    if (size > keys.length) {
      keys = new Int32Array(size);
      values = new Float64Array(size);
    }
    const mask = keys.length - 1;
    values.fill(0);
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) {
      const value = weight(at);
      if (value === 0) continue;
      const id = ids[at] ?? 0;
      let slot = Math.imul(id, golden) & mask;
      while (values[slot] !== 0) slot = (slot + 1) & mask;
      keys[slot] = id;
      values[slot] = value;
    }
    return (other) => {
      let sum = 0;
      for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at++) {
        const id = ids[at] ?? 0;
        let slot = Math.imul(id, golden) & mask;
        while (values[slot] !== 0 && keys[slot] !== id) slot = (slot + 1) & mask;
        const value = values[slot] ?? 0;
        if (value !== 0) sum += value * weight(at);
      }
      return sum;
    };
  };
}

const golden = 0x9e3779b1;

/** In how many texts terms stand; a table with open addressing. */
class Frequencies {
  readonly #keys: Int32Array;
  readonly #counts: Uint16Array;
  readonly #shift: number;

  constructor(most: number) {
    const bits = Math.max(8, Math.ceil(Math.log2(most * 2 + 1)));
    this.#keys = new Int32Array(2 ** bits);
    this.#counts = new Uint16Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  add(id: number): void {
    this.#put(id, this.of(id) + 1);
  }

  /** 0 for a term that is not there. */
  of(id: number): number {
    return this.#counts[this.#slotOf(id)] ?? 0;
  }

  /** A smaller one of them. */
  ofTwoAndMore(): Frequencies {
    const two = new Frequencies(this.#counts.reduce((sum, count) => (count > 1 ? sum + 1 : sum), 0));
    for (const [slot, count] of this.#counts.entries()) if (count > 1) two.#put(this.#keys[slot] ?? 0, count);
    return two;
  }

  #put(id: number, count: number): void {
    const slot = this.#slotOf(id);
    this.#keys[slot] = id;
    this.#counts[slot] = count;
  }

  #slotOf(id: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(id, golden) >>> this.#shift;
    while (this.#counts[slot] !== 0 && this.#keys[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }
}

/** Which terms were there twice: two bits for each, by its hash. */
class Pairs {
  readonly #bits: Uint8Array;
  readonly #shift: number;

  constructor(slots: number) {
    const log = Math.min(31, Math.ceil(Math.log2(slots)));
    this.#bits = new Uint8Array(2 ** (log - 2));
    this.#shift = 32 - log;
  }

  add(id: number): void {
    const slot = Math.imul(id, golden) >>> this.#shift;
    const bits = this.#bits[slot >> 2] ?? 0;
    const once = 1 << ((slot & 3) * 2);
    this.#bits[slot >> 2] = bits | ((bits & once) === 0 ? once : once << 1);
  }

  has(id: number): boolean {
    const slot = Math.imul(id, golden) >>> this.#shift;
    return ((this.#bits[slot >> 2] ?? 0) & (2 << ((slot & 3) * 2))) !== 0;
  }
}
