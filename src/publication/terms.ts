import {Slab} from "./slab.ts";
import {stopWords} from "./stopWords.ts";

/**
 * How often each word of a text, and each pair of neighbouring words at its beginning, stands in it. A term is known by a hash of 32
 * bits, ascending: two terms of a language hardly ever have the same, and where they do they always have.
 */
export interface Terms {
  readonly ids: Int32Array;
  /** In the order of `ids`; 255 stands for that many and more. */
  readonly counts: Uint8Array;
}

export const noTerms: Terms = {ids: new Int32Array(), counts: new Uint8Array()};

/** How many times a title's words count. */
const titleWeight = 3;
/** Pairs of words are taken from where a news story says what matters: its beginning. */
const mostPairs = 150;
const mostCounted = 255;

/** The terms of a text and its title. Stop words and single letters are none, and a stop word parts its neighbours. */
export function termsOf(title: string, text: string): Terms {
  for (let time = 0; time < titleWeight; time++) readTerms(title);
  readTerms(text);
  return found.counted();
}

/** Words are runs of letters, marks and digits. Read letter by letter: this is done for every word of a newsroom. */
function readTerms(words: string): void {
  const text = words.toLowerCase();
  let before = 0;
  let hasBefore = false;
  let hash = seed;
  let length = 0;
  let pairs = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : space;
    if (isOfWord(unit)) {
      hash = Math.imul(hash ^ unit, prime);
      length++;
      continue;
    }
    if (length >= 2) {
      hasBefore &&= !stopHashes.has(hash);
      if (!stopHashes.has(hash)) {
        found.add(hash);
        if (hasBefore && pairs++ < mostPairs) found.add(pairOf(before, hash));
        before = hash;
        hasBefore = true;
      }
    }
    hash = seed;
    length = 0;
  }
}

/** FNV-1a, over UTF-16 code units. http://www.isthe.com/chongo/tech/comp/fnv/ */
const seed = 0x811c9dc5 | 0;
const prime = 0x01000193;
const space = 32;

export function hashOf(word: string): number {
  let hash = seed;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
  return hash;
}

/** The hash of two neighbouring words: another for the same words the other way round. */
function pairOf(first: number, second: number): number {
  return Math.imul(Math.imul(first ^ 0x9e3779b9, prime) ^ second, 0x85ebca6b);
}

const stopHashes: ReadonlySet<number> = new Set([...stopWords].map(hashOf));

/** For each UTF-16 code unit: 0 for not asked yet, 1 for part of a word, 2 for none. */
const kinds = new Uint8Array(1 << 16);

function isOfWord(unit: number): boolean {
  const known = kinds[unit];
  if (known !== 0) return known === 1;
  // Letters beyond the first plane come in two halves, which count as letters.
  const isLetter = (unit >= 0xd800 && unit <= 0xdfff) || /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(unit));
  kinds[unit] = isLetter ? 1 : 2;
  return isLetter;
}

const idSlab = new Slab((size) => new Int32Array(size));
const countSlab = new Slab((size) => new Uint8Array(size));

/** The same terms in arrays of their own. */
export function copyOf({ids, counts}: Terms): Terms {
  return {ids: idSlab.copy(ids), counts: countSlab.copy(counts)};
}

/** Terms as they are found, counted in the end. */
class Found {
  #ids = new Int32Array(1 << 12);
  #spare = new Int32Array(1 << 12);
  #size = 0;

  add(id: number): void {
    if (this.#size === this.#ids.length) {
      const larger = new Int32Array(this.#size * 2);
      larger.set(this.#ids);
      this.#ids = larger;
      this.#spare = new Int32Array(larger.length);
    }
    this.#ids[this.#size++] = id;
  }

  /** The terms since the last time. */
  counted(): Terms {
    this.#sort();
    const all = this.#ids;
    const ids = this.#spare;
    let size = 0;
    for (let at = 0; at < this.#size; at++) {
      const id = all[at] ?? 0;
      if (size > 0 && ids[size - 1] === id) {
        times[size - 1] = Math.min((times[size - 1] ?? 0) + 1, mostCounted);
        continue;
      }
      if (size === times.length) times = longerTimes();
      ids[size] = id;
      times[size++] = 1;
    }
    this.#size = 0;
    return copyOf({ids: ids.subarray(0, size), counts: times.subarray(0, size)});
  }

  /** By eleven bits at a time, the lowest first: several times as fast as comparing. */
  #sort(): void {
    for (let shift = 0; shift < 32; shift += 11) {
      places.fill(0);
      for (let at = 0; at < this.#size; at++) {
        const digit = digitOf(this.#ids[at] ?? 0, shift);
        places[digit + 1] = (places[digit + 1] ?? 0) + 1;
      }
      for (let digit = 1; digit < places.length; digit++)
        places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
      for (let at = 0; at < this.#size; at++) {
        const id = this.#ids[at] ?? 0;
        const digit = digitOf(id, shift);
        const place = places[digit] ?? 0;
        places[digit] = place + 1;
        this.#spare[place] = id;
      }
      [this.#ids, this.#spare] = [this.#spare, this.#ids];
    }
  }
}

const places = new Uint32Array(2 ** 11 + 1);
let times = new Uint8Array(1 << 12);

function longerTimes(): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(times.length * 2);
  longer.set(times);
  return longer;
}

/** Negative numbers come before the others. */
function digitOf(id: number, shift: number): number {
  return ((id ^ 0x80000000) >>> shift) & 2047;
}

const found = new Found();
