import type {Language} from "../../model/language.ts";
import {commonWords} from "../commonWords.ts";
import {correctionsOf} from "../corrections.ts";
import {fold} from "../fold.ts";
import {queryWords} from "../words.ts";
import {bestFirst, type Scored} from "./ranking.ts";

/** For each filter, how many of the stories found have each of its values: `{topic: {"slug name": 3}}`. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type Filters = Readonly<Record<string, string>>;
export type Order = "best" | "newest" | "oldest";

/** What a reader asks of one language's index. */
export interface Wish {
  readonly text: string;
  readonly filters: Filters;
  readonly order: Order;
  /** The words are looked for as they are typed, without correction. */
  readonly isExact: boolean;
  /** The reader is still typing, so that the last word may be half of one. */
  readonly isTyping: boolean;
}

/** What was found for it. */
export interface Found {
  /** The stories, in order. */
  readonly stories: readonly FoundStory[];
  /** How many of them have all the words. */
  readonly whole: number;
  readonly counts: FilterCounts;
  /** What was looked for instead of words that are in no story. */
  readonly corrected: string | undefined;
}

export interface FoundStory {
  /** What its data can be asked for by. */
  readonly data: string;
  /** Whether it has all the words. */
  readonly isWhole: boolean;
}

interface EngineAnswer {
  readonly results: readonly Scored[];
  readonly filters: FilterCounts;
}

/** What is asked of Pagefind's engine. */
export interface Engine {
  search(
    query: string | null,
    options: {filters: Filters; sort: {date?: "asc" | "desc"}}
  ): Promise<EngineAnswer>;
}

/** With fewer stories that have all the words than this, those with some are offered too. */
const fewMatches = 10;
/** From so many words on, a story may match better without one of them. */
const manyWords = 3;
/** Stories with some of the words that are offered at the most. */
const mostPartial = 20;
/** Corrections of a word that are tried against the other words. */
const mostTried = 4;

/** Answers what readers ask of one language's index: corrects, looks up, widens, orders. */
export class Searcher {
  readonly #engine: Engine;
  readonly #common: ReadonlySet<string>;
  readonly #storyCount: number;
  readonly #loadVocabulary: () => Promise<ReadonlyMap<string, number>>;
  #vocabulary: Promise<ReadonlyMap<string, number>> | undefined;

  /** `storyCount` is how many stories the index has; the vocabulary is loaded when a word is not found. */
  constructor(
    engine: Engine,
    language: Language,
    storyCount: number,
    loadVocabulary: () => Promise<ReadonlyMap<string, number>>
  ) {
    this.#engine = engine;
    this.#common = commonWords(language, fold);
    this.#storyCount = storyCount;
    this.#loadVocabulary = loadVocabulary;
  }

  async search(wish: Wish): Promise<Found> {
    const isPhrase = /^\s*"[^"]+"\s*$/.test(wish.text);
    const typed = queryWords(wish.text);
    if (typed.length === 0) return wish.text.trim() === "" ? this.#byDate(null, wish) : nothing;
    if (isPhrase) return this.#together(fold(wish.text), wish);

    const {words, lost} = await this.#corrected(typed, wish);
    if (words.length === 0) return nothing;
    const corrected = words.some((word) => !typed.includes(word)) ? words.join(" ") : undefined;
    const found =
      wish.order === "best" ? await this.#best(words, lost, wish) : await this.#byDate(words.join(" "), wish);
    return {...found, corrected};
  }

  /** All that have the words, in the order of their dates. */
  async #byDate(query: string | null, {filters, order}: Wish): Promise<Found> {
    const sort = {date: order === "oldest" ? "asc" : "desc"} as const;
    const {results, filters: counts} = await this.#engine.search(query, {filters, sort});
    return {stories: whole(results), whole: results.length, counts, corrected: undefined};
  }

  /** All that have the words, best first, and nothing else. */
  async #together(query: string, wish: Wish): Promise<Found> {
    if (wish.order !== "best") return this.#byDate(query, wish);
    const {results, filters: counts} = await this.#engine.search(query, {filters: wish.filters, sort: {}});
    return {stories: whole(results), whole: results.length, counts, corrected: undefined};
  }

  /**
   * Asks for the words in several ways and weighs the answers. None of this fetches more of the index than the words
   * themselves need.
   */
  async #best(words: readonly string[], lost: number, {filters}: Wish): Promise<Found> {
    const query = words.join(" ");
    const ask = async (question: string, sort: {date?: "desc"} = {}) =>
      (await this.#engine.search(question, {filters, sort})).results;
    const all = lost > 0 ? noAnswer : await this.#engine.search(query, {filters, sort: {}});
    const phrase = words.length < 2 ? [] : await ask(`"${query}"`);
    const isWide = lost > 0 || words.length >= manyWords || all.results.length < fewMatches;
    const telling = words.filter((word) => !this.#common.has(word));
    const pairs = words.slice(1).map((word, index): readonly [string, string] => [words[index] ?? "", word]);
    const ranked = bestFirst({
      whole: all.results,
      newestFirst: all.results.length === 0 ? [] : await ask(query, {date: "desc"}),
      phrase,
      byWord: isWide ? await inTurn(telling, (word) => ask(word)) : [],
      byPair: isWide
        ? await inTurn(
            pairs.filter((pair) => !pair.every((word) => this.#common.has(word))),
            (pair) => ask(`"${pair.join(" ")}"`)
          )
        : [],
      lost,
      stories: this.#storyCount
    });
    let partial = 0;
    const stories = ranked.filter(({isWhole}) => isWhole || ++partial <= mostPartial);
    return {
      stories: stories.map(({data, isWhole}) => ({data, isWhole})),
      whole: all.results.length,
      counts: all.filters,
      corrected: undefined
    };
  }

  /**
   * The words, those that are in no story corrected. One that nothing can be made of is lost: Pagefind would take it
   * for the beginning of any word that it happens to have.
   */
  async #corrected(typed: readonly string[], wish: Wish): Promise<{words: readonly string[]; lost: number}> {
    const words: string[] = [];
    let lost = 0;
    for (const [index, word] of typed.entries()) {
      const isHalf = wish.isTyping && index === typed.length - 1;
      if (isHalf || (await this.#isKnown(word))) {
        words.push(word);
        continue;
      }
      const others = [...words, ...typed.slice(index + 1)];
      const meant = wish.isExact ? undefined : await this.#meantBy(word, others);
      if (meant === undefined) lost++;
      else words.push(meant);
    }
    return {words, lost};
  }

  /** Whether a word, or another form of it, is in any story. The answer is the same whatever was fetched before. */
  async #isKnown(word: string): Promise<boolean> {
    if (this.#common.has(word) || /^\d+$/.test(word)) return true;
    return (await this.#engine.search(`"${word}"`, {filters: {}, sort: {}})).results.length > 0;
  }

  /**
   * Of the words that may have been meant, the one that fits the other words best; else the most frequent that it
   * begins; the word itself when the words cannot be had, as without a network.
   */
  async #meantBy(word: string, others: readonly string[]): Promise<string | undefined> {
    this.#vocabulary ??= this.#loadVocabulary();
    let vocabulary: ReadonlyMap<string, number>;
    try {
      vocabulary = await this.#vocabulary;
    } catch {
      this.#vocabulary = undefined;
      return word;
    }
    let best: {word: string; score: number} | undefined;
    const candidates = correctionsOf(word, vocabulary).filter(
      (candidate) => !this.#common.has(candidate.word)
    );
    for (const candidate of candidates.slice(0, mostTried)) {
      const query = [...others, candidate.word].join(" ");
      const score = (await this.#engine.search(query, {filters: {}, sort: {}})).results[0]?.score ?? 0;
      if (best === undefined || score > best.score) best = {word: candidate.word, score};
    }
    return best?.word ?? completionOf(word, vocabulary);
  }
}

/** The most frequent word that begins so; of two as frequent, the first. */
function completionOf(word: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [known, frequency] of vocabulary) {
    if (!known.startsWith(word)) continue;
    const than = best === undefined ? -1 : (vocabulary.get(best) ?? 0);
    if (frequency > than || (frequency === than && best !== undefined && known < best)) best = known;
  }
  return best;
}

const noAnswer: EngineAnswer = {results: [], filters: {}};
/** What is found for what is no question. */
export const nothing: Found = {stories: [], whole: 0, counts: {}, corrected: undefined};

function whole(results: readonly Scored[]): readonly FoundStory[] {
  return results.map(({data}) => ({data, isWhole: true}));
}

/** One question after the other, since the engine answers one at a time. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Result>
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await ask(item));
  return results;
}
