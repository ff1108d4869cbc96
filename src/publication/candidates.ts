import {type Extent, labelWeight, placeIn} from "./comparable.ts";
import type {KeyLists} from "./keyLists.ts";
import type {LabelWeights} from "./labelWeights.ts";
import type {Sums} from "./sums.ts";
import type {WeighedTexts} from "./weighedTexts.ts";

/** By what texts are found that one may be like. */
export interface Means {
  readonly words: WeighedTexts;
  readonly labels: LabelWeights;
  readonly lists: KeyLists;
  readonly lengths: Float64Array;
  readonly extent: Extent;
}

/** Adds to each text what the keys that it shares with one are worth. Of a long list, those nearest in time count. */
export function gatherByWords(
  index: number,
  {lists, words, lengths, extent}: Means,
  weights: Float32Array,
  sums: Sums
): void {
  const {rowStarts, keys, rowCounts, listStarts, texts, frequencies} = lists;
  const end = rowStarts[index + 1] ?? 0;
  for (let at = rowStarts[index] ?? 0; at < end; at++) {
    const key = keys[at] ?? 0;
    let first = listStarts[key] ?? 0;
    let last = listStarts[key + 1] ?? 0;
    if (last - first < 2) continue;
    const weight = words.weightOf(rowCounts[at] ?? 0, frequencies[key] ?? 0) / (lengths[index] ?? 1);
    if (last - first > extent.mostPlaces) {
      first = windowAround(index, texts, first, last, extent.mostPlaces);
      last = first + extent.mostPlaces;
    }
    for (let each = first; each < last; each++) sums.add(texts[each] ?? 0, weight * (weights[each] ?? 0));
  }
}

/** Adds to each text what the labels that it shares with one are worth. */
export function gatherByLabels(index: number, {labels, extent}: Means, sums: Sums): void {
  const {rowStarts, listStarts, texts, listWeights} = labels;
  const end = rowStarts[index + 1] ?? 0;
  for (let at = rowStarts[index] ?? 0; at < end; at++) {
    const label = labels.labels[at] ?? 0;
    const weight = labelWeight * (labels.weights[at] ?? 0);
    let first = listStarts[label] ?? 0;
    let last = listStarts[label + 1] ?? 0;
    if (last - first > extent.mostLabelPlaces) {
      first = windowAround(index, texts, first, last, extent.mostLabelPlaces);
      last = first + extent.mostLabelPlaces;
    }
    for (let each = first; each < last; each++) sums.add(texts[each] ?? 0, weight * (listWeights[each] ?? 0));
  }
}

/** Where those of a list begin that are nearest in time to one of it. */
function windowAround(text: number, list: Uint32Array, first: number, last: number, size: number): number {
  return Math.min(Math.max(first, placeIn(list, first, last, text) - (size >> 1)), last - size);
}
