import {createHash} from "node:crypto";
import {gunzipSync, gzipSync} from "node:zlib";
import {gzipAsync} from "@gfx/zopfli";
import {close, createIndex} from "pagefind";
import type {Article} from "../model/article.ts";
import type {Language} from "../model/language.ts";
import type {Memo} from "../model/memo.ts";
import {filePermalink, type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import {indexFolder, vocabularyName} from "../model/searchSettings.ts";
import type {OutputFile} from "../model/sheet.ts";
import {shrinkScript} from "../rendering/bundles.ts";
import {cutChunks} from "./chunks.ts";
import {publishedFragment} from "./fragments.ts";
import {recordOf, type SearchRecord} from "./record.ts";
import {packVocabulary} from "./vocabulary.ts";
import {indexedWords} from "./words.ts";

/** Of what Pagefind writes, what the search page asks for: the index, and the engine in its worker. */
const used = /^(?:fragment|index|filter)\/|^pagefind-entry\.json$|\.pf_meta$|^wasm\.|^pagefind-worker\.js$/;

export interface SearchIndex {
  readonly files: readonly OutputFile[];
  /** The file that holds what results show of a story, by the story's permalink. */
  readonly fragments: ReadonlyMap<Permalink, Permalink>;
}

/**
 * The search index of a publication, from its rendered pages. Stories go in oldest first, since Pagefind numbers
 * pages in the order of adding: a new story then changes little of what readers already have.
 */
export async function indexSite(
  publication: Publication,
  pageAt: (permalink: Permalink) => string,
  memo: Memo
): Promise<SearchIndex> {
  const {index, errors} = await createIndex({});
  if (index === undefined) throw new Error(`The search index could not be begun: ${errors.join("; ")}`);
  try {
    const records = new Map<string, SearchRecord>();
    const vocabularies = new Vocabularies();
    for (const article of oldestFirst(publication.articles)) {
      const record = recordOf(article, pageAt(permalinkOf("articles", article.slug)), publication);
      const address = addressOf(record);
      records.set(address, record);
      vocabularies.add(article.language, record.words);
      const added = await index.addHTMLFile({url: address, content: record.content});
      if (added.errors.length > 0)
        throw new Error(`${article.source.file} could not be indexed: ${added.errors.join("; ")}`);
    }
    const {files, errors: writeErrors} = await index.getFiles();
    if (writeErrors.length > 0)
      throw new Error(`The search index could not be made: ${writeErrors.join("; ")}`);
    const wanted = cutChunks(files.filter(({path}) => used.test(path)));
    const fragments = new Map<Permalink, Permalink>();
    const published = await Promise.all(
      [...wanted]
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map(async ({path, content}): Promise<OutputFile> => {
          const permalink = filePermalink(`${indexFolder}/${path}`);
          if (!path.startsWith("fragment/"))
            return {permalink, body: await publishedFile(path, content, memo)};
          const {story, body} = publishedFragment(content, records);
          fragments.set(story, permalink);
          return {permalink, body};
        })
    );
    return {files: [...published, ...vocabularies.files()], fragments};
  } finally {
    await close();
  }
}

async function publishedFile(path: string, content: Uint8Array, memo: Memo): Promise<string | Uint8Array> {
  if (path.endsWith(".js")) return shrinkScript(new TextDecoder().decode(content));
  if (path.startsWith("wasm.")) return memo(`${path}-${hashOf(content)}`, () => zippedSmaller(content));
  return content;
}

/**
 * What Pagefind knows a story by. It names a fragment after what it took in, which is folded: with the original words
 * in the address, the name changes with those too.
 */
function addressOf({url, words}: SearchRecord): string {
  return `${url}?${hashOf(new TextEncoder().encode(words.join(" ")))}`;
}

/** The words of the stories of each language. */
class Vocabularies {
  readonly #stories = new Map<Language, Map<string, number>>();

  add(language: Language, words: readonly string[]): void {
    const counts = this.#stories.get(language) ?? new Map<string, number>();
    for (const word of new Set(indexedWords(words.join(" ")))) counts.set(word, (counts.get(word) ?? 0) + 1);
    this.#stories.set(language, counts);
  }

  files(): readonly OutputFile[] {
    return [...this.#stories].map(([language, stories]) => ({
      permalink: filePermalink(`${indexFolder}/${vocabularyName(language)}`),
      body: gzipSync(packVocabulary(stories), {level: 9})
    }));
  }
}

/** The engine is most of what a first search fetches, and 5 % smaller with a slower zip that is done once. */
function zippedSmaller(content: Uint8Array): Promise<Uint8Array> {
  return gzipAsync(gunzipSync(content), {numiterations: 15});
}

function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

function oldestFirst(articles: readonly Article[]): readonly Article[] {
  return [...articles].reverse();
}
