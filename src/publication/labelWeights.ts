/** The labels of all texts as vectors of length 1, and the texts that have each, in flat arrays. */
export interface LabelWeights {
  /** Where the labels of a text begin; where the next one's do, they end. */
  readonly rowStarts: Uint32Array;
  /** By numbers of their own. */
  readonly labels: Uint32Array;
  readonly weights: Float32Array;
  /** As the texts' order is, in each list. */
  readonly listStarts: Uint32Array;
  readonly texts: Uint32Array;
  readonly listWeights: Float32Array;
  /** Undefined for a label that tells nothing. */
  readonly numberOf: (label: string) => number | undefined;
  readonly cosine: (text: number, other: number) => number;
}

/** Weighs labels by ln(N / df) in a sample, a df of none taken for 1; those of more than half of it are left out. */
export function weighLabels(
  texts: readonly (readonly string[])[],
  sample: readonly number[],
  isOfAll: boolean
): LabelWeights {
  const frequencies = new Map<string, number>();
  for (const text of sample)
    for (const label of new Set(texts[text])) frequencies.set(label, (frequencies.get(label) ?? 0) + 1);
  const rarityOf = (label: string) => {
    const frequency = frequencies.get(label) ?? 1;
    // In a sample of all, a label that stands in it once is alone.
    const isLeftOut = frequency * 2 > sample.length || (isOfAll && frequency === 1);
    return isLeftOut ? 0 : Math.log(sample.length / frequency);
  };
  // Numbered in an order of their own, so that sums do not depend on that of the texts.
  const all = new Set<string>();
  for (const labels of texts) for (const label of labels) all.add(label);
  const numbers = new Map<string, number>();
  const rarity: number[] = [];
  for (const label of [...all].sort()) {
    const own = rarityOf(label);
    if (own > 0) numbers.set(label, rarity.push(own) - 1);
  }
  const rowStarts = new Uint32Array(texts.length + 1);
  const most = texts.reduce((sum, labels) => sum + labels.length, 0);
  const labels = new Uint32Array(most);
  const weights = new Float32Array(most);
  const own: number[] = [];
  let size = 0;
  for (const [text, names] of texts.entries()) {
    own.length = 0;
    let squares = 0;
    for (const name of names) {
      const number = numbers.get(name);
      if (number === undefined || own.includes(number)) continue;
      own.push(number);
    }
    own.sort((a, b) => a - b);
    for (const number of own) squares += (rarity[number] ?? 0) ** 2;
    for (const number of own) {
      labels[size] = number;
      weights[size++] = (rarity[number] ?? 0) / Math.sqrt(squares);
    }
    rowStarts[text + 1] = size;
  }
  const rows = {rowStarts, labels: labels.subarray(0, size), weights: weights.subarray(0, size)};
  return {
    ...rows,
    ...turnedRound(rows, rarity.length),
    numberOf: (label) => numbers.get(label),
    cosine: (text, other) => cosineIn(rows, text, other)
  };
}

type Rows = Pick<LabelWeights, "rowStarts" | "labels" | "weights">;

function turnedRound(
  {rowStarts, labels, weights}: Rows,
  count: number
): Pick<LabelWeights, "listStarts" | "texts" | "listWeights"> {
  const listStarts = new Uint32Array(count + 1);
  for (let at = 0; at < labels.length; at++)
    listStarts[labels[at] ?? 0] = (listStarts[labels[at] ?? 0] ?? 0) + 1;
  for (let label = 1; label <= count; label++)
    listStarts[label] = (listStarts[label] ?? 0) + (listStarts[label - 1] ?? 0);
  const texts = new Uint32Array(labels.length);
  const listWeights = new Float32Array(labels.length);
  // From the last text to the first, each list is filled from its end; then the ends have become the starts.
  for (let text = rowStarts.length - 2; text >= 0; text--) {
    for (let at = rowStarts[text] ?? 0; at < (rowStarts[text + 1] ?? 0); at++) {
      const place = (listStarts[labels[at] ?? 0] ?? 0) - 1;
      listStarts[labels[at] ?? 0] = place;
      texts[place] = text;
      listWeights[place] = weights[at] ?? 0;
    }
  }
  return {listStarts, texts, listWeights};
}

function cosineIn({rowStarts, labels, weights}: Rows, text: number, other: number): number {
  let a = rowStarts[text] ?? 0;
  let b = rowStarts[other] ?? 0;
  const endOfA = rowStarts[text + 1] ?? 0;
  const endOfB = rowStarts[other + 1] ?? 0;
  let sum = 0;
  while (a < endOfA && b < endOfB) {
    const order = (labels[a] ?? 0) - (labels[b] ?? 0);
    if (order === 0) sum += (weights[a] ?? 0) * (weights[b] ?? 0);
    if (order <= 0) a++;
    if (order >= 0) b++;
  }
  return sum;
}
