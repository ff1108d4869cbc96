import {digestIn, noText, type RelatedMemory} from "./relatedMemory.ts";
import type {WeighedTexts} from "./weighedTexts.ts";

/** The scalar products of pairs of texts, each taken once. */
export class Dots {
  readonly #memory: RelatedMemory;
  readonly #words: WeighedTexts;
  readonly #earlier: RelatedMemory | undefined;
  /** For each text where the earlier memory has it, or `noText`. */
  readonly #before: Uint32Array;

  constructor({
    memory,
    words,
    earlier
  }: {
    readonly memory: RelatedMemory;
    readonly words: WeighedTexts;
    readonly earlier: RelatedMemory | undefined;
  }) {
    this.#memory = memory;
    this.#words = words;
    this.#earlier = earlier;
    const places = new Map(earlier?.lines.map((line, text) => [digestIn(line), text]));
    this.#before = Uint32Array.from(memory.lines, (line) => places.get(digestIn(line)) ?? noText);
  }

  /** A text's with some others. */
  of(text: number, others: readonly number[]): readonly number[] {
    let take: ((other: number) => number) | undefined;
    return others.map((other) => {
      const known = this.#known(text, other);
      if (known >= 0) return known;
      take ??= this.#words.dots(text);
      return take(other);
    });
  }

  /** Below 0 when it is not known. */
  #known(text: number, other: number): number {
    const dot = dotIn(this.#memory, other, text);
    const [a = noText, b = noText] = [this.#before[text], this.#before[other]];
    if (dot >= 0 || this.#earlier === undefined || a === noText || b === noText) return dot;
    return Math.max(dotIn(this.#earlier, a, b), dotIn(this.#earlier, b, a));
  }
}

function dotIn({compared, dots, width}: RelatedMemory, text: number, other: number): number {
  const row = text * width;
  for (let at = row; at < row + width; at++) if (compared[at] === other) return dots[at] ?? 0;
  return -1;
}
