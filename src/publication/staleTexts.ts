import {type Comparable, type Extent, labelWeight, placeIn} from "./comparable.ts";
import {type KeyLists, keyListsOf} from "./keyLists.ts";
import type {LabelWeights} from "./labelWeights.ts";
import {listed} from "./recalledTerms.ts";
import {digestIn, noText, type RelatedMemory} from "./relatedMemory.ts";
import type {Sample} from "./sample.ts";
import {Sums} from "./sums.ts";
import {TermNumbers} from "./termNumbers.ts";
import {noTerms, type Terms} from "./terms.ts";
import {type RemovedText, type TextChanges, textChanges} from "./textChanges.ts";
import {lengthOf, listWeights} from "./vectorLengths.ts";
import {WeighedTexts} from "./weighedTexts.ts";
import type {WordStatistics} from "./wordStatistics.ts";

export interface Since {
  /** As they are now, in their order. */
  readonly texts: readonly Comparable[];
  readonly memory: RelatedMemory;
  /** Of the same statistics. */
  readonly earlier: RelatedMemory;
  /** By the digests of texts that were. */
  readonly termsBefore: (digest: string) => Terms | undefined;
  readonly statistics: WordStatistics;
  readonly words: WeighedTexts;
  readonly labels: LabelWeights;
  readonly sample: Sample;
  readonly extent: Extent;
}

/**
 * Which texts have to be compared anew, with the lists of their keys; for all others, the memory has their rows from
 * now on. A text's row is as it was when it looks at no other texts in the lists of its keys and labels, nobody in
 * its row has changed, and nobody who has changed shares enough with it to come into its row.
 */
export function staleTexts(since: Since): {stale: readonly number[]; lists: KeyLists} {
  const {memory, words} = since;
  const changes = textChanges(since.texts, since.memory, since.earlier);
  const isStale = new Uint8Array(since.texts.length);
  const ofAdded = markByKeys(since, changes, isStale);
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

/**
 * Marks those that have come, and those that look at other texts in the lists of their keys. Gives the lists of the keys
 * of those that have come.
 */
function markByKeys(since: Since, changes: TextChanges, isStale: Uint8Array): KeyLists {
  const {memory, earlier, termsBefore, statistics, words, sample, extent} = since;
  const {before, added, removed} = changes;
  const {bounds, lengths} = memory;
  for (const [text, at] of before.entries()) {
    const isNew = at === noText;
    bounds[text] = isNew ? words.boundOf(text, sample.oneIn, extent.mostLookups) : (earlier.bounds[at] ?? 0);
    lengths[text] = isNew ? lengthOf(text, words, sample) : (earlier.lengths[at] ?? 1);
    if (isNew) isStale[text] = 1;
  }
  const wordsBefore = new WeighedTexts(
    listed(removed.map(({at}) => termsBefore(digestIn(earlier.lines[at] ?? "")) ?? noTerms)),
    statistics
  );
  const numbers = numbersOf(added, words, bounds);
  const keysBefore = new Map(
    removed.map(({at}, text) => [at, keysOf(text, wordsBefore, earlier.bounds[at] ?? 0, numbers)])
  );
  const lists = keyListsOf(words, bounds, numbers);
  const {rowStarts, keys} = lists;
  const membership: Membership = {
    lists,
    now: (text) => new Set(keys.subarray(rowStarts[text], rowStarts[text + 1])),
    before: ({at}) => keysBefore.get(at) ?? none,
    mostPlaces: extent.mostPlaces
  };
  markShifted(membership, changes, isStale);
  return lists;
}

/** Marks those that look at other texts in the lists of their labels. */
function markByLabels({texts, labels, extent}: Since, changes: TextChanges, isStale: Uint8Array): void {
  const numbersOfLabels = (own: readonly string[]) =>
    new Set(own.flatMap((label) => labels.numberOf(label) ?? []));
  const membership: Membership = {
    lists: labels,
    now: (text) => numbersOfLabels(texts[text]?.labels ?? []),
    before: (gone) => numbersOfLabels(gone.labels),
    mostPlaces: extent.mostLabelPlaces
  };
  markShifted(membership, changes, isStale);
}

/** Which lists texts stand in, by the lists' numbers, and how much of a list is looked at. */
interface Membership {
  readonly lists: Pick<KeyLists, "listStarts" | "texts">;
  readonly now: (text: number) => ReadonlySet<number>;
  readonly before: (gone: RemovedText) => ReadonlySet<number>;
  readonly mostPlaces: number;
}

const none: ReadonlySet<number> = new Set();

/**
 * Marks those near in time to where texts have come to a list or gone from it, as far as a list is looked at. One that is
 * and was short is looked at as a whole: who has come or gone there changes nothing between others.
 */
function markShifted(
  {lists: {listStarts, texts}, now, before, mostPlaces}: Membership,
  {added, removed}: TextChanges,
  isStale: Uint8Array
): void {
  const mark = (list: number, text: number) => {
    const [first = 0, last = 0] = [listStarts[list], listStarts[list + 1]];
    if (last - first + removed.length <= mostPlaces) return;
    const place = placeIn(texts, first, last, text);
    const end = Math.min(last, place + mostPlaces + 1);
    for (let at = Math.max(first, place - mostPlaces); at < end; at++) isStale[texts[at] ?? 0] = 1;
  };
  const markBut = (others: ReadonlySet<number>, lists: ReadonlySet<number>, text: number) => {
    for (const list of lists) if (!others.has(list)) mark(list, text);
  };
  const twins = new Map(removed.map((gone) => [gone.twin, gone]));
  for (const text of added) {
    const twin = twins.get(text);
    markBut(twin === undefined ? none : before(twin), now(text), text);
  }
  for (const gone of removed)
    markBut(gone.twin === undefined ? none : now(gone.twin), before(gone), gone.place);
}

/** The numbers of the keys of some texts. */
function numbersOf(some: readonly number[], words: WeighedTexts, bounds: Uint16Array): TermNumbers {
  const numbers = new TermNumbers(some.reduce((sum, text) => sum + words.terms.of(text).ids.length, 0));
  for (const text of some) keysOf(text, words, bounds[text] ?? 0, numbers);
  return numbers;
}

function keysOf(text: number, words: WeighedTexts, bound: number, numbers: TermNumbers): ReadonlySet<number> {
  const {ids} = words.terms.of(text);
  const frequencies = words.frequencies(text);
  const keys = new Set<number>();
  for (let at = 0; at < ids.length; at++) {
    const frequency = frequencies[at] ?? 0;
    if (frequency > 0 && frequency <= bound) keys.add(numbers.add(ids[at] ?? 0, frequency));
  }
  return keys;
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
    const {rowStarts, keys, rowCounts, listStarts, frequencies} = lists;
    for (let at = rowStarts[text] ?? 0; at < (rowStarts[text + 1] ?? 0); at++) {
      const key = keys[at] ?? 0;
      const weight = words.weightOf(rowCounts[at] ?? 0, frequencies[key] ?? 0) / (memory.lengths[text] ?? 1);
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
