import type {Terms} from "./terms.ts";

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

/** How much is looked at. */
export interface Extent {
  /** The most texts, about, that terms and labels are counted in. */
  readonly mostCounted: number;
  /** Places of a text's rarest terms in other texts that are looked at, about: a sample tells in how many texts they are. */
  readonly mostLookups: number;
  /** Of the places of one term, and of one label, the most that are looked at: those nearest in time. */
  readonly mostPlaces: number;
  readonly mostLabelPlaces: number;
  /** Of the texts found there, how many are compared in full. */
  readonly mostCompared: number;
}

/** What the cosine of two texts' labels counts, beside that of their words. */
export const labelWeight = 0.02;

/** The oldest first; of one moment, the one with the greater id. */
export function byTime(a: Pick<Comparable, "id" | "epoch">, b: Pick<Comparable, "id" | "epoch">): number {
  return momentOf(a.epoch) - momentOf(b.epoch) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** Those without a date come before all others. */
function momentOf(epoch: number): number {
  return Number.isNaN(epoch) ? -Number.MAX_VALUE : epoch;
}

/** Where a text stands in a part of an ascending list, or would. */
export function placeIn(list: Uint32Array, first: number, last: number, text: number): number {
  let [from, to] = [first, last];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < text) from = middle + 1;
    else to = middle;
  }
  return from;
}
