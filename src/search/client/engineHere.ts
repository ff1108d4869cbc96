import type {RecentTier} from "../tierNames.ts";
import type {Engine} from "./searcher.ts";
import {TieredFiles} from "./tieredFiles.ts";

/** How Pagefind's engine is told where its index is, and in which language. */
export interface EngineOptions {
  readonly basePath: string;
  readonly baseUrl: string;
  readonly language: string;
  readonly primary: true;
  /** Stands behind the address of the index's entry, so that no cache gives an old one. */
  readonly metaCacheTag: string | null;
}

/** What of a worker's global scope is used; the types of a page know none. */
export interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  dispatchEvent(event: Event): boolean;
  importScripts(...scripts: readonly string[]): void;
  fetch: typeof fetch;
}

type Method = "init" | "search" | "getData" | "filters" | "releaseData";

/**
 * Pagefind's engine in the worker that this runs in, spoken to in the messages of its worker script: it listens for
 * them and posts its answers, which are caught here. So a search of many steps sends nothing between threads but
 * the question and what is shown.
 */
export class EngineHere implements Engine {
  readonly #scope: WorkerScope;
  readonly #waiting = new Map<string, {resolve: (result: unknown) => void; reject: (error: Error) => void}>();
  readonly #ready: Promise<unknown>;
  readonly #files: TieredFiles;
  #count = 0;
  #held: string[] = [];
  /** Parts of the index that could not be fetched so far. */
  #lost = 0;

  /** `isOwn` marks the messages that are for the engine alone. */
  constructor(scope: WorkerScope, script: string, options: EngineOptions) {
    this.#scope = scope;
    const answer = scope.postMessage.bind(scope);
    scope.postMessage = (message) => this.#settle(message, answer);
    const fetchFile = scope.fetch.bind(scope);
    this.#files = new TieredFiles(fetchFile, options.language);
    scope.fetch = (address, init) => this.#watched(this.#files.fetch(String(address), init), String(address));
    scope.importScripts(script);
    this.#ready = this.#send("init", [options]);
    this.#ready.catch(() => {});
  }

  /** Throws when a part of the index that the query needs cannot be had: Pagefind itself would find less, and not say so. */
  async search(query: string | null, options: Parameters<Engine["search"]>[1]): ReturnType<Engine["search"]> {
    const before = this.#lost;
    const answer = await this.#call<Awaited<ReturnType<Engine["search"]>>>("search", [query, options]);
    if (this.#lost > before) throw new Error("Part of the search index cannot be fetched");
    this.#held.push(...answer.results.map(({data}) => data));
    return answer;
  }

  /** What the index says of its recent tier, if it has one; known once something was searched for. */
  get recent(): RecentTier | undefined {
    return this.#files.recent;
  }

  /** A story's data: its words, title, date, and where the words found stand. */
  data(id: string): Promise<unknown> {
    return this.#call("getData", [id]);
  }

  filters(): Promise<unknown> {
    return this.#call("filters", []);
  }

  /** Lets go of what earlier searches found, but for what may still be shown. */
  release(keep: ReadonlySet<string>): void {
    const gone = this.#held.filter((id) => !keep.has(id));
    this.#held = this.#held.filter((id) => keep.has(id));
    for (const id of gone) void this.#send("releaseData", [id]);
  }

  async #watched(response: Promise<Response>, address: string): Promise<Response> {
    const isPart = /\.pf_(?:index|filter)$/.test(address);
    try {
      const {ok} = await response;
      if (!ok && isPart) this.#lost++;
    } catch {
      if (isPart) this.#lost++;
    }
    return response;
  }

  async #call<Result>(method: Method, args: readonly unknown[]): Promise<Result> {
    await this.#ready;
    return (await this.#send(method, args)) as Result;
  }

  #send(method: Method, args: readonly unknown[]): Promise<unknown> {
    const id = `engine ${++this.#count}`;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#scope.dispatchEvent(new MessageEvent("message", {data: {id, method, args}}));
    });
  }

  /** Takes an answer of the engine; what else is posted goes to the page. */
  #settle(message: unknown, post: (message: unknown) => void): void {
    const {id, result, error} = message as {id?: unknown; result?: unknown; error?: string};
    const waiting = typeof id === "string" ? this.#waiting.get(id) : undefined;
    if (waiting === undefined || typeof id !== "string") {
      post(message);
      return;
    }
    this.#waiting.delete(id);
    if (error === undefined) waiting.resolve(result);
    else waiting.reject(new Error(error));
  }
}

/** Whether a message is for the engine, not from the page. */
export function isForEngine(data: unknown): boolean {
  return (
    typeof data === "object" &&
    data !== null &&
    "id" in data &&
    typeof data.id === "string" &&
    data.id.startsWith("engine ")
  );
}
