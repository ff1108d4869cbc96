import type {Language} from "../../model/language.ts";
import {type SearchSettings, vocabularyName} from "../../model/searchSettings.ts";
import type {FilterCounts, Filters, Found, Order, Wish} from "./searcher.ts";
import type {WorkerRequest} from "./searchWorker.ts";
import {openWorker} from "./siteHost.ts";

/** A story found. */
export interface Hit {
  readonly url: string;
  /** The whole text, as it stands in the story. */
  readonly content: string;
  /** Where the words found stand in it, counted in words from 0. */
  readonly locations: readonly number[];
  readonly meta: Readonly<Record<"title" | "date" | "topic", string>>;
}

/** What a reader asks for. */
export interface Query {
  readonly text: string;
  readonly filters: Filters;
  readonly order: Order;
  readonly language: Language;
  readonly isExact: boolean;
}

/** What is found, in order; each story is fetched when it is shown. */
export interface Answer {
  readonly stories: readonly FoundHit[];
  /** How many of them have all the words. */
  readonly whole: number;
  readonly counts: FilterCounts;
  readonly corrected: string | undefined;
}

export interface FoundHit {
  readonly isWhole: boolean;
  /** Undefined when it cannot be had, as without a network. */
  readonly fetch: () => Promise<Hit | undefined>;
}

type Request = WorkerRequest extends infer Each
  ? Each extends WorkerRequest
    ? Omit<Each, "id">
    : never
  : never;

/** The search of a site: a worker for each language, in which the engine is opened at the first question. */
export class Engine {
  readonly #settings: SearchSettings;
  readonly #workers = new Map<string, LanguageWorker>();

  constructor(settings: SearchSettings) {
    this.#settings = settings;
    this.#worker(settings.language);
  }

  async search(query: Query, isTyping: boolean): Promise<Answer> {
    const {text, filters, order, isExact} = query;
    const wish: Wish = {text, filters, order, isExact, isTyping};
    const {worker, found} = await this.#ask(query.language, wish);
    const stories = found.stories.map(({data, isWhole}) => ({
      isWhole,
      fetch: () =>
        worker.ask<Hit | null>({method: "data", data}).then(
          (story) => story ?? undefined,
          () => undefined
        )
    }));
    return {stories, whole: found.whole, counts: found.counts, corrected: found.corrected};
  }

  /** Every value of every filter, with how many stories have it. */
  filters(language: Language): Promise<FilterCounts> {
    return this.#worker(language).ask<FilterCounts>({method: "filters"});
  }

  /**
   * Asks the worker; when it fails, asks one that opens the index anew: the site may have been published again, and
   * the parts of the index that was open be gone.
   */
  async #ask(language: Language, wish: Wish): Promise<{worker: LanguageWorker; found: Found}> {
    const worker = this.#worker(language);
    try {
      return {worker, found: await worker.ask<Found>({method: "search", wish})};
    } catch {
      worker.close();
      const fresh = this.#worker(language, true);
      return {worker: fresh, found: await fresh.ask<Found>({method: "search", wish})};
    }
  }

  #worker(language: Language, isFresh = false): LanguageWorker {
    const known = this.#workers.get(language);
    if (known !== undefined && !known.hasFailed) return known;
    const worker = new LanguageWorker(this.#settings, language, isFresh);
    this.#workers.set(language, worker);
    return worker;
  }
}

/** The worker of one language. */
class LanguageWorker {
  readonly #worker: Worker;
  readonly #open: Request;
  readonly #waiting = new Map<number, {resolve: (result: unknown) => void; reject: (error: Error) => void}>();
  #count = 0;
  #opened: Promise<unknown> | undefined;
  hasFailed = false;

  /** `isFresh` asks the network for the index's entry, whatever is kept of it. */
  constructor({worker, index, root, languages}: SearchSettings, language: Language, isFresh: boolean) {
    this.#worker = openWorker(worker);
    this.#worker.addEventListener("message", ({data}) => this.#settle(data));
    this.#worker.addEventListener("error", () =>
      this.#fail(new Error("The search engine could not be loaded"))
    );
    this.#open = {
      method: "open",
      script: `${index}pagefind-worker.js`,
      vocabulary: vocabularyName(language),
      language,
      storyCount: languages.find((other) => other.language === language)?.stories ?? 0,
      engine: {
        basePath: index,
        baseUrl: root,
        language: language.toLowerCase(),
        primary: true,
        metaCacheTag: isFresh ? `fresh-${Date.now()}` : null
      }
    };
  }

  /** Asks the worker. An engine that could not be opened is given up, so that the next question opens a new one. */
  async ask<Result>(request: Request): Promise<Result> {
    this.#opened ??= this.#send(this.#open);
    try {
      await this.#opened;
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
    return (await this.#send(request)) as Result;
  }

  /** Gives the worker up. */
  close(): void {
    this.#fail(new Error("The search engine was closed"));
    this.#worker.terminate();
  }

  #send(request: Request): Promise<unknown> {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#worker.postMessage({...request, id});
    });
  }

  #settle({id, result, error}: {id: number; result?: unknown; error?: string}): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  #fail(error: Error): void {
    this.hasFailed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
