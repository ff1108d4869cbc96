import {mergedWords, readGroups, writeGroups} from "../postings.ts";
import {type RecentTier, settledNumbers, type TieredChunk, tieredChunkOf} from "../tierNames.ts";

/** What the bytes of Pagefind's files begin with once unzipped; its engine takes them zipped or not. */
const signature = new TextEncoder().encode("pagefind_dcd");

type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/**
 * The files of an index as its engine knows them: where the index is in two tiers, a chunk is made of a settled one
 * and the recent words that belong to it. So one engine searches both, and counts and scores as if there were one.
 */
export class TieredFiles {
  readonly #fetch: Fetch;
  readonly #language: string;
  #recent: RecentTier | undefined;
  readonly #pieces = new Map<string, Promise<Uint8Array>>();

  constructor(fetchFile: Fetch, language: string) {
    this.#fetch = fetchFile;
    this.#language = language;
  }

  /** What the index's entry said of the recent tier, once the engine has read it. */
  get recent(): RecentTier | undefined {
    return this.#recent;
  }

  async fetch(address: string, init?: RequestInit): Promise<Response> {
    const [, folder = "", name = ""] = /^(.*\/)index\/([^/]+)\.pf_index$/.exec(address) ?? [];
    const chunk = tieredChunkOf(name);
    if (chunk !== undefined) return this.#chunk(chunk, folder);
    const response = await this.#fetch(address, init);
    if (!response.ok || !/\/pagefind-entry\.json(?:\?|$)/.test(address)) return response;
    const entry: {languages: Record<string, {recent?: RecentTier}>} = JSON.parse(
      await response.clone().text()
    );
    this.#recent = entry.languages[this.#language]?.recent;
    return response;
  }

  async #chunk({settled, recent}: TieredChunk, folder: string): Promise<Response> {
    const read = (name: string) => this.#bytes(`${folder}index/${name}.pf_index`);
    const [old, later] = await Promise.all([
      read(settled),
      recent === undefined ? undefined : this.#piece(recent.piece, read)
    ]);
    const words = mergedWords(
      readGroups(old).flat(),
      (later && recent && readGroups(later)[recent.group]) ?? [],
      settledNumbers(this.#recent?.masked ?? [])
    );
    return new Response(new Blob([signature, new Uint8Array(writeGroups([words]))]));
  }

  /** A piece holds the words of several chunks, so it is kept. */
  #piece(name: string, read: (name: string) => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.#pieces.get(name);
    if (known !== undefined) return known;
    const piece = read(name);
    this.#pieces.set(name, piece);
    piece.catch(() => this.#pieces.delete(name));
    return piece;
  }

  async #bytes(address: string): Promise<Uint8Array> {
    const response = await this.#fetch(address);
    if (!response.ok || response.body === null) throw new Error(`${response.status} fetching ${address}`);
    const stream = response.body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(signature.length);
  }
}
