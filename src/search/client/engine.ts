import type {SearchSettings} from "../../model/searchSettings.ts";
import {fold} from "../fold.ts";
import {EngineWorker} from "./engineWorker.ts";

/** A story found. */
export interface Hit {
  readonly url: string;
  /** The whole text, as it stands in the story. */
  readonly content: string;
  /** Where the words found stand in it, counted in words from 0. */
  readonly locations: readonly number[];
  readonly meta: Readonly<Record<"title" | "date" | "topic", string>>;
}

/** For each filter, how many of the stories found have each of its values: `{topic: {"slug name": 3}}`. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type Filters = Readonly<Record<string, string>>;
export type Order = "best" | "newest" | "oldest";

/** What a reader asks for. */
export interface Query {
  readonly text: string;
  readonly filters: Filters;
  readonly order: Order;
  readonly language: string;
}

/** What is found, in order; each story is fetched when it is shown. */
export interface Answer {
  readonly hits: readonly (() => Promise<Hit>)[];
  readonly counts: FilterCounts;
}

interface EngineAnswer {
  readonly results: readonly {readonly data: string}[];
  readonly filters: FilterCounts;
}

/** The search of a site: an engine for each language, fetched when it is first needed. */
export class Engine {
  readonly #settings: SearchSettings;
  readonly #workers = new Map<string, EngineWorker>();

  constructor(settings: SearchSettings) {
    this.#settings = settings;
  }

  async search({text, filters, order, language}: Query): Promise<Answer> {
    const worker = this.#worker(language);
    const sort = order === "best" ? {} : {date: order === "newest" ? "desc" : "asc"};
    const query = text === "" ? null : fold(text);
    const {results, filters: counts} = await worker.call<EngineAnswer>("search", [query, {filters, sort}]);
    return {
      hits: results.map(
        ({data}) =>
          () =>
            worker.call<Hit>("getData", [data])
      ),
      counts
    };
  }

  /** Every value of every filter, with how many stories have it. */
  filters(language: string): Promise<FilterCounts> {
    return this.#worker(language).call<FilterCounts>("filters", []);
  }

  #worker(language: string): EngineWorker {
    const known = this.#workers.get(language);
    if (known !== undefined && !known.hasFailed) return known;
    const {index, root} = this.#settings;
    const worker = new EngineWorker(`${index}pagefind-worker.js`, {
      basePath: index,
      baseUrl: root,
      language: language.toLowerCase(),
      primary: true
    });
    this.#workers.set(language, worker);
    return worker;
  }
}
