import {runInThisContext} from "node:vm";
import type {Language} from "../../src/model/language.ts";
import {indexFolder, vocabularyName} from "../../src/model/searchSettings.ts";
import {EngineHere, type WorkerScope} from "../../src/search/client/engineHere.ts";
import {Searcher} from "../../src/search/client/searcher.ts";
import {currentVocabulary} from "../../src/search/client/vocabularyFile.ts";

/** The search of a language over an index's files, with the code and the engine that readers get, without a browser. */
export interface SearchHere {
  readonly engine: EngineHere;
  readonly searcher: Searcher;
  readonly vocabulary: () => Promise<ReadonlyMap<string, number>>;
  /** Paths of files that were asked for, in order. */
  readonly fetched: readonly string[];
}

/** `files` are by their paths on the site: `/pagefind/…`. */
export function openSearchHere(
  files: ReadonlyMap<string, string | Uint8Array>,
  language: Language,
  stories: number
): SearchHere {
  const fetched: string[] = [];
  const fetchFile = async (address: string) => {
    const path = address.replace(/\?.*$/, "");
    fetched.push(path);
    const body = files.get(path);
    return body === undefined
      ? new Response(null, {status: 404})
      : new Response(new Blob([Buffer.from(body)]));
  };
  const index = `/${indexFolder}/`;
  const target = new EventTarget();
  const scope = Object.assign(target, {
    postMessage: () => {},
    fetch: fetchFile,
    importScripts: (path: string) => {
      const script = Buffer.from(files.get(path) ?? "").toString();
      const start: (self: unknown, fetch: unknown) => void = runInThisContext(
        `(function (self, fetch) {${script}\n})`
      );
      start(scope, (address: string) => scope.fetch(address));
    }
  });
  const engine = new EngineHere(scope as unknown as WorkerScope, `${index}pagefind-worker.js`, {
    basePath: index,
    baseUrl: "/",
    language: language.toLowerCase(),
    primary: true,
    metaCacheTag: null
  });
  const vocabulary = () =>
    currentVocabulary(index, vocabularyName(language), engine.recent, (address) => scope.fetch(address));
  return {engine, searcher: new Searcher(engine, language, stories, vocabulary), vocabulary, fetched};
}
