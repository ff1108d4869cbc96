import {createHash} from "node:crypto";
import {gunzipSync} from "node:zlib";
import {decode, encode} from "cborg";
import {type IndexedWord, sizeOf, writeGroups} from "./postings.ts";
import {zipped} from "./zipped.ts";

/** A file of Pagefind's index, by its path in the index's folder. */
export interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What the bytes of Pagefind's files begin with once unzipped. */
export const signature = new TextEncoder().encode("pagefind_dcd");

/** Bytes of a chunk before it is zipped; about 8 KB zipped. A word that has more is a chunk of its own. */
export const chunkBytes = 20 * 1024;

export const entryPath = "pagefind-entry.json";

/** The first and the last word of a chunk, and the name of its file. */
export type ChunkEntry = readonly [from: string, to: string, name: string];

/** A language's chunks as they are published, and what the metadata says of them. */
export interface Chunks {
  readonly files: readonly IndexFile[];
  readonly entries: readonly ChunkEntry[];
}

/**
 * Chunks of a language's words, which come in the order of their bytes, cut smaller than Pagefind does: a reader
 * fetches the whole chunk that a word stands in, and Pagefind makes them as large as serves most sites (24 KB zipped);
 * ours search on slow lines.
 */
export function cutChunks(words: Iterable<IndexedWord>, language: string): Chunks {
  const files: IndexFile[] = [];
  const entries: ChunkEntry[] = [];
  for (const group of grouped(words)) {
    const content = writeGroups([group]);
    const name = `${language}_${hashOf(content)}`;
    files.push({path: chunkPath(name), content: pack(content)});
    entries.push([group[0]?.word ?? "", group.at(-1)?.word ?? "", name]);
  }
  return {files, entries};
}

/** Runs of words of about the size that a chunk should have. */
function* grouped(words: Iterable<IndexedWord>): Iterable<readonly IndexedWord[]> {
  let group: IndexedWord[] = [];
  let room = chunkBytes;
  for (const word of words) {
    const size = sizeOf(word);
    if (group.length > 0 && size > room) {
      yield group;
      group = [];
      room = chunkBytes;
    }
    group.push(word);
    room -= size;
  }
  if (group.length > 0) yield group;
}

export function chunkPath(name: string): string {
  return `index/${name}.pf_index`;
}

/** What stands behind a file's signature. Throws when it has none. */
export function contentOf({path, content}: IndexFile): Uint8Array {
  const bytes = gunzipSync(content);
  if (!bytes.subarray(0, signature.length).equals(signature)) throw unknownForm(path);
  return bytes.subarray(signature.length);
}

/** Reads a file, and makes sure that writing it again would give the same bytes. */
export function unpack<Form>(file: IndexFile): Form {
  const body = contentOf(file);
  const data: unknown = decode(body);
  if (Buffer.compare(body, encode(data)) !== 0) throw unknownForm(file.path);
  return data as Form;
}

function unknownForm(path: string): Error {
  return new Error(`${path} of the search index is not in the form that is known`);
}

/** A file's bytes as they go out. */
export function pack(content: Uint8Array): Uint8Array {
  return zipped(Buffer.concat([signature, content]));
}

/** Ten hex digits: chunks of a large site are some thousands. */
export function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 10);
}
