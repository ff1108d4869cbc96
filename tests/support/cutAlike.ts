import {gunzipSync} from "node:zlib";
import {decode, encode} from "cborg";
import {type ChunkEntry, hashOf, pack, signature} from "../../src/search/chunks.ts";
import {type IndexedWord, readGroups, writeGroups} from "../../src/search/postings.ts";

type Files = ReadonlyMap<string, string | Uint8Array>;

/**
 * An index in one tier with its chunks cut where another's are. What a half-typed word finds depends on which words
 * stand in the same chunk, in any index; so two are compared that are cut alike.
 */
export function cutAlike(files: Files, other: Files): Files {
  const made = new Map(files);
  const entry = entryOf(files);
  for (const [name, language] of Object.entries(entry.languages)) {
    const [version, pages, chunks, ...rest] = metaOf(files, language.hash);
    const words = chunks.flatMap(([, , chunk]) => readGroups(bytesOf(files, chunkPath(chunk))).flat());
    const [, , like] = metaOf(other, entryOf(other).languages[name]?.hash ?? "");
    const groups: IndexedWord[][] = like.map(() => []);
    for (const word of words) {
      const at = like.findLastIndex(
        ([from]) => Buffer.compare(Buffer.from(from), Buffer.from(word.word)) <= 0
      );
      groups[Math.max(at, 0)]?.push(word);
    }
    const entries = like.map(([from, to], index): ChunkEntry => {
      const content = writeGroups([groups[index] ?? []]);
      const chunk = `${name}_${index}`;
      made.set(chunkPath(chunk), pack(content));
      return [from, to, chunk];
    });
    const meta = encode([version, pages, entries, ...rest]);
    language.hash = `${name}_${hashOf(meta)}`;
    made.set(`/pagefind/pagefind.${language.hash}.pf_meta`, pack(meta));
  }
  return made.set("/pagefind/pagefind-entry.json", JSON.stringify(entry));
}

function entryOf(files: Files): {languages: Record<string, {hash: string}>} {
  return JSON.parse(Buffer.from(files.get("/pagefind/pagefind-entry.json") ?? "").toString());
}

function metaOf(files: Files, hash: string): [string, unknown, ChunkEntry[], ...unknown[]] {
  return decode(bytesOf(files, `/pagefind/pagefind.${hash}.pf_meta`));
}

function bytesOf(files: Files, path: string): Uint8Array {
  return gunzipSync(files.get(path) ?? "").subarray(signature.length);
}

function chunkPath(name: string): string {
  return `/pagefind/index/${name}.pf_index`;
}
