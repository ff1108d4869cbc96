import {createHash} from "node:crypto";
import {gunzipSync} from "node:zlib";
import type {Memo} from "../model/memo.ts";
import type {OutputFile} from "../model/sheet.ts";
import {entryPath, type IndexFile} from "./chunks.ts";
import {type IndexedBatch, indexedBatches} from "./indexedBatches.ts";
import {indexOutput, indexPermalink, type KeyedStory, type MadeIndex, type RecordOf} from "./madeIndex.ts";
import {entryOf, fileIn, type IndexEntry, languagesIn} from "./rawIndex.ts";
import {SettledLanguage} from "./settledLanguage.ts";

/**
 * Indexes every story, in one tier: Pagefind takes a batch at a time, and their words are put together. Batches that are
 * `ready` are taken as they are.
 */
export async function settledIndex(
  stories: readonly KeyedStory[],
  recordOf: RecordOf,
  memo: Memo,
  ready?: Iterable<IndexedBatch>
): Promise<MadeIndex> {
  const languages = new Map<string, SettledLanguage>();
  const engine = new Map<string, IndexFile>();
  const written: OutputFile[] = [];
  let entry: IndexEntry | undefined;
  for await (const {batch, files} of indexedBatches(stories, recordOf, ready)) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const own = entryOf(byPath);
    for (const path of engineOf(own)) engine.set(path, fileIn(byPath, path));
    entry = {...own, languages: {...entry?.languages, ...own.languages}};
    for (const index of languagesIn(byPath)) {
      const language = languages.get(index.name) ?? new SettledLanguage(index);
      languages.set(index.name, language);
      written.push(...language.add(index, byPath, batch));
    }
  }
  for (const {path, content} of engine.values())
    written.push({permalink: indexPermalink(path), body: await publishedEngine(path, content, memo)});
  if (entry === undefined) throw new Error("Pagefind wrote no entry");
  const settled = [...languages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, language]) => {
      const {state, files, entry} = language.settle();
      for (const file of files) written.push(file);
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

/** Of what Pagefind writes beside the index, what searches ask for: its worker, and what knows a language's word endings. */
function engineOf({languages}: IndexEntry): readonly string[] {
  return [
    "pagefind-worker.js",
    ...Object.values(languages).map(({wasm}) => `wasm.${wasm ?? "unknown"}.pagefind`)
  ];
}

async function publishedEngine(path: string, content: Uint8Array, memo: Memo): Promise<string | Uint8Array> {
  if (path.endsWith(".js")) {
    const {shrinkScript} = await import("../rendering/bundling.ts");
    return shrinkScript(new TextDecoder().decode(content));
  }
  return memo(`${path}-${zippedKey(content)}`, async () => {
    const {gzipAsync} = await import("@gfx/zopfli");
    return gzipAsync(gunzipSync(content), zip);
  });
}

/**
 * The engine is most of what a first search fetches, and 5 % smaller with a slower zip that is done once. More blocks and
 * iterations take four times as long, which was a third of a small newsroom's first build, for 0.3 %.
 */
const zip = {numiterations: 5, blocksplittingmax: 3};

function zippedKey(content: Uint8Array): string {
  return createHash("sha256").update(content).update(JSON.stringify(zip)).digest("hex").slice(0, 16);
}
