/** How Pagefind's worker is told where its index is, and in which language. */
export interface EngineOptions {
  readonly basePath: string;
  readonly baseUrl: string;
  readonly language: string;
  readonly primary: true;
}

type Method = "init" | "search" | "getData" | "filters";

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Pagefind's engine in a worker of its own, spoken to in the messages of its worker script. The script that Pagefind
 * has for pages would do the same, but costs 12 KB more and takes its language from the page alone.
 */
export class EngineWorker {
  readonly #worker: Worker;
  readonly #waiting = new Map<string, Waiting>();
  readonly #ready: Promise<unknown>;
  #count = 0;
  hasFailed = false;

  constructor(script: string, options: EngineOptions) {
    this.#worker = new Worker(script);
    this.#worker.addEventListener("message", ({data}) => this.#settle(data));
    this.#worker.addEventListener("error", () =>
      this.#fail(new Error("The search engine could not be loaded"))
    );
    this.#ready = this.#send("init", [options]);
    this.#ready.catch(() => {});
  }

  /** Asks the engine; rejects when it fails, and every call after that too. */
  async call<Result>(method: Method, args: readonly unknown[]): Promise<Result> {
    await this.#ready;
    try {
      return (await this.#send(method, args)) as Result;
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }

  #send(method: Method, args: readonly unknown[]): Promise<unknown> {
    const id = String(++this.#count);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#worker.postMessage({id, method, args});
    });
  }

  #settle({id, result, error}: {id: string; result?: unknown; error?: string}): void {
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
