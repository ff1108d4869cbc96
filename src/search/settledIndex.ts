import {createHash} from "node:crypto";
import {gunzipSync} from "node:zlib";
import {gzipAsync} from "@gfx/zopfli";
import type {Language} from "../model/language.ts";
import type {Memo} from "../model/memo.ts";
import type {Permalink} from "../model/permalink.ts";
import type {OutputFile} from "../model/sheet.ts";
import {shrinkScript} from "../rendering/bundles.ts";
import {batchesOf, batchStories} from "./batches.ts";
import {entryPath, type IndexFile} from "./chunks.ts";
import {indexOutput, indexPermalink, type KeyedStory, type MadeIndex, type RecordOf} from "./madeIndex.ts";
import {entryOf, type IndexEntry, languagesIn, rawIndexes} from "./rawIndex.ts";
import type {SearchRecord} from "./record.ts";
import {SettledLanguage} from "./settledLanguage.ts";

/** Of what Pagefind writes beside the index, what the search page asks for: the engine in its worker. */
const engine = /^wasm\.|^pagefind-worker\.js$/;

/** Some stories as they are about to be indexed. */
interface Batch {
  readonly records: readonly SearchRecord[];
  readonly stories: ReadonlyMap<Permalink, {readonly key: string; readonly language: Language}>;
}

/** Indexes every story, in one tier: Pagefind takes a batch at a time, and their words are put together. */
export async function settledIndex(
  stories: readonly KeyedStory[],
  recordOf: RecordOf,
  memo: Memo
): Promise<MadeIndex> {
  const languages = new Map<string, SettledLanguage>();
  const engines = new Map<string, IndexFile>();
  const written: OutputFile[] = [];
  let entry: IndexEntry | undefined;
  for await (const {batch, files} of rawIndexes(recordsOf(stories, recordOf))) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    for (const file of files) if (engine.test(file.path)) engines.set(file.path, file);
    const own = entryOf(byPath);
    entry = {...own, languages: {...entry?.languages, ...own.languages}};
    for (const index of languagesIn(byPath)) {
      const language = languages.get(index.name) ?? new SettledLanguage(index);
      languages.set(index.name, language);
      written.push(...language.add(index, byPath, batch));
    }
  }
  for (const {path, content} of engines.values())
    written.push({permalink: indexPermalink(path), body: await publishedEngine(path, content, memo)});
  if (entry === undefined) throw new Error("Pagefind wrote no entry");
  const settled = [...languages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, language]) => {
      const {state, files, entry} = language.settle();
      written.push(...files);
      return {name, state, entry};
    });
  const entries = settled.map(({name, entry: own}) => [name, {...entry?.languages[name], ...own}]);
  const text = JSON.stringify({...entry, languages: Object.fromEntries(entries)});
  written.push(indexOutput({path: entryPath, content: Buffer.from(text)}));
  return {
    state: {
      entry: text,
      files: written.map(({permalink}) => permalink),
      languages: settled.map(({state}) => state)
    },
    written
  };
}

/** The stories in batches, each read when its turn comes. */
function* recordsOf(stories: readonly KeyedStory[], recordOf: RecordOf): Iterable<Batch> {
  for (const batch of batchesOf(stories, batchStories)) {
    const records = batch.map(({article}) => recordOf(article));
    const known = batch.map(({article, key}, at) => {
      const url = records[at]?.url;
      if (url === undefined) throw new Error(`${article.slug} has no record`);
      return [url, {key, language: article.language}] as const;
    });
    yield {records, stories: new Map(known)};
  }
}

async function publishedEngine(path: string, content: Uint8Array, memo: Memo): Promise<string | Uint8Array> {
  if (path.endsWith(".js")) return shrinkScript(new TextDecoder().decode(content));
  return memo(`${path}-${hashOf(content)}`, () => zippedSmaller(content));
}

/** The engine is most of what a first search fetches, and 5 % smaller with a slower zip that is done once. */
function zippedSmaller(content: Uint8Array): Promise<Uint8Array> {
  return gzipAsync(gunzipSync(content), {numiterations: 15});
}

function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
