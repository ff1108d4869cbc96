import {createHash} from "node:crypto";
import {gatherByLabels, gatherByWords, type Means} from "./candidates.ts";
import {byTime, type Comparable, type Extent, labelWeight} from "./comparable.ts";
import {Dots} from "./dots.ts";
import {type KeyLists, keyListsOf} from "./keyLists.ts";
import {weighLabels} from "./labelWeights.ts";
import {type PackedTerms, type Remembered, recallTerms} from "./recalledTerms.ts";
import {blankMemory, digestIn, noText, type RelatedMemory, readMemory} from "./relatedMemory.ts";
import {type Sample, sampleOf} from "./sample.ts";
import {staleTexts} from "./staleTexts.ts";
import {Sums} from "./sums.ts";
import {lengthOf, listWeights} from "./vectorLengths.ts";
import {WeighedTexts} from "./weighedTexts.ts";
import {countTerms, statisticsOf} from "./wordStatistics.ts";

/** A text like another one. */
export interface Likeness {
  readonly id: string;
  /** The cosine of the words alone: 0 for nothing in common, 1 for the same words. */
  readonly cosine: number;
}

/** What one run leaves to the next, which spares it work and changes nothing of what comes out. */
export interface RelateMemory extends PackedTerms {
  /** Which texts are like which. */
  readonly rows: Uint8Array;
}

export interface Relation {
  /** Those most like a text, by its id: nearest first, so many at the most. */
  readonly likest: (id: string, most: number) => readonly Likeness[];
  /** For the next run: what this one was given, itself, where no text is another. */
  readonly memory: Remembered<RelateMemory>;
}

const usual: Extent = {
  mostCounted: 1024,
  mostLookups: 2000,
  mostPlaces: 128,
  mostLabelPlaces: 64,
  mostCompared: 24
};

/** Days in which the weight of nearness in time halves. */
const halfLife = 90;
const day = 24 * 60 * 60 * 1000;

/**
 * For each text, those most like it.
 *
 * Words and pairs of neighbouring words count by TF-IDF: (1 + ln tf) · ln(N / df); terms of more than half of the texts
 * are left out (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2.4.1 and 6.2–6.4). N and df are
 * those of a sample of the older texts (`sampleOf`); a df of none is taken for 1. What terms of such a df count in the
 * length of a vector does not depend on other texts: half, or nothing where they are known to be one text's alone
 * (`lengthOf`). So a changed text outside of the sample leaves all weights as they are. The cosine of two texts is
 * blended with their nearness in time, and their labels' cosine breaks ties:
 *
 *     score = cosine · (0.7 + 0.3 · 2^(−days / 90)) + 0.02 · cosine of labels
 *
 * A text is compared with those that share its rarest terms (the same book, 7.1.2: index elimination), the 24 that
 * share the most: the work grows with the number of texts, not with its square.
 *
 * Same texts, same output, whatever their order, and whether there is a memory of an earlier run or not. With one,
 * `terms` are asked only of texts that it does not know, and only those are compared anew whose list of others can
 * have changed; where no text is another, it is not asked for what it has of words. Ties go to the newer text, then to
 * the lesser id. The memory has to be whole.
 */
export function relate(
  texts: readonly Comparable[],
  before: Remembered<RelateMemory> = {},
  extent: Extent = usual
): Relation {
  // Numbered by time: a text's neighbours in a list are its neighbours in time.
  const sorted = [...texts].sort(byTime);
  const sample = sampleOf(sorted, extent.mostCounted);
  const summary = summaryOf(sorted, sample);
  const lines = sorted.map(lineOf);
  const remembered = ofStatistics(summary, readMemory(before.rows, extent.mostCompared));
  if (remembered !== undefined && isSame(remembered.lines, lines))
    return {likest: likestIn(remembered, sorted), memory: before};
  const {terms, termsBefore, wasKnown, settled, recent} = recallTerms(sorted, before);
  const earlier = remembered?.lines.every((line) => wasKnown(digestIn(line))) ? remembered : undefined;
  const counted = earlier?.counted ?? countTerms(sample.texts.map((text) => terms.of(text)));
  const memory = blankMemory({
    statistics: summary,
    lines,
    width: extent.mostCompared,
    counted
  });
  const statistics = statisticsOf(counted);
  const words = new WeighedTexts(terms, statistics);
  const labels = weighLabels(
    sorted.map((text) => text.labels),
    sample.texts
  );
  const {stale, lists} =
    earlier === undefined
      ? allTexts(memory, words, sample, extent)
      : staleTexts({
          texts: sorted,
          memory,
          earlier,
          termsBefore,
          statistics,
          words,
          labels,
          sample,
          extent
        });
  compare(sorted, stale, {memory, earlier}, {words, labels, lists, lengths: memory.lengths, extent});
  return {likest: likestIn(memory, sorted), memory: {rows: memory.bytes, settled, recent}};
}

/** What the sample says, in short. */
function summaryOf(texts: readonly Comparable[], {texts: counted, oneIn}: Sample): string {
  const said = counted.map((index) => JSON.stringify([texts[index]?.digest, texts[index]?.labels]));
  return (
    createHash("sha256")
      // The same texts weigh labels in another way when they are all that there are.
      .update([oneIn, counted.length === texts.length, ...said.sort()].join("\n"))
      .digest("hex")
  );
}

function lineOf({id, digest, epoch, labels}: Comparable): string {
  return [digest, id, epoch, ...labels].join("\t");
}

/** With other statistics, terms have other weights. */
function ofStatistics(statistics: string, memory: RelatedMemory | undefined): RelatedMemory | undefined {
  return memory?.statistics === statistics ? memory : undefined;
}

function isSame(lines: readonly string[], others: readonly string[]): boolean {
  return lines.length === others.length && lines.every((line, at) => line === others[at]);
}

/** Without a memory, all texts are to be compared. */
function allTexts(
  {bounds, lengths}: RelatedMemory,
  words: WeighedTexts,
  sample: Sample,
  {mostLookups}: Extent
): {stale: readonly number[]; lists: KeyLists} {
  for (let text = 0; text < bounds.length; text++) {
    bounds[text] = words.boundOf(text, sample.oneIn, mostLookups);
    lengths[text] = lengthOf(text, words, sample);
  }
  return {stale: [...bounds.keys()], lists: keyListsOf(words, bounds, undefined)};
}

/** Finds the rows of some texts, and keeps them in the memory. */
function compare(
  texts: readonly Comparable[],
  some: readonly number[],
  {memory, earlier}: {readonly memory: RelatedMemory; readonly earlier: RelatedMemory | undefined},
  means: Means
): void {
  const {labels, lengths, extent} = means;
  const weights = listWeights(means.lists, means.words, lengths);
  const dots = new Dots({memory, earlier, words: means.words});
  const candidates = new Sums(texts.length);
  for (const index of some) {
    const text = texts[index];
    if (text === undefined) continue;
    gatherByWords(index, means, weights, candidates);
    gatherByLabels(index, means, candidates);
    const {others, least} = candidates.best(extent.mostCompared, index);
    candidates.clear();
    memory.thresholds[index] = others.length < extent.mostCompared ? 0 : least;
    const products = dots.of(index, others);
    const row = others.map((other, at) => {
      const dot = products[at] ?? 0;
      const cosine = dot / ((lengths[index] ?? 1) * (lengths[other] ?? 1));
      const nearness = nearnessInTime(text.epoch, texts[other]?.epoch ?? Number.NaN);
      return {other, dot, score: cosine * nearness + labelWeight * labels.cosine(index, other)};
    });
    row.sort((a, b) => b.score - a.score || b.other - a.other);
    for (let at = 0; at < memory.width; at++) {
      memory.compared[index * memory.width + at] = row[at]?.other ?? noText;
      memory.dots[index * memory.width + at] = row[at]?.dot ?? 0;
    }
  }
}

function nearnessInTime(a: number, b: number): number {
  const days = Math.abs(a - b) / day;
  return Number.isNaN(days) ? 0.7 : 0.7 + 0.3 * 2 ** (-days / halfLife);
}

function likestIn(memory: RelatedMemory, texts: readonly Comparable[]): Relation["likest"] {
  const places = new Map(texts.map(({id}, text) => [id, text]));
  return (id, most) => {
    const text = places.get(id);
    return text === undefined ? [] : likenessesIn(memory, text, most, texts);
  };
}

function likenessesIn(
  {compared, dots, lengths, width}: RelatedMemory,
  text: number,
  most: number,
  texts: readonly Comparable[]
): readonly Likeness[] {
  const likenesses: Likeness[] = [];
  for (let at = text * width; at < text * width + Math.min(width, most); at++) {
    const other = compared[at] ?? noText;
    const id = texts[other]?.id;
    if (id === undefined) break;
    likenesses.push({id, cosine: (dots[at] ?? 0) / ((lengths[text] ?? 1) * (lengths[other] ?? 1))});
  }
  return likenesses;
}
