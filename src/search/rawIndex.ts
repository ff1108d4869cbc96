import {type ChunkEntry, chunkPath, entryPath, type IndexFile, unpack} from "./chunks.ts";
import type {SearchRecord} from "./record.ts";

/** Pagefind's index of some stories, which it numbers in the order that they are given in. */
export async function rawIndex(records: readonly SearchRecord[]): Promise<readonly IndexFile[]> {
  for await (const {files} of rawIndexes([{records}])) return files;
  throw new Error("Pagefind made no index");
}

/** Pagefind's index of each of some batches of stories. While it writes one, the stories of the next are made. */
export async function* rawIndexes<Batch extends {readonly records: readonly SearchRecord[]}>(
  batches: Iterable<Batch>
): AsyncIterable<{readonly batch: Batch; readonly files: readonly IndexFile[]}> {
  const {close, createIndex} = await import("pagefind");
  try {
    let before: Promise<{readonly batch: Batch; readonly files: readonly IndexFile[]}> | undefined;
    for (const batch of batches) {
      const next = indexOf(batch.records, createIndex).then((files) => ({batch, files}));
      // Whoever waits for it hears of it; until then nobody does.
      next.catch(() => {});
      if (before !== undefined) yield await before;
      before = next;
    }
    if (before !== undefined) yield await before;
  } finally {
    await close();
  }
}

async function indexOf(
  records: readonly SearchRecord[],
  createIndex: CreateIndex
): Promise<readonly IndexFile[]> {
  const {index, errors} = await createIndex({});
  if (index === undefined) throw new Error(`The search index could not be begun: ${errors.join("; ")}`);
  for (const record of records) {
    const added = await index.addHTMLFile({url: record.address, content: record.content});
    if (added.errors.length > 0)
      throw new Error(`${record.url} could not be indexed: ${added.errors.join("; ")}`);
  }
  const {files, errors: writeErrors} = await index.getFiles();
  await index.deleteIndex();
  if (writeErrors.length > 0)
    throw new Error(`The search index could not be made: ${writeErrors.join("; ")}`);
  return files;
}

type CreateIndex = typeof import("pagefind")["createIndex"];

/** The files of an index by their paths. */
export type IndexFiles = ReadonlyMap<string, IndexFile>;

/** A page of Pagefind's metadata: the name of its fragment, and how many words it has. */
export type PageEntry = readonly [fragment: string, words: number, group: string];

/** What Pagefind's metadata says of a language. */
export interface LanguageIndex {
  /** "fa-af". */
  readonly name: string;
  readonly version: string;
  readonly pages: readonly PageEntry[];
  readonly chunks: readonly ChunkEntry[];
  readonly fields: readonly string[];
}

/** What the entry of Pagefind's index says. */
export interface IndexEntry {
  readonly version: string;
  readonly languages: Readonly<
    Record<string, {readonly hash: string; readonly page_count: number; readonly wasm: string | null}>
  >;
}

export function entryOf(files: IndexFiles): IndexEntry {
  return JSON.parse(new TextDecoder().decode(fileIn(files, entryPath).content));
}

/** The languages of an index. */
export function languagesIn(files: IndexFiles): readonly LanguageIndex[] {
  return Object.entries(entryOf(files).languages).map(([name, {hash}]) => {
    const [version, pages, chunks, , , fields] = unpack<
      readonly [
        string,
        LanguageIndex["pages"],
        LanguageIndex["chunks"],
        filters: unknown,
        sorts: unknown,
        LanguageIndex["fields"]
      ]
    >(fileIn(files, `pagefind.${hash}.pf_meta`));
    return {name, version, pages, chunks, fields};
  });
}

/** The chunks of a language. */
export function chunksOf({chunks}: LanguageIndex, files: IndexFiles): readonly IndexFile[] {
  return chunks.map(([, , name]) => fileIn(files, chunkPath(name)));
}

export function fileIn(files: IndexFiles, path: string): IndexFile {
  const file = files.get(path);
  if (file === undefined) throw new Error(`Pagefind wrote no ${path}`);
  return file;
}
