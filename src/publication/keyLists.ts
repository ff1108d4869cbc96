import {TermNumbers} from "./termNumbers.ts";
import type {Terms} from "./terms.ts";
import type {WeighedTexts} from "./weighedTexts.ts";

/** Keys of texts by numbers, and the texts that have each. A count is how often a text has a key. */
export interface KeyLists {
  /** Where the keys of a text begin; where the next one's do, they end. */
  readonly rowStarts: Uint32Array;
  readonly keys: Uint32Array;
  readonly rowCounts: Uint8Array;
  /** As the texts' order is, in each list. */
  readonly listStarts: Uint32Array;
  readonly texts: Uint32Array;
  readonly counts: Uint8Array;
  /** Of each key. */
  readonly frequencies: readonly number[];
}

/**
 * The lists of the keys of all texts, or of those wanted alone. Without wanted ones, most that are of one text alone
 * are left out: nothing is found by them.
 */
export function keyListsOf(
  words: WeighedTexts,
  bounds: Uint16Array,
  wanted: TermNumbers | undefined
): KeyLists {
  const twice = wanted === undefined ? rareTermsIn(words) : undefined;
  const numbers = wanted ?? new TermNumbers();
  const rowStarts = new Uint32Array(words.terms.length + 1);
  let keys = new Uint32Array(1 << 14);
  let rowCounts = new Uint8Array(keys.length);
  let size = 0;
  const add = (text: number, {ids, counts}: Terms) => {
    const bound = bounds[text] ?? 0;
    const frequencies = wanted === undefined ? words.frequencies(text) : undefined;
    if (size + ids.length > keys.length) {
      const length = keys.length * 2 + ids.length;
      keys = copied(keys, new Uint32Array(length));
      rowCounts = copied(rowCounts, new Uint8Array(length));
    }
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      let number: number;
      if (frequencies === undefined) {
        number = numbers.find(id);
        if (number < 0 || (numbers.frequencies[number] ?? 0) > bound) continue;
      } else {
        const frequency = frequencies[at] ?? 0;
        if (frequency === 0 || frequency > bound || (frequency === 1 && !twice?.has(id))) continue;
        number = numbers.add(id, frequency);
      }
      keys[size] = number;
      rowCounts[size++] = counts[at] ?? 0;
    }
    rowStarts[text + 1] = size;
  };
  // Where all terms are weighed they are held; where some are looked for, they need not be.
  if (wanted === undefined)
    for (let text = 0; text < words.terms.length; text++) add(text, words.terms.of(text));
  else words.terms.each(add);
  const rows = {rowStarts, keys: keys.subarray(0, size), rowCounts: rowCounts.subarray(0, size)};
  return {...rows, ...turnedRound(rows, numbers.frequencies.length), frequencies: numbers.frequencies};
}

/** The rare terms of all texts. */
function rareTermsIn(words: WeighedTexts): TwiceSeen {
  let all = 0;
  for (let text = 0; text < words.terms.length; text++) all += words.terms.of(text).ids.length;
  const rare = new TwiceSeen(all);
  for (let text = 0; text < words.terms.length; text++) {
    const {ids} = words.terms.of(text);
    const frequencies = words.frequencies(text);
    for (let at = 0; at < ids.length; at++) if (frequencies[at] === 1) rare.add(ids[at] ?? 0);
  }
  return rare;
}

/** Which terms were seen twice; of those that were not, about one in ten is taken for one that was. */
class TwiceSeen {
  /** Two bits for each of some hashes. */
  readonly #bits: Uint8Array;
  readonly #shift: number;

  constructor(most: number) {
    const log = Math.min(31, Math.max(8, Math.ceil(Math.log2(most * 2 + 1))));
    this.#bits = new Uint8Array(2 ** (log - 2));
    this.#shift = 32 - log;
  }

  add(id: number): void {
    const slot = Math.imul(id, 0x9e3779b1) >>> this.#shift;
    const bits = this.#bits[slot >> 2] ?? 0;
    const once = 1 << ((slot & 3) * 2);
    this.#bits[slot >> 2] = bits | ((bits & once) === 0 ? once : once << 1);
  }

  has(id: number): boolean {
    const slot = Math.imul(id, 0x9e3779b1) >>> this.#shift;
    return ((this.#bits[slot >> 2] ?? 0) & (2 << ((slot & 3) * 2))) !== 0;
  }
}

function copied<Numbers extends Uint32Array | Uint8Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

function turnedRound(
  {rowStarts, keys, rowCounts}: Pick<KeyLists, "rowStarts" | "keys" | "rowCounts">,
  count: number
): Pick<KeyLists, "listStarts" | "texts" | "counts"> {
  const listStarts = new Uint32Array(count + 1);
  for (let at = 0; at < keys.length; at++) listStarts[keys[at] ?? 0] = (listStarts[keys[at] ?? 0] ?? 0) + 1;
  for (let key = 1; key <= count; key++)
    listStarts[key] = (listStarts[key] ?? 0) + (listStarts[key - 1] ?? 0);
  const texts = new Uint32Array(keys.length);
  const counts = new Uint8Array(keys.length);
  // From the last text to the first, each list is filled from its end; then the ends have become the starts.
  for (let text = rowStarts.length - 2; text >= 0; text--) {
    for (let at = (rowStarts[text + 1] ?? 0) - 1; at >= (rowStarts[text] ?? 0); at--) {
      const place = (listStarts[keys[at] ?? 0] ?? 0) - 1;
      listStarts[keys[at] ?? 0] = place;
      texts[place] = text;
      counts[place] = rowCounts[at] ?? 0;
    }
  }
  return {listStarts, texts, counts};
}
