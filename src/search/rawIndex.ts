import {close, createIndex} from "pagefind";
import {type ChunkEntry, chunkPath, entryPath, type IndexFile, unpack} from "./chunks.ts";
import type {SearchRecord} from "./record.ts";

/** Pagefind's index of some stories, which it numbers in the order that they are given in. */
export async function rawIndex(records: Iterable<SearchRecord>): Promise<readonly IndexFile[]> {
  const {index, errors} = await createIndex({});
  if (index === undefined) throw new Error(`The search index could not be begun: ${errors.join("; ")}`);
  try {
    for (const record of records) {
      const added = await index.addHTMLFile({url: record.address, content: record.content});
      if (added.errors.length > 0)
        throw new Error(`${record.url} could not be indexed: ${added.errors.join("; ")}`);
    }
    const {files, errors: writeErrors} = await index.getFiles();
    if (writeErrors.length > 0)
      throw new Error(`The search index could not be made: ${writeErrors.join("; ")}`);
    return files;
  } finally {
    await close();
  }
}

/** A page of Pagefind's metadata: the name of its fragment, and how many words it has. */
export type PageEntry = readonly [fragment: string, words: number, group: string];

/** What Pagefind's metadata says of a language. */
export interface LanguageIndex {
  /** "fa-af". */
  readonly name: string;
  readonly version: string;
  readonly metaPath: string;
  readonly pages: readonly PageEntry[];
  readonly chunks: readonly ChunkEntry[];
  readonly filters: readonly (readonly [name: string, file: string])[];
  readonly sorts: readonly (readonly [name: string, pages: readonly number[]])[];
  readonly fields: readonly string[];
}

/** What the entry of Pagefind's index says. */
export interface IndexEntry {
  readonly version: string;
  readonly languages: Readonly<Record<string, {readonly hash: string; readonly page_count: number}>>;
}

export function entryOf(files: ReadonlyMap<string, IndexFile>): IndexEntry {
  return JSON.parse(new TextDecoder().decode(fileIn(files, entryPath).content));
}

/** The languages of an index. */
export function languagesIn(files: ReadonlyMap<string, IndexFile>): readonly LanguageIndex[] {
  return Object.entries(entryOf(files).languages).map(([name, {hash}]) => {
    const metaPath = `pagefind.${hash}.pf_meta`;
    const [version, pages, chunks, filters, sorts, fields] = unpack<
      readonly [
        string,
        LanguageIndex["pages"],
        LanguageIndex["chunks"],
        LanguageIndex["filters"],
        LanguageIndex["sorts"],
        LanguageIndex["fields"]
      ]
    >(fileIn(files, metaPath));
    return {name, version, metaPath, pages, chunks, filters, sorts, fields};
  });
}

/** The chunks of a language. */
export function chunksOf(
  {chunks}: LanguageIndex,
  files: ReadonlyMap<string, IndexFile>
): readonly IndexFile[] {
  return chunks.map(([, , name]) => fileIn(files, chunkPath(name)));
}

export function fileIn(files: ReadonlyMap<string, IndexFile>, path: string): IndexFile {
  const file = files.get(path);
  if (file === undefined) throw new Error(`Pagefind wrote no ${path}`);
  return file;
}
