import {createHash} from "node:crypto";
import {gunzipSync, gzipSync} from "node:zlib";
import {gzipAsync} from "@gfx/zopfli";
import type {Language} from "../model/language.ts";
import type {Memo} from "../model/memo.ts";
import type {Permalink} from "../model/permalink.ts";
import {vocabularyName} from "../model/searchSettings.ts";
import type {OutputFile} from "../model/sheet.ts";
import {shrinkScript} from "../rendering/bundles.ts";
import {cutChunks, entryPath} from "./chunks.ts";
import {publishedFragment} from "./fragments.ts";
import {fragmentPath, indexPermalink, type KeyedStory, type MadeIndex, type RecordOf} from "./madeIndex.ts";
import {fileIn, type LanguageIndex, languagesIn, rawIndex} from "./rawIndex.ts";
import {recordHash, type SearchRecord} from "./record.ts";
import {type LanguageState, packPlaces, type SettledStory} from "./searchState.ts";
import {packVocabulary} from "./vocabulary.ts";
import {indexedWords} from "./words.ts";

/** Of what Pagefind writes, what the search page asks for: the index, and the engine in its worker. */
const used = /^(?:fragment|index|filter)\/|^pagefind-entry\.json$|\.pf_meta$|^wasm\.|^pagefind-worker\.js$/;

/** Indexes every story, in one tier. */
export async function settledIndex(
  stories: readonly KeyedStory[],
  recordOf: RecordOf,
  memo: Memo
): Promise<MadeIndex> {
  const records = new Map<string, SearchRecord>();
  const known = new Map<Permalink, {key: string; record: string; language: Language}>();
  const vocabularies = new Map<Language, Vocabulary>();
  const take = function* () {
    for (const {article, key} of stories) {
      const record = recordOf(article);
      records.set(record.address, record);
      known.set(record.url, {key, record: recordHash(record), language: article.language});
      const vocabulary = vocabularies.get(article.language) ?? new Vocabulary();
      vocabularies.set(article.language, vocabulary);
      vocabulary.add(record.url, vocabularyWords(record));
      yield record;
    }
  };
  const files = cutChunks((await rawIndex(take())).filter(({path}) => used.test(path)));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const fragmentOf = new Map<string, Permalink>();
  const published = await Promise.all(
    [...files]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(async ({path, content}): Promise<OutputFile> => {
        const permalink = indexPermalink(path);
        if (!path.startsWith("fragment/")) return {permalink, body: await publishedFile(path, content, memo)};
        const {story, body} = publishedFragment(content, records);
        fragmentOf.set(path, story);
        return {permalink, body};
      })
  );
  const recordAt = new Map([...records.values()].map((record) => [record.url, record]));
  const languages = languagesIn(byPath).map((index) =>
    languageState(
      index,
      ({fragment}) => {
        const story = fragmentOf.get(fragmentPath(fragment));
        const facts = story === undefined ? undefined : known.get(story);
        const record = story === undefined ? undefined : recordAt.get(story);
        if (facts === undefined || record === undefined)
          throw new Error(`The search index has a page ${fragment}, which is no story`);
        return {record, facts};
      },
      vocabularies
    )
  );
  const written = [...published, ...vocabularyFiles(vocabularies)];
  const entry = new TextDecoder().decode(fileIn(byPath, entryPath).content);
  return {state: {entry, files: written.map(({permalink}) => permalink), languages}, written};
}

function languageState(
  {name, pages, ...index}: LanguageIndex,
  find: (page: {readonly fragment: string}) => {
    readonly record: SearchRecord;
    readonly facts: {readonly key: string; readonly record: string; readonly language: Language};
  },
  vocabularies: ReadonlyMap<Language, Vocabulary>
): LanguageState {
  const filters = new FilterTable();
  const found = pages.map(([fragment, length]) => ({fragment, length, ...find({fragment})}));
  const language = found[0]?.facts.language;
  const vocabulary = language === undefined ? undefined : vocabularies.get(language);
  if (language === undefined || vocabulary === undefined)
    throw new Error(`The search index has a language ${name} that no story is in`);
  const {words, counts, placesOf} = vocabulary.sorted();
  const settled = found.map(
    ({fragment, length, record, facts}): SettledStory => ({
      story: record.url,
      key: facts.key,
      record: facts.record,
      fragment,
      length,
      date: record.date,
      filters: record.filters.map((filter) => filters.placeOf(filter)),
      words: packPlaces(placesOf(record.url)),
      isMasked: false
    })
  );
  return {
    language,
    version: index.version,
    metaPath: index.metaPath,
    filterFiles: index.filters,
    chunks: index.chunks,
    fields: index.fields,
    filters: filters.values,
    words,
    counts,
    settled,
    recent: []
  };
}

/** The values of filters, each in a place of its own. */
export class FilterTable {
  readonly values: (readonly [name: string, value: string])[];
  readonly #places: Map<string, number>;

  constructor(values: readonly (readonly [name: string, value: string])[] = []) {
    this.values = [...values];
    this.#places = new Map(values.map((filter, place) => [filter.join("\n"), place]));
  }

  placeOf(filter: readonly [name: string, value: string]): number {
    const key = filter.join("\n");
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(filter) - 1;
  }
}

/** The words that a story adds to the vocabulary, each once. */
export function vocabularyWords({words}: SearchRecord): readonly string[] {
  return [...new Set(indexedWords(words.join(" ")))];
}

/** The words of a language's stories. */
class Vocabulary {
  readonly #counts = new Map<string, number>();
  readonly #stories = new Map<Permalink, readonly string[]>();

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  add(story: Permalink, words: readonly string[]): void {
    this.#stories.set(story, words);
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  sorted(): Pick<LanguageState, "words" | "counts"> & {
    readonly placesOf: (story: Permalink) => readonly number[];
  } {
    const words = [...this.#counts.keys()].sort();
    const places = new Map(words.map((word, place) => [word, place]));
    return {
      words,
      counts: words.map((word) => this.#counts.get(word) ?? 0),
      placesOf: (story) =>
        (this.#stories.get(story) ?? []).map((word) => places.get(word) ?? 0).sort((a, b) => a - b)
    };
  }
}

function vocabularyFiles(vocabularies: ReadonlyMap<Language, Vocabulary>): readonly OutputFile[] {
  return [...vocabularies].map(([language, {counts}]) => ({
    permalink: indexPermalink(vocabularyName(language)),
    body: gzipSync(packVocabulary(counts), {level: 9})
  }));
}

async function publishedFile(path: string, content: Uint8Array, memo: Memo): Promise<string | Uint8Array> {
  if (path.endsWith(".js")) return shrinkScript(new TextDecoder().decode(content));
  if (path.startsWith("wasm.")) return memo(`${path}-${hashOf(content)}`, () => zippedSmaller(content));
  return content;
}

/** The engine is most of what a first search fetches, and 5 % smaller with a slower zip that is done once. */
function zippedSmaller(content: Uint8Array): Promise<Uint8Array> {
  return gzipAsync(gunzipSync(content), {numiterations: 15});
}

function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
