import type {Language} from "../model/language.ts";
import type {Permalink} from "../model/permalink.ts";
import {vocabularyName} from "../model/searchSettings.ts";
import type {OutputFile} from "../model/sheet.ts";
import {type LanguageBatch, wordsOfAll} from "./batches.ts";
import {cutChunks} from "./chunks.ts";
import {FragmentNames, publishedFragment} from "./fragments.ts";
import {fragmentPath, indexOutput, indexPermalink} from "./madeIndex.ts";
import {metadataFiles} from "./metadata.ts";
import {chunksOf, fileIn, type IndexFiles, type LanguageIndex} from "./rawIndex.ts";
import {recordHash, type SearchRecord} from "./record.ts";
import {type LanguageState, packPlaces, type StoryState} from "./searchState.ts";
import {packVocabulary} from "./vocabulary.ts";
import {indexedWords} from "./words.ts";
import {zipped} from "./zipped.ts";

/** The settled tier of a language while it is made, a batch of stories at a time. */
export class SettledLanguage {
  readonly #name: string;
  readonly #version: string;
  readonly #fields: readonly string[];
  readonly #filters = new FilterTable();
  readonly #fragments = new FragmentNames();
  readonly #vocabulary = new Vocabulary();
  readonly #batches: LanguageBatch[] = [];
  readonly #stories: StoryState[] = [];
  #language: Language | undefined;

  constructor({name, version, fields}: LanguageIndex) {
    this.#name = name;
    this.#version = version;
    this.#fields = fields;
  }

  /** Takes in Pagefind's index of a batch; gives the stories' fragments as they are published. */
  add(
    index: LanguageIndex,
    files: IndexFiles,
    batch: {
      readonly records: readonly SearchRecord[];
      readonly stories: ReadonlyMap<Permalink, {readonly key: string; readonly language: Language}>;
    }
  ): readonly OutputFile[] {
    if (index.fields.join() !== this.#fields.join())
      throw new Error(`The search index has stories with ${index.fields} and with ${this.#fields}`);
    this.#batches.push({pages: index.pages.length, chunks: chunksOf(index, files)});
    const byAddress = new Map(batch.records.map((record) => [record.address, record]));
    return index.pages.map(([name, length]) => {
      const {record, body} = publishedFragment(fileIn(files, fragmentPath(name)).content, byAddress);
      const known = batch.stories.get(record.url);
      if (known === undefined) throw new Error(`The search index has ${record.url}, which is no story`);
      this.#language = known.language;
      this.#vocabulary.add(vocabularyWords(record));
      const fragment = this.#fragments.nameFor(name, record.url);
      this.#stories.push({
        story: record.url,
        key: known.key,
        record: recordHash(record),
        fragment,
        length,
        date: record.date,
        filters: record.filters.map((filter) => this.#filters.placeOf(filter))
      });
      return {permalink: indexPermalink(fragmentPath(fragment)), body};
    });
  }

  /** What is to be known of the tier, its files but fragments, and what the index's entry says of it. */
  settle(): {
    readonly state: LanguageState;
    readonly files: readonly OutputFile[];
    readonly entry: {readonly hash: string; readonly page_count: number};
  } {
    const language = this.#language;
    if (language === undefined) throw new Error(`The search index has no story in ${this.#name}`);
    const chunks = cutChunks(wordsOfAll(this.#batches), this.#name);
    const {words, counts, places} = this.#vocabulary.sorted();
    const described = {
      version: this.#version,
      fields: this.#fields,
      chunks: chunks.entries,
      filters: this.#filters.values
    };
    const {hash, metaPath, filterFiles, files} = metadataFiles(
      {...described, stories: this.#stories},
      this.#name
    );
    const settled = this.#stories.map((story, at) => ({
      words: () => places[at] ?? new Uint8Array(),
      isMasked: false,
      ...story
    }));
    const vocabulary = {
      permalink: indexPermalink(vocabularyName(language)),
      body: zipped(packVocabulary(this.#vocabulary.counts))
    };
    return {
      state: {...described, language, metaPath, filterFiles, words, counts, settled, recent: []},
      files: [...[...chunks.files, ...files].map(indexOutput), vocabulary],
      entry: {hash, page_count: settled.length}
    };
  }
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
  /** The words' places in the order of their coming. */
  readonly #places = new Map<string, number>();
  /** In how many stories each word is, by its place. */
  readonly #counts: number[] = [];
  readonly #stories: Uint32Array[] = [];

  /** In how many stories each word is. */
  get counts(): ReadonlyMap<string, number> {
    return new Map([...this.#places].map(([word, place]) => [word, this.#counts[place] ?? 0]));
  }

  /** Adds a story with its words, each once. */
  add(words: readonly string[]): void {
    this.#stories.push(Uint32Array.from(words, (word) => this.#counted(word)));
  }

  #counted(word: string): number {
    const place = this.#places.get(word) ?? this.#counts.length;
    if (place === this.#counts.length) this.#places.set(word, place);
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    return place;
  }

  /** The words in order, and for each story, in the order of adding, the places of its words among them, packed. */
  sorted(): Pick<LanguageState, "words" | "counts"> & {readonly places: readonly Uint8Array[]} {
    const sorted = [...this.#places].sort(([a], [b]) => (a < b ? -1 : 1));
    const inOrder = new Uint32Array(sorted.length);
    for (const [place, [, coming]] of sorted.entries()) inOrder[coming] = place;
    return {
      words: sorted.map(([word]) => word),
      counts: sorted.map(([, coming]) => this.#counts[coming] ?? 0),
      places: this.#stories.map((own) => packPlaces(own.map((coming) => inOrder[coming] ?? 0).sort()))
    };
  }
}
