/** Some features of each text, with weights, in flat arrays: objects would take ten times the memory. */
export interface Rows {
  /** Where a text's features begin; where the next one's do, they end. */
  readonly starts: Uint32Array;
  /** By numbers of their own; ascending in no order that matters. */
  readonly features: Uint32Array;
  readonly weights: Float32Array;
  /** How many features there are. */
  readonly count: number;
}

/** The texts that have a feature, ascending, and its weight in each. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly texts: Uint32Array;
  readonly weights: Float32Array;
}

/** Numbers features that are known by 32 bits, in the order in which they come. */
export function rowsOf(starts: Uint32Array, ids: Int32Array, weights: Float32Array): Rows {
  const bits = Math.max(8, Math.ceil(Math.log2(ids.length * 2 + 1)));
  const keys = new Int32Array(2 ** bits);
  const numbers = new Uint32Array(2 ** bits);
  const features = new Uint32Array(ids.length);
  let count = 0;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    let slot = Math.imul(id, 0x9e3779b1) >>> (32 - bits);
    while (numbers[slot] !== 0 && keys[slot] !== id) slot = (slot + 1) & (keys.length - 1);
    if (numbers[slot] === 0) {
      keys[slot] = id;
      numbers[slot] = ++count;
    }
    features[at] = (numbers[slot] ?? 0) - 1;
  }
  return {starts, features, weights, count};
}

/** The rows, turned round. */
export function postingsOf({starts, features, weights, count}: Rows): Postings {
  const ends = new Uint32Array(count + 1);
  for (let at = 0; at < features.length; at++) {
    const feature = features[at] ?? 0;
    ends[feature] = (ends[feature] ?? 0) + 1;
  }
  for (let feature = 1; feature <= count; feature++)
    ends[feature] = (ends[feature] ?? 0) + (ends[feature - 1] ?? 0);
  const texts = new Uint32Array(features.length);
  const postingWeights = new Float32Array(features.length);
  // From the last text to the first, each list is filled from its end; then the ends have become the starts.
  for (let text = starts.length - 2; text >= 0; text--) {
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) {
      const feature = features[at] ?? 0;
      const place = (ends[feature] ?? 0) - 1;
      ends[feature] = place;
      texts[place] = text;
      postingWeights[place] = weights[at] ?? 0;
    }
  }
  return {starts: ends, texts, weights: postingWeights};
}
