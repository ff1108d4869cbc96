import {byTime, type Comparable, type Extent, labelWeight, placeIn} from "./comparable.ts";
import {type KeyLists, keyListsOf} from "./keyLists.ts";
import type {LabelWeights} from "./labelWeights.ts";
import {digestIn, noText, type RelatedMemory} from "./relatedMemory.ts";
import {Sums} from "./sums.ts";
import {TermNumbers} from "./termNumbers.ts";
import type {Terms} from "./terms.ts";
import {type TextChanges, textChanges} from "./textChanges.ts";
import {lengthOf, listWeights, squaresOf} from "./vectorLengths.ts";
import {WeighedTexts} from "./weighedTexts.ts";
import type {WordStatistics} from "./wordStatistics.ts";

export interface Since {
  /** As they are now, in their order. */
  readonly texts: readonly Comparable[];
  readonly memory: RelatedMemory;
  /** Of the same statistics. */
  readonly earlier: RelatedMemory;
  /** By the digests of texts that are or were. */
  readonly termsOf: (digest: string) => Terms | undefined;
  readonly statistics: WordStatistics;
  readonly words: WeighedTexts;
  readonly labels: LabelWeights;
  readonly oneIn: number;
  readonly extent: Extent;
}

/**
 * Which texts have to be compared anew, with the lists of their keys; for all others, the memory has their rows from
 * now on. A text's row is as it was when no list of its keys has other texts in it, nobody in its row has changed,
 * and nobody who has changed shares enough with it to come into its row.
 */
export function staleTexts(since: Since): {stale: readonly number[]; lists: KeyLists} {
  const {memory, words} = since;
  const changes = textChanges(since.texts, since.memory, since.earlier);
  const isStale = new Uint8Array(since.texts.length);
  const {reweighed, lists: ofAdded} = markShifted(since, changes, isStale);
  for (const text of [...changes.added, ...reweighed]) isStale[text] = 1;
  markByLabels(since, changes, isStale);
  markByRows(since, changes, reweighed, isStale);
  const changed = [...changes.added, ...reweighed];
  const ofChanged =
    reweighed.length === 0
      ? ofAdded
      : keyListsOf(words, memory.bounds, numbersOf(changed, words, memory.bounds));
  markReached(since, changes, changed, ofChanged, isStale);
  const stale = [...isStale.keys()].filter((text) => isStale[text] === 1);
  for (const [text, at] of changes.before.entries())
    if (isStale[text] === 0) keepRow(text, at, since, changes);
  const isMost = stale.length * 4 > isStale.length;
  const wanted = isMost ? undefined : numbersOf(stale, words, memory.bounds);
  return {stale, lists: keyListsOf(words, memory.bounds, wanted)};
}

/**
 * Marks those in whose lists texts have come or gone. Gives the lists, and those whose vectors have another length now, since a rare
 * term is no longer theirs alone, or is now.
 */
function markShifted(
  since: Since,
  {before, added, removed, twins}: TextChanges,
  isStale: Uint8Array
): {reweighed: readonly number[]; lists: KeyLists} {
  const {memory, earlier, termsOf, statistics, words, oneIn, extent} = since;
  const {bounds, squares} = memory;
  const wordsBefore = new WeighedTexts(
    removed.flatMap(({at}) => termsOf(digestIn(earlier.lines[at] ?? "")) ?? []),
    statistics
  );
  for (const [text, at] of before.entries()) {
    bounds[text] = at === noText ? words.boundOf(text, oneIn, extent.mostLookups) : (earlier.bounds[at] ?? 0);
    if (at !== noText) squares[text] = earlier.squares[at] ?? 0;
  }
  const numbers = numbersOf(added, words, bounds);
  const keysBefore = new Map(
    removed.map(({at}, text) => [at, keysOf(text, wordsBefore, earlier.bounds[at] ?? 0, numbers)])
  );
  const lists = keyListsOf(words, bounds, numbers);
  const {listStarts, texts, places, frequencies} = lists;
  const more = new Int32Array(frequencies.length);
  const isShifted = new Uint8Array(frequencies.length);
  const keysNow = new Map(added.map((text) => [text, keysIn(lists, text)]));
  const none: ReadonlySet<number> = new Set();
  for (const [text, keys] of keysNow) {
    const twin = keysBefore.get(twins.get(text) ?? noText) ?? none;
    for (const key of keys) {
      more[key] = (more[key] ?? 0) + 1;
      if (!twin.has(key)) isShifted[key] = 1;
    }
  }
  for (const {at, twin} of removed) {
    const keys = keysNow.get(twin ?? noText) ?? none;
    for (const key of keysBefore.get(at) ?? none) {
      more[key] = (more[key] ?? 0) - 1;
      if (!keys.has(key)) isShifted[key] = 1;
    }
  }
  const reweighed = new Set<number>();
  for (const [key, frequency] of frequencies.entries()) {
    if (isShifted[key] === 0) continue;
    const [first = 0, last = 0] = [listStarts[key], listStarts[key + 1]];
    const isShared = last - first > 1;
    const wasShared = last - first - (more[key] ?? 0) > 1;
    for (let at = first; at < last; at++) {
      const text = texts[at] ?? 0;
      isStale[text] = 1;
      if (frequency !== 1 || isShared === wasShared || before[text] === noText) continue;
      squares[text] =
        (squares[text] ?? 0) + (isShared ? 1 : -1) * words.weightOf(text, places[at] ?? 0, 1) ** 2;
      reweighed.add(text);
    }
  }
  for (const text of added) squares[text] = squaresOf(text, words, lists);
  const isLonger = (text: number) =>
    lengthOf(squares[text] ?? 0) !== lengthOf(earlier.squares[before[text] ?? 0] ?? 0);
  return {reweighed: [...reweighed].filter(isLonger), lists};
}

/** The numbers of the keys of some texts. */
function numbersOf(some: readonly number[], words: WeighedTexts, bounds: Uint16Array): TermNumbers {
  const numbers = new TermNumbers(some.reduce((sum, text) => sum + (words.terms[text]?.ids.length ?? 0), 0));
  for (const text of some) keysOf(text, words, bounds[text] ?? 0, numbers);
  return numbers;
}

function keysOf(text: number, words: WeighedTexts, bound: number, numbers: TermNumbers): ReadonlySet<number> {
  const ids = words.terms[text]?.ids ?? [];
  const frequencies = words.frequencies(text);
  const keys = new Set<number>();
  for (let at = 0; at < ids.length; at++) {
    const frequency = frequencies[at] ?? 0;
    if (frequency > 0 && frequency <= bound) keys.add(numbers.add(ids[at] ?? 0, frequency));
  }
  return keys;
}

function keysIn({rowStarts, keys}: KeyLists, text: number): ReadonlySet<number> {
  return new Set(keys.subarray(rowStarts[text], rowStarts[text + 1]));
}

/** Marks those near in time to where texts have come to a label or gone from it, as far as lists are looked at. */
function markByLabels(
  {texts, earlier, labels, extent}: Since,
  {added, removed, twins}: TextChanges,
  isStale: Uint8Array
): void {
  const mark = (label: string, text: number) => {
    const number = labels.numberOf(label);
    if (number === undefined) return;
    const [first = 0, last = 0] = [labels.listStarts[number], labels.listStarts[number + 1]];
    // Lists that are and were short are looked at as a whole.
    if (last - first + removed.length <= extent.mostLabelPlaces) return;
    const place = placeIn(labels.texts, first, last, text);
    const end = Math.min(last, place + extent.mostLabelPlaces + 1);
    for (let at = Math.max(first, place - extent.mostLabelPlaces); at < end; at++)
      isStale[labels.texts[at] ?? 0] = 1;
  };
  const labelsBefore = new Map(removed.map(({at, labels: own}) => [at, own]));
  for (const text of added) {
    const twin = labelsBefore.get(twins.get(text) ?? noText) ?? [];
    for (const label of texts[text]?.labels ?? []) if (!twin.includes(label)) mark(label, text);
  }
  for (const gone of removed) {
    const own = texts[gone.twin ?? noText]?.labels ?? [];
    const place = texts.findIndex((text) => byTime(text, gone) >= 0);
    for (const label of gone.labels)
      if (!own.includes(label)) mark(label, place < 0 ? earlier.lines.length : place);
  }
}

/** Marks those whose row has a text that has changed. */
function markByRows(
  {earlier}: Since,
  {before, now}: TextChanges,
  reweighed: readonly number[],
  isStale: Uint8Array
): void {
  const isChanged = Uint8Array.from(now, (text) => (text === noText ? 1 : 0));
  for (const text of reweighed) isChanged[before[text] ?? 0] = 1;
  const {compared, width} = earlier;
  for (const [text, at] of before.entries()) {
    if (at === noText || isStale[text] === 1) continue;
    for (let place = at * width; place < (at + 1) * width; place++)
      if (isChanged[compared[place] ?? noText] === 1) isStale[text] = 1;
  }
}

/** Sums in single precision, in another order. */
const slack = 0.999;

/** Marks those with which a text that has changed shares enough to come into their row, be it looked at or not. */
function markReached(
  {texts, memory, earlier, words, labels}: Since,
  {before}: TextChanges,
  changed: readonly number[],
  lists: KeyLists,
  isStale: Uint8Array
): void {
  const weights = listWeights(lists, words, Float64Array.from(memory.squares, lengthOf));
  const sums = new Sums(texts.length);
  for (const text of changed) {
    const {rowStarts, keys, rowPlaces, listStarts, frequencies} = lists;
    for (let at = rowStarts[text] ?? 0; at < (rowStarts[text + 1] ?? 0); at++) {
      const key = keys[at] ?? 0;
      const weight =
        words.weightOf(text, rowPlaces[at] ?? 0, frequencies[key] ?? 0) / lengthOf(memory.squares[text] ?? 0);
      for (let each = listStarts[key] ?? 0; each < (listStarts[key + 1] ?? 0); each++)
        sums.add(lists.texts[each] ?? 0, weight * (weights[each] ?? 0));
    }
    for (let at = labels.rowStarts[text] ?? 0; at < (labels.rowStarts[text + 1] ?? 0); at++) {
      const label = labels.labels[at] ?? 0;
      const weight = labelWeight * (labels.weights[at] ?? 0);
      for (let each = labels.listStarts[label] ?? 0; each < (labels.listStarts[label + 1] ?? 0); each++)
        sums.add(labels.texts[each] ?? 0, weight * (labels.listWeights[each] ?? 0));
    }
    for (const other of sums.touched) {
      const at = before[other] ?? noText;
      if (at !== noText && sums.at(other) >= (earlier.thresholds[at] ?? 0) * slack) isStale[other] = 1;
    }
    sums.clear();
  }
}

function keepRow(text: number, at: number, {memory, earlier}: Since, {now}: TextChanges): void {
  const {width} = memory;
  memory.thresholds[text] = earlier.thresholds[at] ?? 0;
  for (let place = 0; place < width; place++) {
    const other = earlier.compared[at * width + place] ?? noText;
    memory.compared[text * width + place] = now[other] ?? noText;
    memory.dots[text * width + place] = earlier.dots[at * width + place] ?? 0;
  }
}
