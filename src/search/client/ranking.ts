/** A story that the engine found, with its score and where its data can be asked for. */
export interface Scored {
  readonly id: string;
  readonly score: number;
  readonly data: string;
}

/** What the engine found for a query of several words, asked in several ways. */
export interface Findings {
  /** Stories with all the words, by the engine's own score; empty when one of the words is in no story. */
  readonly whole: readonly Scored[];
  /** The same stories, newest first. */
  readonly newestFirst: readonly Scored[];
  /** Stories with all the words side by side, as they were typed. */
  readonly phrase: readonly Scored[];
  /** For each telling word, the stories that have it. */
  readonly byWord: readonly (readonly Scored[])[];
  /** For each two neighbouring words, the stories that have them side by side. */
  readonly byPair: readonly (readonly Scored[])[];
  /** Words that are in no story. */
  readonly lost: number;
  /** How many stories there are. */
  readonly stories: number;
}

/** A story in its place among the answers. */
export interface Ranked extends Scored {
  /** Whether it has all the words. */
  readonly isWhole: boolean;
}

/** How much the newest of two stories that match as well gains over the oldest. */
const newnessWeight = 0.02;
/** What words side by side add: to a story with all the words, and to one with some. */
const pairWeight = {whole: 1, part: 3};
/** A share of the words found counts by this power: half of the words, a quarter of the score. */
const shareExponent = 2;
/** Two and a half rare pairs are as good as can be asked for. */
const fullPairs = 2.5;

/**
 * The answers, best first. Stories with the words as they were typed come first. Others go by the engine's score
 * (BM25), or, where words are missing, by the sum of what each word found alone scores times the square of the share
 * of words found. Words side by side raise either, rare pairs more than common ones (by their inverse document
 * frequency); and among near-equal stories the newer come first: the newest gains 2 % over the oldest.
 */
export function bestFirst(findings: Findings): readonly Ranked[] {
  const {whole, phrase, lost, byWord} = findings;
  const phraseIds = new Set(phrase.map(({id}) => id));
  const wholeScores = new Map(whole.map((scored) => [scored.id, scored]));
  const partial = sumsOf(byWord);
  const pairs = pairShares(findings);
  const newness = newnessOf(findings.newestFirst);
  const ranked: {ranked: Ranked; weight: number}[] = [];
  for (const id of new Set([...wholeScores.keys(), ...partial.keys()])) {
    const entire = wholeScores.get(id);
    const part = partial.get(id);
    const share = (part?.words ?? 0) / (byWord.length + lost);
    const scored = entire ?? part?.scored;
    if (scored === undefined) continue;
    const score = entire === undefined ? (part?.score ?? 0) * share ** shareExponent : entire.score;
    const raised = 1 + (pairs.get(id) ?? 0) * (entire === undefined ? pairWeight.part : pairWeight.whole);
    const weight = score * raised * (1 + newnessWeight * (newness.get(id) ?? 0));
    ranked.push({ranked: {...scored, isWhole: entire !== undefined}, weight});
  }
  const isPhrase = ({ranked}: {ranked: Ranked}) => Number(phraseIds.has(ranked.id));
  return ranked
    .sort((a, b) => isPhrase(b) - isPhrase(a) || b.weight - a.weight || (a.ranked.id < b.ranked.id ? -1 : 1))
    .map(({ranked}) => ranked);
}

function sumsOf(
  byWord: Findings["byWord"]
): ReadonlyMap<string, {scored: Scored; words: number; score: number}> {
  const sums = new Map<string, {scored: Scored; words: number; score: number}>();
  for (const list of byWord) {
    for (const scored of list) {
      const sum = sums.get(scored.id);
      if (sum === undefined) {
        sums.set(scored.id, {scored, words: 1, score: scored.score});
      } else {
        sum.words++;
        sum.score += scored.score;
      }
    }
  }
  return sums;
}

/** For each story, how much of what pairs can add it has: 0 to about 1. */
function pairShares({byPair, stories}: Findings): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const full = fullPairs * Math.log(Math.max(stories, 2));
  for (const list of byPair) {
    const rarity = Math.log(Math.max(stories, 2) / Math.max(list.length, 1)) / full;
    for (const {id} of list) shares.set(id, (shares.get(id) ?? 0) + rarity);
  }
  return shares;
}

/** 1 for the newest of some stories, towards 0 for the oldest. */
function newnessOf(newestFirst: readonly Scored[]): ReadonlyMap<string, number> {
  return new Map(newestFirst.map(({id}, index) => [id, 1 - index / newestFirst.length]));
}
