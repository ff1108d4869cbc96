/** A story that the engine found, with its score and where its data can be asked for. */
export interface Scored {
  readonly id: string;
  readonly score: number;
  readonly data: string;
}

/** How much the newest of two stories that match as well gains over the oldest. */
const newnessWeight = 0.05;
/** How much a story gains by having the words side by side, as they were typed. */
const phraseWeight = 100;

/**
 * Stories by how well they match: the engine's score counts words wherever they stand, so those that have them side
 * by side gain; and among near-equal ones the newer come first, the newest gaining 5 % over the oldest, the others in
 * proportion to their place in `newestFirst`, which holds the same stories by date.
 */
export function bestFirst(
  found: readonly Scored[],
  newestFirst: readonly Scored[],
  asPhrase: readonly Scored[]
): readonly Scored[] {
  const place = new Map(newestFirst.map(({id}, index) => [id, index]));
  const phrase = new Set(asPhrase.map(({id}) => id));
  const newness = (id: string) => 1 - (place.get(id) ?? found.length) / Math.max(1, found.length);
  const weights = new Map(
    found.map(({id, score}) => [id, score * (1 + newnessWeight * newness(id) + (phrase.has(id) ? phraseWeight : 0))])
  );
  return [...found].sort((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0));
}

/**
 * Stories that hold some of the words but not all, best first: those with at least half of the words, by the sum of
 * what each word found alone scores.
 */
export function partlyMatching(
  byWord: readonly (readonly Scored[])[],
  whole: ReadonlySet<string>,
  most: number
): readonly Scored[] {
  const sums = new Map<string, {scored: Scored; words: number; score: number}>();
  for (const list of byWord) {
    for (const scored of list) {
      if (whole.has(scored.id)) continue;
      const sum = sums.get(scored.id) ?? {scored, words: 0, score: 0};
      sums.set(scored.id, {scored, words: sum.words + 1, score: sum.score + scored.score});
    }
  }
  const needed = Math.ceil(byWord.length / 2);
  return [...sums.values()]
    .filter(({words}) => words >= needed)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({scored, score}) => ({...scored, score}));
}
