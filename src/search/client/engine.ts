import type {SearchSettings} from "../../model/searchSettings.ts";
import {fold} from "../fold.ts";

/** What is used of the module that Pagefind writes beside its index. */
interface PagefindModule {
  createInstance(options: {baseUrl: string; excerptLength: number}): PagefindInstance;
}

interface PagefindInstance {
  search(query: string | null, options: {filters: Filters; sort: Sort}): Promise<PagefindAnswer>;
  filters(): Promise<FilterCounts>;
}

interface PagefindAnswer {
  readonly results: readonly {readonly id: string; readonly score: number; data(): Promise<Hit>}[];
  readonly filters: FilterCounts;
}

/** A story found. */
export interface Hit {
  readonly url: string;
  /** Text with `<mark>` around what was found; `<` and `>` of the text itself are entities. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<"title" | "date" | "topic", string>>;
}

/** For each filter, how many of the stories found each of its values has: `{topic: {"slug name": 3}}`. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type Filters = Readonly<Record<string, string>>;
type Sort = {date?: "asc" | "desc"};

export type Order = "best" | "newest" | "oldest";

/** What a reader asks for. */
export interface Query {
  readonly text: string;
  readonly filters: Filters;
  readonly order: Order;
  readonly language: string;
}

/** What is found, best or first in order first; each is fetched when it is shown. */
export interface Answer {
  readonly hits: readonly (() => Promise<Hit>)[];
  readonly counts: FilterCounts;
}

/** The search engine, fetched when it is first needed. */
export class Engine {
  readonly #settings: SearchSettings;
  readonly #instances = new Map<string, Promise<PagefindInstance>>();

  constructor(settings: SearchSettings) {
    this.#settings = settings;
  }

  /** Fetches what every query in a language needs, so that the first one is quick. */
  async warm(language: string): Promise<void> {
    await this.#instance(language);
  }

  async search({text, filters, order, language}: Query): Promise<Answer> {
    const engine = await this.#instance(language);
    const sort: Sort = order === "best" ? {} : {date: order === "newest" ? "desc" : "asc"};
    const {results, filters: counts} = await engine.search(text === "" ? null : fold(text), {filters, sort});
    return {hits: results.map((result) => () => result.data()), counts};
  }

  /** Every value of every filter. */
  async filters(language: string): Promise<FilterCounts> {
    return (await this.#instance(language)).filters();
  }

  #instance(language: string): Promise<PagefindInstance> {
    const known = this.#instances.get(language);
    if (known !== undefined) return known;
    const made = this.#create(language);
    this.#instances.set(language, made);
    made.catch(() => this.#instances.delete(language));
    return made;
  }

  async #create(language: string): Promise<PagefindInstance> {
    const {index, root} = this.#settings;
    const pagefind: PagefindModule = await import(`${index}pagefind.js`);
    // Pagefind takes the language from the document, and there is no other way to tell it.
    const {documentElement} = document;
    const own = documentElement.lang;
    documentElement.lang = language;
    try {
      return pagefind.createInstance({baseUrl: root, excerptLength: 32});
    } finally {
      documentElement.lang = own;
    }
  }
}
