import type {Language} from "../../model/language.ts";
import {EngineHere, type EngineOptions, isForEngine, type WorkerScope} from "./engineHere.ts";
import {nothing, Searcher, type Wish} from "./searcher.ts";
import {currentVocabulary} from "./vocabularyFile.ts";

/** What a page asks of the worker of one language. */
export type WorkerRequest =
  | {
      readonly id: number;
      readonly method: "open";
      readonly script: string;
      /** The file of the words, in the index's folder. */
      readonly vocabulary: string;
      readonly language: Language;
      readonly storyCount: number;
      readonly engine: EngineOptions;
    }
  | {readonly id: number; readonly method: "search"; readonly wish: Wish}
  | {readonly id: number; readonly method: "data"; readonly data: string}
  | {readonly id: number; readonly method: "filters"};

const scope = globalThis as unknown as WorkerScope;
const answer = scope.postMessage.bind(scope);
let opened: {engine: EngineHere; searcher: Searcher} | undefined;
/** Searches come one after the other: each lets go of what the one before it found. */
let lastSearch: Promise<unknown> = Promise.resolve();
/** The number of the newest; those before it that wait are answered with nothing, since nobody waits for them. */
let newest = 0;

// First of all listeners, so that the engine never sees what is not for it.
scope.addEventListener("message", (event) => {
  if (isForEngine(event.data)) return;
  event.stopImmediatePropagation();
  const request: WorkerRequest = event.data;
  handle(request).then(
    (result) => answer({id: request.id, result}),
    (error: unknown) =>
      answer({id: request.id, error: error instanceof Error ? error.message : String(error)})
  );
});

async function handle(request: WorkerRequest): Promise<unknown> {
  if (request.method === "open") {
    const engine = new EngineHere(scope, request.script, request.engine);
    const searcher = new Searcher(engine, request.language, request.storyCount, () =>
      currentVocabulary(request.engine.basePath, request.vocabulary, engine.recent, (address) =>
        fetch(address)
      )
    );
    opened = {engine, searcher};
    return true;
  }
  if (opened === undefined) throw new Error("The search has not been opened");
  switch (request.method) {
    case "search": {
      const {engine, searcher} = opened;
      newest = request.id;
      const search = async () => {
        if (request.id !== newest) return nothing;
        const found = await searcher.search(request.wish);
        engine.release(new Set(found.stories.map(({data}) => data)));
        return found;
      };
      lastSearch = lastSearch.then(search, search);
      return lastSearch;
    }
    case "data":
      return opened.engine.data(request.data);
    case "filters":
      return opened.engine.filters();
    default:
      return request satisfies never;
  }
}
