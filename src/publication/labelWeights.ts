import type {Rows} from "./postings.ts";

/** What the labels of some texts weigh: ln(N / df), those of one text alone or of more than half left out. */
export interface LabelWeights {
  /** Of length 1 each; the rarest labels first. */
  readonly rows: Rows;
  readonly cosine: (text: number, other: number) => number;
}

export function weighLabels(texts: readonly (readonly string[])[]): LabelWeights {
  const frequencies = new Map<string, number>();
  for (const labels of texts)
    for (const label of new Set(labels)) frequencies.set(label, (frequencies.get(label) ?? 0) + 1);
  const kept = [...frequencies].filter(([, frequency]) => frequency > 1 && frequency * 2 <= texts.length);
  // Numbered in an order of their own, so that sums do not depend on that of the texts.
  kept.sort(([a, frequencyOfA], [b, frequencyOfB]) => frequencyOfA - frequencyOfB || (a < b ? -1 : 1));
  const numbers = new Map(kept.map(([label], number) => [label, number]));
  const rarity = Float64Array.from(kept, ([, frequency]) => Math.log(texts.length / frequency));
  const starts = new Uint32Array(texts.length + 1);
  const features = new Uint32Array(kept.reduce((sum, [, frequency]) => sum + frequency, 0));
  const weights = new Float32Array(features.length);
  let size = 0;
  for (const [text, labels] of texts.entries()) {
    const start = size;
    let squares = 0;
    for (const label of new Set(labels)) {
      const number = numbers.get(label);
      if (number === undefined) continue;
      features[size++] = number;
      squares += (rarity[number] ?? 0) ** 2;
    }
    features.subarray(start, size).sort();
    for (let at = start; at < size; at++) weights[at] = (rarity[features[at] ?? 0] ?? 0) / Math.sqrt(squares);
    starts[text + 1] = size;
  }
  const rows = {starts, features, weights, count: kept.length};
  return {rows, cosine: (text, other) => cosineIn(rows, text, other)};
}

function cosineIn({starts, features, weights}: Rows, text: number, other: number): number {
  let a = starts[text] ?? 0;
  let b = starts[other] ?? 0;
  const endOfA = starts[text + 1] ?? 0;
  const endOfB = starts[other + 1] ?? 0;
  let sum = 0;
  while (a < endOfA && b < endOfB) {
    const order = (features[a] ?? 0) - (features[b] ?? 0);
    if (order === 0) sum += (weights[a] ?? 0) * (weights[b] ?? 0);
    if (order <= 0) a++;
    if (order >= 0) b++;
  }
  return sum;
}
