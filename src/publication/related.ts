import {createHash} from "node:crypto";
import {weighLabels} from "./labelWeights.ts";
import {type Postings, postingsOf, type Rows} from "./postings.ts";
import {blankMemory, noText, type RelatedMemory, readMemory, sealed} from "./relatedMemory.ts";
import {hashOf, type Terms} from "./terms.ts";
import {type Sample, weighWords} from "./wordWeights.ts";

/** What of a text counts when texts are compared. */
export interface Comparable {
  readonly id: string;
  /** Of one line. Two texts have the same only when they have the same terms. */
  readonly digest: string;
  /** Asked only for a digest that the memory does not have. */
  readonly terms: () => Terms;
  /** Milliseconds since 1970; not a number when the text has no date. */
  readonly epoch: number;
  /** Of any kind: tags, topics, people. */
  readonly labels: readonly string[];
}

/** A text like another one. */
export interface Likeness {
  readonly id: string;
  /** What the order goes by; more is nearer. */
  readonly score: number;
  /** The cosine of the words alone: 0 for nothing in common, 1 for the same words. */
  readonly cosine: number;
}

export interface Relation {
  /** For each text, by its id. */
  readonly likenesses: ReadonlyMap<string, readonly Likeness[]>;
  /** For the next time. */
  readonly memory: Uint8Array;
}

/** How much is looked at. */
export interface Extent {
  /** The most texts, about, that terms are counted in. */
  readonly mostCounted: number;
  /** Places of a text's rarest terms in other texts that are looked at, as far as those counted tell. */
  readonly mostLookups: number;
  /** Of the places of one term, and of one label, the most that are looked at: those nearest in time. */
  readonly mostPlaces: number;
  /** Of the texts found there, how many are compared in full. */
  readonly mostCompared: number;
}

const usual: Extent = {mostCounted: 1024, mostLookups: 1000, mostPlaces: 128, mostCompared: 24};

/** Days in which the weight of nearness in time halves. */
const halfLife = 90;
const labelWeight = 0.02;
const day = 24 * 60 * 60 * 1000;

/**
 * For each text, those most like it, nearest first, `most` at the most.
 *
 * Words and pairs of neighbouring words count by TF-IDF: (1 + ln tf) · ln(N / df); terms of a single text or of more
 * than half of the texts are left out (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2.4.1 and
 * 6.2–6.4). N and df are those of a sample, about 512 to 1,024 texts by the hash of their ids, or all where there are
 * no more; a df of none is taken for 1. So a changed text outside of it leaves all weights as they are. The cosine of
 * two texts is blended with their nearness in time, and their labels' cosine breaks ties:
 *
 *     score = cosine · (0.7 + 0.3 · 2^(−days / 90)) + 0.02 · cosine of labels
 *
 * A text is compared with those that share its rarest terms (the same book, 7.1.2: index elimination), the 24 that
 * share the most: the work grows with the number of texts, not with its square.
 *
 * Same texts, same output, whatever their order and whether there is a memory of an earlier run or not: it spares
 * `terms` of texts that it knows, and the comparison of two that were compared. Ties go to the newer text, then to
 * the lesser id.
 */
export function relate(
  texts: readonly Comparable[],
  most: number,
  before?: Uint8Array,
  extent: Extent = usual
): Relation {
  // Numbered by time: a text's neighbours in a list are its neighbours in time.
  const sorted = [...texts].sort(byTime);
  const sample = sampleOf(sorted, extent);
  const earlier = readMemory(before, extent.mostCompared);
  const memory = remember(sorted, sample, earlier, extent);
  const words = weighWords(memory, sample, extent.mostLookups);
  const labels = weighLabels(sorted.map((text) => text.labels));
  const dots = new Dots(memory, words.dots, earlier);
  const wordPostings = postingsOf(words.keys);
  const labelPostings = postingsOf(labels.rows);
  const candidates = new Sums(sorted.length);
  const likenesses = new Map<string, readonly Likeness[]>();
  for (const [index, text] of sorted.entries()) {
    gather(words.keys, wordPostings, index, 1, extent, candidates);
    gather(labels.rows, labelPostings, index, labelWeight, extent, candidates);
    const others = candidates.best(extent.mostCompared, index);
    candidates.clear();
    const products = dots.of(index, others);
    const found = others.flatMap((other, at) => {
      const like = sorted[other];
      if (like === undefined) return [];
      const cosine = (products[at] ?? 0) / ((words.lengths[index] ?? 1) * (words.lengths[other] ?? 1));
      const score =
        cosine * nearnessInTime(text.epoch, like.epoch) + labelWeight * labels.cosine(index, other);
      return [{id: like.id, score, cosine, index: other}];
    });
    found.sort((a, b) => b.score - a.score || b.index - a.index);
    likenesses.set(
      text.id,
      found.slice(0, most).map(({id, score, cosine}) => ({id, score, cosine}))
    );
  }
  return {likenesses, memory: sealed(memory)};
}

/** The oldest first; of one moment, the one with the greater id. */
function byTime(a: Comparable, b: Comparable): number {
  return momentOf(a) - momentOf(b) || (a.id < b.id ? 1 : -1);
}

/** Those without a date come before all others. */
function momentOf({epoch}: Comparable): number {
  return Number.isNaN(epoch) ? -Number.MAX_VALUE : epoch;
}

/** All texts, or one in a power of two, so that there are no more than wanted, about. */
function sampleOf(texts: readonly Comparable[], {mostCounted}: Extent): Sample {
  const oneIn = 2 ** Math.max(0, Math.ceil(Math.log2(texts.length / mostCounted)));
  const inSample = texts.flatMap(({id}, index) =>
    (Math.imul(hashOf(id), 0x9e3779b1) >>> 16) % oneIn === 0 ? [index] : []
  );
  return {texts: inSample, oneIn};
}

/** The terms of all texts: what the memory has of them, and what it has not. */
function remember(
  texts: readonly Comparable[],
  {texts: counted, oneIn}: Sample,
  earlier: RelatedMemory | undefined,
  {mostCompared}: Extent
): RelatedMemory {
  const places = placesIn(earlier);
  const found = texts.map(({digest, terms}) => {
    const at = places.get(digest);
    if (earlier === undefined || at === undefined) return terms();
    const [start, end] = [earlier.starts[at], earlier.starts[at + 1]];
    return {ids: earlier.ids.subarray(start, end), counts: earlier.counts.subarray(start, end)};
  });
  const memory = blankMemory({
    statistics: createHash("sha256")
      .update([oneIn, ...counted.map((index) => texts[index]?.digest).sort()].join("\n"))
      .digest("hex"),
    digests: texts.map(({digest}) => digest),
    terms: found.reduce((sum, {ids}) => sum + ids.length, 0),
    width: mostCompared
  });
  let size = 0;
  for (const [index, {ids, counts}] of found.entries()) {
    memory.ids.set(ids, size);
    memory.counts.set(counts, size);
    size += ids.length;
    memory.starts[index + 1] = size;
  }
  return memory;
}

function placesIn(memory: RelatedMemory | undefined): ReadonlyMap<string, number> {
  return new Map(memory?.digests.map((digest, index) => [digest, index]));
}

/**
 * Adds to each text what the features that it shares with one are worth: the rarest, all that stand in as many texts,
 * then the next ones, until so many places were looked at.
 */
function gather(
  {starts, features, weights}: Rows,
  postings: Postings,
  index: number,
  factor: number,
  {mostLookups, mostPlaces}: Extent,
  sums: Sums
): void {
  const start = starts[index] ?? 0;
  const end = starts[index + 1] ?? 0;
  const bound = boundOf(features, start, end, postings, mostLookups);
  for (let at = start; at < end; at++) {
    const feature = features[at] ?? 0;
    const weight = factor * (weights[at] ?? 0);
    let first = postings.starts[feature] ?? 0;
    let last = postings.starts[feature + 1] ?? 0;
    if (last - first > bound) continue;
    if (last - first > mostPlaces) {
      const own = placeOf(index, postings.texts, first, last);
      first = Math.min(Math.max(first, own - (mostPlaces >> 1)), last - mostPlaces);
      last = first + mostPlaces;
    }
    for (let each = first; each < last; each++)
      sums.add(postings.texts[each] ?? 0, weight * (postings.weights[each] ?? 0));
  }
}

const having = new Uint32Array(256);

/** In how many texts a feature may stand to be looked up. */
function boundOf(
  features: Uint32Array,
  start: number,
  end: number,
  {starts}: Postings,
  mostLookups: number
): number {
  having.fill(0);
  for (let at = start; at < end; at++) {
    const feature = features[at] ?? 0;
    const length = (starts[feature + 1] ?? 0) - (starts[feature] ?? 0);
    if (length < having.length) having[length] = (having[length] ?? 0) + 1;
  }
  let lookups = 0;
  for (let length = 2; length < having.length; length++) {
    lookups += (having[length] ?? 0) * length;
    if (lookups >= mostLookups) return length;
  }
  return Number.POSITIVE_INFINITY;
}

/** Where a text stands in a list that it is in. */
function placeOf(text: number, list: Uint32Array, first: number, last: number): number {
  let [from, to] = [first, last];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < text) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The scalar products of pairs of texts, each taken once, and kept in the memory. */
class Dots {
  readonly #memory: RelatedMemory;
  readonly #take: (text: number) => (other: number) => number;
  readonly #earlier: RelatedMemory | undefined;
  /** For each text where the earlier memory has it, or `noText`. */
  readonly #before: Uint32Array;

  constructor(
    memory: RelatedMemory,
    take: (text: number) => (other: number) => number,
    earlier: RelatedMemory | undefined
  ) {
    this.#memory = memory;
    this.#take = take;
    // With other statistics, terms have other weights.
    this.#earlier = earlier?.statistics === memory.statistics ? earlier : undefined;
    const places = placesIn(this.#earlier);
    this.#before = Uint32Array.from(memory.digests, (digest) => places.get(digest) ?? noText);
  }

  /** A text's with some others. Texts are asked for in their order. */
  of(text: number, others: readonly number[]): Float64Array {
    let take: ((other: number) => number) | undefined;
    const dots = new Float64Array(others.length);
    const row = text * this.#memory.width;
    for (const [at, other] of others.entries()) {
      let dot = this.#known(text, other);
      if (dot < 0) {
        take ??= this.#take(text);
        dot = take(other);
      }
      dots[at] = dot;
      this.#memory.compared[row + at] = other;
      this.#memory.dots[row + at] = dot;
    }
    return dots;
  }

  /** Below 0 when it is not known. */
  #known(text: number, other: number): number {
    if (other < text) {
      const dot = dotIn(this.#memory, other, text);
      if (dot >= 0) return dot;
    }
    const [a = noText, b = noText] = [this.#before[text], this.#before[other]];
    if (this.#earlier === undefined || a === noText || b === noText) return -1;
    const dot = dotIn(this.#earlier, a, b);
    return dot >= 0 ? dot : dotIn(this.#earlier, b, a);
  }
}

function dotIn({compared, dots, width}: RelatedMemory, text: number, other: number): number {
  const row = text * width;
  for (let at = row; at < row + width; at++) if (compared[at] === other) return dots[at] ?? 0;
  return -1;
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

  /** Those with the largest numbers but one, in no order. Of equal ones the last. */
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
    near.sort((a, b) => (this.#sums[b] ?? 0) - (this.#sums[a] ?? 0) || b - a);
    return [...best, ...near.slice(0, most - above)];
  }

  clear(): void {
    for (let at = 0; at < this.#count; at++) this.#sums[this.#touched[at] ?? 0] = 0;
    this.#count = 0;
  }
}
