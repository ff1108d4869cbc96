import {byTime, type Comparable, type Extent, labelWeight, placeIn} from "./comparable.ts";
import {type KeyLists, keyListsOf} from "./keyLists.ts";
import type {LabelWeights} from "./labelWeights.ts";
import {digestIn, noText, type RelatedMemory} from "./relatedMemory.ts";
import type {Sample} from "./sample.ts";
import {Sums} from "./sums.ts";
import {TermNumbers} from "./termNumbers.ts";
import type {Terms} from "./terms.ts";
import {type TextChanges, textChanges} from "./textChanges.ts";
import {lengthOf, listWeights} from "./vectorLengths.ts";
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
  readonly sample: Sample;
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
  const ofAdded = markShifted(since, changes, isStale);
  markByLabels(since, changes, isStale);
  markByRows(since, changes, isStale);
  markReached(since, changes, ofAdded, isStale);
  const stale = [...isStale.keys()].filter((text) => isStale[text] === 1);
  for (const [text, at] of changes.before.entries())
    if (isStale[text] === 0) keepRow(text, at, since, changes);
  const isMost = stale.length * 4 > isStale.length;
  const wanted = isMost ? undefined : numbersOf(stale, words, memory.bounds);
  return {stale, lists: keyListsOf(words, memory.bounds, wanted)};
}

/** Marks those that have come, and those in whose lists texts have come or gone. Gives the lists of those that have come. */
function markShifted(
  since: Since,
  {before, added, removed, twins}: TextChanges,
  isStale: Uint8Array
): KeyLists {
  const {memory, earlier, termsOf, statistics, words, sample, extent} = since;
  const {bounds, lengths} = memory;
  const wordsBefore = new WeighedTexts(
    removed.flatMap(({at}) => termsOf(digestIn(earlier.lines[at] ?? "")) ?? []),
    statistics
  );
  for (const [text, at] of before.entries()) {
    const isNew = at === noText;
    bounds[text] = isNew ? words.boundOf(text, sample.oneIn, extent.mostLookups) : (earlier.bounds[at] ?? 0);
    lengths[text] = isNew ? lengthOf(text, words, sample) : (earlier.lengths[at] ?? 1);
    if (isNew) isStale[text] = 1;
  }
  const numbers = numbersOf(added, words, bounds);
  const keysBefore = new Map(
    removed.map(({at}, text) => [at, keysOf(text, wordsBefore, earlier.bounds[at] ?? 0, numbers)])
  );
  const lists = keyListsOf(words, bounds, numbers);
  const {listStarts, texts, frequencies} = lists;
  const isShifted = new Uint8Array(frequencies.length);
  const keysNow = new Map(added.map((text) => [text, keysIn(lists, text)]));
  const none: ReadonlySet<number> = new Set();
  const mark = (keys: ReadonlySet<number>, others: ReadonlySet<number>) => {
    for (const key of keys) if (!others.has(key)) isShifted[key] = 1;
  };
  for (const [text, keys] of keysNow) mark(keys, keysBefore.get(twins.get(text) ?? noText) ?? none);
  for (const {at, twin} of removed) mark(keysBefore.get(at) ?? none, keysNow.get(twin ?? noText) ?? none);
  for (const key of frequencies.keys()) {
    if (isShifted[key] === 0) continue;
    const end = listStarts[key + 1] ?? 0;
    for (let at = listStarts[key] ?? 0; at < end; at++) isStale[texts[at] ?? 0] = 1;
  }
  return lists;
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

/** Marks those whose row has a text that has changed or gone. */
function markByRows({earlier}: Since, {before, now}: TextChanges, isStale: Uint8Array): void {
  const {compared, width} = earlier;
  for (const [text, at] of before.entries()) {
    if (at === noText || isStale[text] === 1) continue;
    for (let place = at * width; place < (at + 1) * width; place++)
      if (now[compared[place] ?? noText] === noText) isStale[text] = 1;
  }
}

/** Sums in single precision, in another order. */
const slack = 0.999;

/** Marks those with which a text that has changed shares enough to come into their row, be it looked at or not. */
function markReached(
  {texts, memory, earlier, words, labels}: Since,
  {before, added}: TextChanges,
  lists: KeyLists,
  isStale: Uint8Array
): void {
  const weights = listWeights(lists, words, memory.lengths);
  const sums = new Sums(texts.length);
  for (const text of added) {
    const {rowStarts, keys, rowPlaces, listStarts, frequencies} = lists;
    for (let at = rowStarts[text] ?? 0; at < (rowStarts[text + 1] ?? 0); at++) {
      const key = keys[at] ?? 0;
      const weight =
        words.weightOf(text, rowPlaces[at] ?? 0, frequencies[key] ?? 0) / (memory.lengths[text] ?? 1);
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
