import {stopWords} from "./stopWords.ts";

/** What of a text counts when texts are compared. */
export interface Comparable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Milliseconds since 1970; not a number when the text has no date. */
  readonly epoch: number;
  /** Labels of any kind: tags, topics, people. */
  readonly labels: readonly string[];
}

/** A text like another one. */
export interface Likeness {
  readonly id: string;
  /** What the order goes by; more is nearer. */
  readonly score: number;
  /** The cosine of the words alone: 0 for nothing in common, 1 for the same words. */
  readonly cosine: number;
}

const titleWeight = 3;
/** Days in which the weight of nearness in time halves. */
const halfLife = 90;
const labelWeight = 0.02;
const day = 24 * 60 * 60 * 1000;

/**
 * For each text, those most like it, nearest first, `most` at the most.
 *
 * Words and pairs of neighbouring words count by TF-IDF: (1 + ln tf) · ln(N / df), a title's three times; stop
 * words, and terms of a single text or of more than half of the texts, are left out (Manning, Raghavan, Schütze,
 * Introduction to Information Retrieval, 2.4.1 and 6.2–6.4). The cosine of two texts is blended with their
 * nearness in time, and their labels' cosine breaks ties:
 *
 *     score = cosine · (0.7 + 0.3 · 2^(−days / 90)) + 0.02 · cosine of labels
 *
 * Same input, same output: ties go to the newer text, then to the lesser id.
 */
export function relate(texts: readonly Comparable[], most: number): ReadonlyMap<string, readonly Likeness[]> {
  const words = vectorsOf(texts.map(termCounts));
  const labels = vectorsOf(texts.map(({labels}) => new Map(labels.map((label) => [label, 1]))));
  const cosines = new Float64Array(texts.length);
  const labelCosines = new Float64Array(texts.length);
  const related = new Map<string, readonly Likeness[]>();
  for (const [index, text] of texts.entries()) {
    addCosines(words, index, cosines);
    addCosines(labels, index, labelCosines);
    related.set(text.id, nearest(texts, index, cosines, labelCosines, most));
    cosines.fill(0);
    labelCosines.fill(0);
  }
  return related;
}

/** How often each word, and each pair of neighbouring words, stands in a text. */
function termCounts({title, text}: Comparable): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight);
  const countAll = (words: string, weight: number) => {
    let before: string | undefined;
    for (const word of words.toLowerCase().match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? []) {
      if (stopWords.has(word)) {
        before = undefined;
        continue;
      }
      count(word, weight);
      if (before !== undefined) count(`${before} ${word}`, weight);
      before = word;
    }
  };
  countAll(title, titleWeight);
  countAll(text, 1);
  return counts;
}

/** Unit vectors, by text and by term. */
interface Vectors {
  readonly byText: readonly (readonly [term: number, weight: number][])[];
  /** For each term the texts that have it, and its weight in each. */
  readonly byTerm: readonly {readonly texts: readonly number[]; readonly weights: readonly number[]}[];
}

function vectorsOf(texts: readonly ReadonlyMap<string, number>[]): Vectors {
  const frequency = new Map<string, number>();
  for (const counts of texts) {
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const terms = new Map<string, number>();
  for (const [term, count] of frequency) {
    if (count > 1 && count <= texts.length / 2) terms.set(term, terms.size);
  }
  const byTerm = Array.from({length: terms.size}, () => ({texts: [] as number[], weights: [] as number[]}));
  const byText = texts.map((counts, index) => {
    const weights: [number, number][] = [];
    for (const [term, count] of counts) {
      const id = terms.get(term);
      if (id === undefined) continue;
      weights.push([id, (1 + Math.log(count)) * Math.log(texts.length / (frequency.get(term) ?? 1))]);
    }
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return weights.map(([term, weight]): [number, number] => {
      byTerm[term]?.texts.push(index);
      byTerm[term]?.weights.push(weight / length);
      return [term, weight / length];
    });
  });
  return {byText, byTerm};
}

function addCosines(vectors: Vectors, index: number, cosines: Float64Array): void {
  for (const [term, weight] of vectors.byText[index] ?? []) {
    const postings = vectors.byTerm[term];
    if (postings === undefined) continue;
    for (let at = 0; at < postings.texts.length; at++) {
      const text = postings.texts[at] ?? 0;
      cosines[text] = (cosines[text] ?? 0) + weight * (postings.weights[at] ?? 0);
    }
  }
}

function nearest(
  texts: readonly Comparable[],
  index: number,
  cosines: Float64Array,
  labelCosines: Float64Array,
  most: number
): readonly Likeness[] {
  const own = texts[index];
  if (own === undefined) return [];
  const likenesses: (Likeness & {epoch: number})[] = [];
  for (const [other, {id, epoch}] of texts.entries()) {
    const cosine = cosines[other] ?? 0;
    const labels = labelCosines[other] ?? 0;
    if (other === index || (cosine === 0 && labels === 0)) continue;
    const score = cosine * nearnessInTime(own.epoch, epoch) + labelWeight * labels;
    likenesses.push({id, score, cosine, epoch});
  }
  likenesses.sort((a, b) => b.score - a.score || b.epoch - a.epoch || (a.id < b.id ? -1 : 1));
  return likenesses.slice(0, most).map(({id, score, cosine}) => ({id, score, cosine}));
}

function nearnessInTime(a: number, b: number): number {
  const days = Math.abs(a - b) / day;
  return Number.isNaN(days) ? 0.7 : 0.7 + 0.3 * 2 ** (-days / halfLife);
}
