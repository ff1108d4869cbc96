import type {Language} from "../../model/language.ts";
import {commonWords} from "../commonWords.ts";
import {correctionsOf} from "../corrections.ts";
import {fold} from "../fold.ts";
import {queryWords} from "../words.ts";
import {bestFirst, partlyMatching, type Scored} from "./ranking.ts";

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
  /** Where the data of each story with all the words can be asked for, in order. */
  readonly whole: readonly string[];
  /** The same of stories with some of the words; only when few have all. */
  readonly partial: readonly string[];
  readonly counts: FilterCounts;
  /** What was looked for instead of words that are in no story. */
  readonly corrected: string | undefined;
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

/** With fewer whole matches than this, stories with some of the words are offered too. */
const fewMatches = 10;
const mostPartial = 20;
/** Corrections of a word that are tried against the other words. */
const mostTried = 4;

/** Answers what readers ask of one language's index: corrects, looks up, widens, orders. */
export class Searcher {
  readonly #engine: Engine;
  readonly #common: ReadonlySet<string>;
  readonly #loadVocabulary: () => Promise<ReadonlyMap<string, number>>;
  #vocabulary: Promise<ReadonlyMap<string, number>> | undefined;

  constructor(
    engine: Engine,
    language: Language,
    loadVocabulary: () => Promise<ReadonlyMap<string, number>>
  ) {
    this.#engine = engine;
    this.#common = commonWords(language, fold);
    this.#loadVocabulary = loadVocabulary;
  }

  async search(wish: Wish): Promise<Found> {
    const isPhrase = /^\s*".+"\s*$/.test(wish.text);
    const typed = queryWords(wish.text);
    if (typed.length === 0) return this.#together(null, wish);
    if (isPhrase || wish.isExact) return this.#together(fold(wish.text), wish);

    const {words, hasLost} = await this.#corrected(typed, wish);
    const corrected = words.some((word) => !typed.includes(word)) ? words.join(" ") : undefined;
    const found = hasLost ? nothing : await this.#together(words.join(" "), wish);
    if (found.whole.length >= fewMatches) return {...found, corrected};
    const partial = await this.#apart(words, new Set(found.ids), hasLost ? 1 : 2, wish);
    return {...found, corrected, partial};
  }

  /** Looks for all the words together. */
  async #together(
    query: string | null,
    {filters, order}: Wish
  ): Promise<Found & {readonly ids: readonly string[]}> {
    const newest = await this.#engine.search(query, {filters, sort: {date: order === "oldest" ? "asc" : "desc"}});
    const results = order === "best" && query !== null ? await this.#best(query, filters, newest.results) : newest.results;
    return {
      whole: results.map(({data}) => data),
      ids: results.map(({id}) => id),
      partial: [],
      counts: newest.filters,
      corrected: undefined
    };
  }

  /** None of this fetches more of the index: the words are the same. */
  async #best(query: string, filters: Filters, newest: readonly Scored[]): Promise<readonly Scored[]> {
    const {results} = await this.#engine.search(query, {filters, sort: {}});
    const isOneWord = !query.includes(" ") || query.startsWith('"');
    const phrase = isOneWord ? [] : (await this.#engine.search(`"${query}"`, {filters, sort: {}})).results;
    return bestFirst(results, newest, phrase);
  }

  /** Looks for each word alone, and gives the stories that have some of them, if there are words enough. */
  async #apart(
    words: readonly string[],
    whole: ReadonlySet<string>,
    fewest: number,
    {filters}: Wish
  ): Promise<readonly string[]> {
    const telling = words.filter((word) => !this.#common.has(word));
    if (telling.length < fewest) return [];
    const byWord = await Promise.all(
      telling.map(async (word) => (await this.#engine.search(word, {filters, sort: {}})).results)
    );
    return partlyMatching(byWord, whole, mostPartial).map(({data}) => data);
  }

  /**
   * The words, those that are in no story corrected. One that nothing can be made of is lost: Pagefind would take it
   * for the beginning of any word that it happens to have.
   */
  async #corrected(
    typed: readonly string[],
    wish: Wish
  ): Promise<{words: readonly string[]; hasLost: boolean}> {
    const words: string[] = [];
    let hasLost = false;
    for (const [index, word] of typed.entries()) {
      const isHalf = wish.isTyping && index === typed.length - 1;
      if (isHalf || (await this.#isKnown(word))) {
        words.push(word);
        continue;
      }
      const others = [...words, ...typed.slice(index + 1)];
      const meant = await this.#meantBy(word, others);
      if (meant === undefined) hasLost = true;
      else words.push(meant);
    }
    return {words, hasLost};
  }

  /** Whether a word, or another form of it, is in any story. The answer is the same whatever was fetched before. */
  async #isKnown(word: string): Promise<boolean> {
    if (this.#common.has(word) || /^\d+$/.test(word)) return true;
    return (await this.#engine.search(`"${word}"`, {filters: {}, sort: {}})).results.length > 0;
  }

  /**
   * Of the words that may have been meant, the one that fits the other words best; the word itself when it begins
   * another one, or when the words cannot be had, as without a network.
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
    for (const candidate of correctionsOf(word, vocabulary).slice(0, mostTried)) {
      const query = [...others, candidate.word].join(" ");
      const score = (await this.#engine.search(query, {filters: {}, sort: {}})).results[0]?.score ?? 0;
      if (best === undefined || score > best.score) best = {word: candidate.word, score};
    }
    if (best !== undefined) return best.word;
    for (const known of vocabulary.keys()) if (known.startsWith(word)) return word;
    return undefined;
  }
}

const nothing = {whole: [], ids: [], partial: [], counts: {}, corrected: undefined};
