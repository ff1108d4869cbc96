import type {Terms} from "./terms.ts";

/** What a sample of texts says of words. */
export interface WordStatistics {
  /** In how many texts of the sample a term stands: 1 where it is rare, even in none; 0 where in more than half. */
  readonly frequencyOf: (id: number) => number;
  /** What a term of such a frequency weighs in a text that has it so often: a whole number of parts of 1. */
  readonly weightOf: (count: number, frequency: number) => number;
}

/** Weights are whole numbers, so that sums of their products are the same in any order. */
const parts = 1024;

/** How many texts were counted, and in how many of them terms stand that stand in two and more. */
export interface Counted {
  readonly texts: number;
  readonly ids: Int32Array;
  readonly frequencies: Uint16Array;
}

export function countTerms(texts: readonly Terms[]): Counted {
  const all = new Frequencies(texts.reduce((sum, {ids}) => sum + ids.length, 0));
  for (const {ids} of texts) for (let at = 0; at < ids.length; at++) all.add(ids[at] ?? 0);
  return {texts: texts.length, ...all.ofTwoAndMore()};
}

export function statisticsOf({texts, ids, frequencies}: Counted): WordStatistics {
  const common = new Frequencies(ids.length);
  for (let at = 0; at < ids.length; at++) common.put(ids[at] ?? 0, frequencies[at] ?? 0);
  const most = Math.floor(texts / 2);
  const rarity = Float64Array.from({length: texts + 1}, (_, frequency) =>
    frequency === 0 ? 0 : Math.log(texts / frequency)
  );
  return {
    frequencyOf(id) {
      const frequency = common.of(id);
      return frequency > most ? 0 : frequency || 1;
    },
    weightOf: (count, frequency) => Math.round(parts * (damped[count] ?? 0) * (rarity[frequency] ?? 0))
  };
}

/** 1 + ln tf */
const damped = Float64Array.from({length: 256}, (_, count) => 1 + Math.log(count || 1));

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
    this.put(id, this.of(id) + 1);
  }

  put(id: number, frequency: number): void {
    const slot = this.#slotOf(id);
    this.#keys[slot] = id;
    this.#counts[slot] = frequency;
  }

  /** 0 for a term that is not there. */
  of(id: number): number {
    return this.#counts[this.#slotOf(id)] ?? 0;
  }

  ofTwoAndMore(): Pick<Counted, "ids" | "frequencies"> {
    const isCommon = (_: number, slot: number) => (this.#counts[slot] ?? 0) > 1;
    return {ids: this.#keys.filter(isCommon), frequencies: this.#counts.filter(isCommon)};
  }

  #slotOf(id: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(id, 0x9e3779b1) >>> this.#shift;
    while (this.#counts[slot] !== 0 && this.#keys[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }
}
