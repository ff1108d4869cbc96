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
  /** Undefined for a label that no text has. */
  readonly numberOf: (label: string) => number | undefined;
  readonly cosine: (text: number, other: number) => number;
}

/** Weighs labels by ln(N / df) in a sample, a df of none taken for 1; those of more than half of it are left out. */
export function weighLabels(texts: readonly (readonly string[])[], sample: readonly number[]): LabelWeights {
  const {rowStarts, labels: found, names} = numbered(texts);
  const frequencies = new Uint32Array(names.length);
  for (const text of sample) {
    for (let at = rowStarts[text] ?? 0; at < (rowStarts[text + 1] ?? 0); at++)
      frequencies[found[at] ?? 0] = (frequencies[found[at] ?? 0] ?? 0) + 1;
  }
  // In an order of their own, so that sums do not depend on that of the texts.
  const order = [...names.keys()].sort((a, b) => ((names[a] ?? "") < (names[b] ?? "") ? -1 : 1));
  const numbers = new Uint32Array(names.length);
  const rarity = new Float64Array(names.length);
  for (const [number, name] of order.entries()) {
    const frequency = frequencies[name] || 1;
    // In a sample of all, a label that stands in it once is alone.
    const isLeftOut = frequency * 2 > sample.length || (sample.length === texts.length && frequency === 1);
    numbers[name] = number;
    rarity[number] = isLeftOut ? 0 : Math.log(sample.length / frequency);
  }
  const weights = new Float32Array(found.length);
  const labels = found.map((name) => numbers[name] ?? 0);
  for (let text = 0; text < texts.length; text++) {
    const [start = 0, end = 0] = [rowStarts[text], rowStarts[text + 1]];
    labels.subarray(start, end).sort();
    let squares = 0;
    for (let at = start; at < end; at++) squares += (rarity[labels[at] ?? 0] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let at = start; at < end; at++) weights[at] = (rarity[labels[at] ?? 0] ?? 0) / length;
  }
  const rows = {rowStarts, labels, weights};
  const numberOf = new Map(names.map((name, at) => [name, numbers[at] ?? 0]));
  return {
    ...rows,
    ...turnedRound(rows, names.length),
    numberOf: (label) => numberOf.get(label),
    cosine: (text, other) => cosineIn(rows, text, other)
  };
}

/** The labels of each text, each once, by numbers in the order in which they come. */
function numbered(texts: readonly (readonly string[])[]) {
  const numbers = new Map<string, number>();
  const rowStarts = new Uint32Array(texts.length + 1);
  const labels = new Uint32Array(texts.reduce((sum, own) => sum + own.length, 0));
  let size = 0;
  for (const [text, own] of texts.entries()) {
    const start = size;
    for (const label of own) {
      let number = numbers.get(label);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(label, number);
      }
      let at = start;
      while (at < size && labels[at] !== number) at++;
      if (at === size) labels[size++] = number;
    }
    rowStarts[text + 1] = size;
  }
  return {rowStarts, labels: labels.subarray(0, size), names: [...numbers.keys()]};
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
