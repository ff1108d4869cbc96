import {type SparseVectors, vectorsOf} from "./sparseVectors.ts";
import type {Terms} from "./terms.ts";

/** What of a text counts when texts are compared. */
export interface Comparable {
  readonly id: string;
  readonly terms: Terms;
  /** Milliseconds since 1970; not a number when the text has no date. */
  readonly epoch: number;
  /** Labels of any kind: tags, topics, people. */
  readonly labels: Terms;
}

/** A text like another one. */
export interface Likeness {
  readonly id: string;
  /** What the order goes by; more is nearer. */
  readonly score: number;
  /** The cosine of the words alone: 0 for nothing in common, 1 for the same words. */
  readonly cosine: number;
}

/** Days in which the weight of nearness in time halves. */
const halfLife = 90;
const labelWeight = 0.02;
/** Places of terms in other texts that are looked at for each text; the rarest terms come first. */
const mostLookups = 1000;
/** Of the texts that share the rarest terms, how many are compared in full. */
const mostCompared = 24;
const day = 24 * 60 * 60 * 1000;

/**
 * For each text, those most like it, nearest first, `most` at the most.
 *
 * Words and pairs of neighbouring words count by TF-IDF: (1 + ln tf) · ln(N / df); terms of a single text or of more
 * than half of the texts are left out (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2.4.1 and
 * 6.2–6.4). The cosine of two texts is blended with their nearness in time, and their labels' cosine breaks ties:
 *
 *     score = cosine · (0.7 + 0.3 · 2^(−days / 90)) + 0.02 · cosine of labels
 *
 * A text is compared with those that share its rarest terms (the same book, 7.1.2: index elimination), as many as a
 * fixed number of lookups finds: the work grows with the number of texts, not with its square. Up to some thousands
 * of texts that is all of them that matter.
 *
 * Same input, same output: ties go to the newer text, then to the lesser id.
 */
export function relate(texts: readonly Comparable[], most: number): ReadonlyMap<string, readonly Likeness[]> {
  const words = vectorsOf(texts.map(({terms}) => terms));
  const labels = vectorsOf(texts.map(({labels}) => labels));
  const candidates = new Sums(texts.length);
  const related = new Map<string, readonly Likeness[]>();
  for (const [index, text] of texts.entries()) {
    const lookups = gather(words, index, 1, mostLookups, candidates);
    gather(labels, index, labelWeight, Math.max(mostLookups - lookups, mostLookups / 4), candidates);
    const others = candidates.best(mostCompared, index);
    related.set(text.id, nearest(texts, index, others, {words, labels}, most));
    candidates.clear();
  }
  return related;
}

/** Adds to each text what its shared terms are worth, the rarest terms first; gives the lookups that it took. */
function gather(vectors: SparseVectors, index: number, factor: number, most: number, sums: Sums): number {
  const {starts, terms, weights, postingStarts, postingTexts, postingWeights} = vectors;
  let lookups = 0;
  const end = starts[index + 1] ?? 0;
  for (let at = starts[index] ?? 0; at < end && lookups < most; at++) {
    const term = terms[at] ?? 0;
    const weight = factor * (weights[at] ?? 0);
    const last = postingStarts[term + 1] ?? 0;
    for (let each = postingStarts[term] ?? 0; each < last; each++)
      sums.add(postingTexts[each] ?? 0, weight * (postingWeights[each] ?? 0));
    lookups += last - (postingStarts[term] ?? 0);
  }
  return lookups;
}

function nearest(
  texts: readonly Comparable[],
  index: number,
  others: readonly number[],
  {words, labels}: {readonly words: SparseVectors; readonly labels: SparseVectors},
  most: number
): readonly Likeness[] {
  const own = texts[index];
  if (own === undefined) return [];
  const cosines = words.cosines(index, others);
  const labelCosines = labels.cosines(index, others);
  const likenesses: (Likeness & {epoch: number})[] = [];
  for (const [at, other] of others.entries()) {
    const text = texts[other];
    if (text === undefined) continue;
    const cosine = cosines[at] ?? 0;
    const score = cosine * nearnessInTime(own.epoch, text.epoch) + labelWeight * (labelCosines[at] ?? 0);
    likenesses.push({id: text.id, score, cosine, epoch: text.epoch});
  }
  likenesses.sort((a, b) => b.score - a.score || b.epoch - a.epoch || (a.id < b.id ? -1 : 1));
  return likenesses.slice(0, most).map(({id, score, cosine}) => ({id, score, cosine}));
}

function nearnessInTime(a: number, b: number): number {
  const days = Math.abs(a - b) / day;
  return Number.isNaN(days) ? 0.7 : 0.7 + 0.3 * 2 ** (-days / halfLife);
}

const bins = 255;

/** A number for each of some texts, most of them 0. */
class Sums {
  readonly #sums: Float64Array;
  readonly #touched: Uint32Array;
  #count = 0;

  constructor(size: number) {
    this.#sums = new Float64Array(size);
    this.#touched = new Uint32Array(size);
  }

  add(index: number, value: number): void {
    const before = this.#sums[index] ?? 0;
    if (before === 0) this.#touched[this.#count++] = index;
    this.#sums[index] = before + value;
  }

  /** Those with the largest numbers but one, in no order. Of equal ones the first. */
  best(most: number, except: number): readonly number[] {
    this.#sums[except] = 0;
    const touched = this.#touched.subarray(0, this.#count);
    let largest = 0;
    for (const index of touched) largest = Math.max(largest, this.#sums[index] ?? 0);
    if (largest === 0) return [];
    // Sorted into a few bins first: only the one in which the last place lies has to be put in order.
    const binOf = (index: number) => Math.floor(((this.#sums[index] ?? 0) / largest) * bins);
    const sizes = new Uint32Array(bins + 1);
    for (const index of touched) sizes[binOf(index)] = (sizes[binOf(index)] ?? 0) + 1;
    let last = bins;
    let above = 0;
    while (last > 0 && above + (sizes[last] ?? 0) < most) above += sizes[last--] ?? 0;
    const best: number[] = [];
    const near: number[] = [];
    for (const index of touched) {
      const bin = binOf(index);
      if (bin > last) best.push(index);
      else if (bin === last && (this.#sums[index] ?? 0) > 0) near.push(index);
    }
    near.sort((a, b) => (this.#sums[b] ?? 0) - (this.#sums[a] ?? 0) || a - b);
    return [...best, ...near.slice(0, most - above)];
  }

  clear(): void {
    for (let at = 0; at < this.#count; at++) this.#sums[this.#touched[at] ?? 0] = 0;
    this.#count = 0;
  }
}
