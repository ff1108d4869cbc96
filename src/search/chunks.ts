import {createHash} from "node:crypto";
import {gunzipSync, gzipSync} from "node:zlib";
import {decode, encode} from "cborg";

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

/** Pagefind's metadata of a language: version, pages, chunks, filters, sorts, names of fields. */
export type Metadata = readonly [string, unknown, readonly ChunkEntry[], ...unknown[]];

/** A word, and its bytes with all of its places. */
interface Word {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/**
 * Pagefind's index with its chunks cut smaller. A reader fetches the whole chunk that a word stands in, and Pagefind
 * makes them as large as serves most sites (24 KB zipped); ours search on slow lines. The words, their order and what
 * is said of them stay. Throws when the files are not in the form that is known: metadata and chunks are CBOR (RFC
 * 8949) behind a signature, zipped.
 */
export function cutChunks(files: readonly IndexFile[]): readonly IndexFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const entry: {languages: Record<string, {hash: string}>} = JSON.parse(
    new TextDecoder().decode(byPath.get(entryPath)?.content ?? new TextEncoder().encode('{"languages":{}}'))
  );
  for (const language of Object.values(entry.languages)) {
    const metaPath = `pagefind.${language.hash}.pf_meta`;
    const meta = byPath.get(metaPath);
    if (meta === undefined) throw new Error(`Pagefind wrote no ${metaPath}`);
    byPath.delete(metaPath);
    const cut = cutLanguage(meta, byPath, language.hash.replace(/_[^_]*$/, ""));
    language.hash = cut.name;
    for (const file of cut.files) byPath.set(file.path, file);
  }
  if (byPath.has(entryPath))
    byPath.set(entryPath, {path: entryPath, content: new TextEncoder().encode(JSON.stringify(entry))});
  return [...byPath.values()];
}

/** Takes a language's chunks out of `files`, and gives smaller ones with the metadata that names them. */
function cutLanguage(
  meta: IndexFile,
  files: Map<string, IndexFile>,
  language: string
): {readonly name: string; readonly files: readonly IndexFile[]} {
  const [version, pages, chunks, ...rest] = unpack<Metadata>(meta);
  const cut: IndexFile[] = [];
  const entries: ChunkEntry[] = [];
  for (const [from, to, name] of chunks) {
    const path = chunkPath(name);
    const file = files.get(path);
    if (file === undefined) throw new Error(`Pagefind wrote no ${path}`);
    files.delete(path);
    const groups = grouped(wordsIn(file));
    for (const [index, group] of groups.entries()) {
      const content = Buffer.concat([oneArray, headOf(group.length), ...group.map(({bytes}) => bytes)]);
      const part = `${language}_${hashOf(content)}`;
      cut.push({path: chunkPath(part), content: pack(content)});
      // A query's word goes to the chunk that it stands between the ends of, so the outer ends stay.
      entries.push([
        index === 0 ? from : firstWord(group),
        index === groups.length - 1 ? to : lastWord(group),
        part
      ]);
    }
  }
  const content = encode([version, pages, entries, ...rest]);
  const name = `${language}_${hashOf(content)}`;
  return {name, files: [...cut, {path: `pagefind.${name}.pf_meta`, content: pack(content)}]};
}

/** Runs of words of about the size that a chunk should have. */
function grouped(words: readonly Word[]): readonly (readonly Word[])[] {
  const groups: Word[][] = [];
  let room = 0;
  for (const word of words) {
    const {length} = word.bytes;
    if (groups.length === 0 || length > room) {
      groups.push([]);
      room = chunkBytes;
    }
    groups.at(-1)?.push(word);
    room -= length;
  }
  return groups;
}

function firstWord(group: readonly Word[]): string {
  return group[0]?.text ?? "";
}

function lastWord(group: readonly Word[]): string {
  return group.at(-1)?.text ?? "";
}

/** The words of a chunk. Only where each begins and ends is looked for: the places of all words are most of an index. */
function wordsIn({path, content}: IndexFile): readonly Word[] {
  const all = gunzipSync(content);
  const bytes = all.subarray(signature.length);
  const unknown = new Error(`${path} of the search index is not in the form that is known`);
  if (!all.subarray(0, signature.length).equals(signature)) throw unknown;
  const outer = readHead(bytes, 0);
  const list = readHead(bytes, outer.end);
  if (outer.major !== arrayType || outer.value !== 1 || list.major !== arrayType) throw unknown;
  const words: Word[] = [];
  let at = list.end;
  for (let index = 0; index < list.value; index++) {
    const end = endOfItem(bytes, at);
    const text = readHead(bytes, readHead(bytes, at).end);
    if (text.major !== textType) throw unknown;
    words.push({
      text: bytes.toString("utf8", text.end, text.end + text.value),
      bytes: bytes.subarray(at, end)
    });
    at = end;
  }
  if (at !== bytes.length) throw unknown;
  return words;
}

/** Major types of CBOR (RFC 8949, 3.1), and an array of one item. */
const textType = 3;
const arrayType = 4;
const oneArray = Buffer.of(0x81);

interface Head {
  readonly major: number;
  readonly value: number;
  /** Where what follows begins. */
  readonly end: number;
}

/** Of 64-bit values only those that a number holds are known: none of an index is larger. */
function readHead(bytes: Buffer, at: number): Head {
  const first = bytes.readUInt8(at);
  const [major, short] = [first >> 5, first & 31];
  if (short < 24) return {major, value: short, end: at + 1};
  if (short > 27) throw new RangeError("Items without a length are not known");
  const length = 1 << (short - 24);
  const value = length === 8 ? Number(bytes.readBigUInt64BE(at + 1)) : bytes.readUIntBE(at + 1, length);
  return {major, value, end: at + 1 + length};
}

/** Where an item of CBOR ends, with all that it holds. Small numbers, which nearly all are, are passed over quickly. */
function endOfItem(bytes: Buffer, start: number): number {
  let at = start;
  for (let items = 1; items > 0; items--) {
    const first = bytes[at] ?? 0;
    if (first < 24) {
      at++;
      continue;
    }
    const {major, value, end} = readHead(bytes, at);
    at = end;
    if (major === 2 || major === textType) at += value;
    else if (major === arrayType) items += value;
    else if (major === 5) items += 2 * value;
    else if (major === 6) items++;
  }
  return at;
}

/** The head of an array of so many items. */
function headOf(count: number): Uint8Array {
  return encode(Array.from({length: count}, () => 0)).subarray(0, -count);
}

export function chunkPath(name: string): string {
  return `index/${name}.pf_index`;
}

/** Reads a file, and makes sure that writing it again would give the same bytes. */
export function unpack<Form>({path, content}: IndexFile): Form {
  const bytes = gunzipSync(content);
  const body = bytes.subarray(signature.length);
  const data: unknown = decode(body);
  if (!bytes.subarray(0, signature.length).equals(signature) || !body.equals(encode(data)))
    throw new Error(`${path} of the search index is not in the form that is known`);
  return data as Form;
}

/** A file's bytes as they go out. */
export function pack(content: Uint8Array): Uint8Array {
  return gzipSync(Buffer.concat([signature, content]), {level: 9});
}

/** Ten hex digits: chunks of a large site are some thousands. */
export function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 10);
}
