import type {Terms} from "./terms.ts";

/**
 * The TF-IDF vectors of some texts, each of length 1, and the postings of their terms, in flat arrays: objects would
 * take ten times the memory. Terms are numbered by the number of texts that they stand in, the rarest first.
 */
export interface SparseVectors {
  /** Where a text's terms begin; where the next one's do, they end. */
  readonly starts: Uint32Array;
  /** Ascending in each text. */
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
  /** Where a term's postings begin; where the next one's do, they end. */
  readonly postingStarts: Uint32Array;
  readonly postingTexts: Uint32Array;
  readonly postingWeights: Float32Array;
  /** The cosines of one text with some others. */
  readonly cosines: (text: number, others: readonly number[]) => Float64Array;
}

/** The vectors of some texts. Terms of one text alone, or of more than half of them, are left out. */
export function vectorsOf(texts: readonly Terms[]): SparseVectors {
  const {kept, frequencies} = shared(texts);
  const rank = ranksOf(frequencies);
  const rarity = new Float64Array(frequencies.length);
  const counts = new Uint32Array(frequencies.length);
  for (const [term, frequency] of frequencies.entries()) {
    counts[rank[term] ?? 0] = frequency;
    rarity[rank[term] ?? 0] = Math.log(texts.length / frequency);
  }
  const starts = new Uint32Array(texts.length + 1);
  for (const [text, {size}] of kept.entries()) starts[text + 1] = (starts[text] ?? 0) + size;
  const terms = new Uint32Array(starts[texts.length] ?? 0);
  const weights = new Float32Array(terms.length);
  const damped = Float64Array.from({length: 256}, (_, count) => 1 + Math.log(count));
  for (const [text, {terms: own, counts: times, size}] of kept.entries()) {
    // A term and how often it stands there in one number, so that sorting keeps them together.
    const packed = new Float64Array(size);
    for (let at = 0; at < size; at++) packed[at] = (rank[own[at] ?? 0] ?? 0) * 256 + (times[at] ?? 0);
    packed.sort();
    const start = starts[text] ?? 0;
    let squares = 0;
    for (let at = 0; at < size; at++) {
      const term = Math.floor((packed[at] ?? 0) / 256);
      const weight = (damped[(packed[at] ?? 0) % 256] ?? 0) * (rarity[term] ?? 0);
      terms[start + at] = term;
      weights[start + at] = weight;
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = start; at < start + size; at++) weights[at] = (weights[at] ?? 0) / length;
  }
  const vectors = {starts, terms, weights};
  return {...vectors, ...postingsOf(vectors, counts), cosines: cosinesIn(vectors)};
}

/** The terms of a text that are kept, by numbers of their own, and how often each stands there. */
interface Kept {
  readonly terms: Uint32Array;
  readonly counts: Uint8Array;
  size: number;
}

/**
 * Finds the terms that some texts share, and in how many of them each stands. The terms are taken in parts, by their
 * ids: each text's stand in order, and the table of a part fits the processor's caches.
 */
function shared(texts: readonly Terms[]): {kept: readonly Kept[]; frequencies: Uint32Array} {
  const most = Math.floor(texts.length / 2);
  const kept = texts.map(({ids}) => ({
    terms: new Uint32Array(ids.length),
    counts: new Uint8Array(ids.length),
    size: 0
  }));
  const total = texts.reduce((sum, {ids}) => sum + ids.length, 0);
  const parts = Math.max(1, Math.ceil(total / termsOfPart));
  const frequencies: number[] = [];
  const froms = new Uint32Array(texts.length);
  const tos = new Uint32Array(texts.length);
  for (let part = 1; part <= parts; part++) {
    const end = -(2 ** 31) + (2 ** 32 * part) / parts;
    const table = new Table();
    for (const [text, {ids}] of texts.entries()) {
      let at = tos[text] ?? 0;
      froms[text] = at;
      for (; at < ids.length && (ids[at] ?? 0) < end; at++) table.add(ids[at] ?? 0);
      tos[text] = at;
    }
    const numbers = table.numbers(2, most, frequencies);
    for (const [text, {ids, counts}] of texts.entries()) {
      const own = kept[text];
      if (own === undefined) continue;
      for (let at = froms[text] ?? 0; at < (tos[text] ?? 0); at++) {
        const number = numbers(ids[at] ?? 0);
        if (number < 0) continue;
        own.terms[own.size] = number;
        own.counts[own.size++] = counts[at] ?? 0;
      }
    }
  }
  return {kept, frequencies: Uint32Array.from(frequencies)};
}

const termsOfPart = 1 << 17;

/** The place of each term when they are put in the order of their frequencies, the rarest first (a counting sort). */
function ranksOf(frequencies: Uint32Array): Uint32Array {
  const starts = new Uint32Array(frequencies.reduce((most, count) => Math.max(most, count), 0) + 2);
  for (const frequency of frequencies) starts[frequency + 1] = (starts[frequency + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return frequencies.map((frequency) => {
    const rank = starts[frequency] ?? 0;
    starts[frequency] = rank + 1;
    return rank;
  });
}

type Vectors = Pick<SparseVectors, "starts" | "terms" | "weights">;

function postingsOf(
  {starts, terms, weights}: Vectors,
  counts: Uint32Array
): Pick<SparseVectors, "postingStarts" | "postingTexts" | "postingWeights"> {
  const postingStarts = new Uint32Array(counts.length + 1);
  for (const [term, count] of counts.entries()) postingStarts[term + 1] = (postingStarts[term] ?? 0) + count;
  const next = postingStarts.slice();
  const postingTexts = new Uint32Array(terms.length);
  const postingWeights = new Float32Array(terms.length);
  for (let text = 0; text + 1 < starts.length; text++) {
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) {
      const place = next[terms[at] ?? 0] ?? 0;
      next[terms[at] ?? 0] = place + 1;
      postingTexts[place] = text;
      postingWeights[place] = weights[at] ?? 0;
    }
  }
  return {postingStarts, postingTexts, postingWeights};
}

function cosinesIn({starts, terms, weights}: Vectors): SparseVectors["cosines"] {
  const own = new Weights(terms, weights);
  return (text, others) => {
    own.fill(starts[text] ?? 0, starts[text + 1] ?? 0);
    return Float64Array.from(others, (other) => own.dot(starts[other] ?? 0, starts[other + 1] ?? 0));
  };
}

/** The weights of one text's terms, in a table that the processor's first cache holds. */
class Weights {
  readonly #terms: Uint32Array;
  readonly #weights: Float32Array;
  #keys = new Int32Array(1 << 10);
  #values = new Float32Array(1 << 10);

  constructor(terms: Uint32Array, weights: Float32Array) {
    this.#terms = terms;
    this.#weights = weights;
  }

  fill(start: number, end: number): void {
    if ((end - start) * 2 > this.#keys.length) {
      const size = 2 ** Math.ceil(Math.log2((end - start) * 2));
      this.#keys = new Int32Array(size);
      this.#values = new Float32Array(size);
    }
    this.#keys.fill(-1);
    for (let at = start; at < end; at++) {
      const slot = this.#slotOf(this.#terms[at] ?? 0);
      this.#keys[slot] = this.#terms[at] ?? 0;
      this.#values[slot] = this.#weights[at] ?? 0;
    }
  }

  dot(start: number, end: number): number {
    let sum = 0;
    for (let at = start; at < end; at++) {
      const slot = this.#slotOf(this.#terms[at] ?? 0);
      if (this.#keys[slot] !== -1) sum += (this.#values[slot] ?? 0) * (this.#weights[at] ?? 0);
    }
    return sum;
  }

  #slotOf(term: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(term, 0x9e3779b1) >>> 8) & mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== term) slot = (slot + 1) & mask;
    return slot;
  }
}

/** Counts numbers of 32 bits, with open addressing. */
class Table {
  readonly #keys = new Int32Array(termsOfPart * 4);
  readonly #counts = new Uint32Array(termsOfPart * 4);

  add(key: number): void {
    const at = this.#find(key);
    this.#keys[at] = key;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /** Numbers the keys that were counted so often, on from the last one; adds their counts. -1 is the number of others. */
  numbers(least: number, most: number, counts: number[]): (key: number) => number {
    const numbers = new Int32Array(this.#keys.length);
    for (let slot = 0; slot < numbers.length; slot++) {
      const count = this.#counts[slot] ?? 0;
      const isKept = count >= least && count <= most;
      numbers[slot] = isKept ? counts.push(count) - 1 : -1;
    }
    return (key) => numbers[this.#find(key)] ?? -1;
  }

  #find(key: number): number {
    const mask = this.#keys.length - 1;
    let at = (Math.imul(key, 0x9e3779b1) >>> 8) & mask;
    while (this.#counts[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }
}
