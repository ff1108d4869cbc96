import {createHash} from "node:crypto";
import type {KeptBytes} from "../model/keptBytes.ts";
import {oncePer} from "../model/once.ts";
import type {Permalink} from "../model/permalink.ts";
import type {KeptPacks} from "../model/settled.ts";
import type {LanguageState, RecentStory, SearchState, SettledStory, StoryState} from "./searchState.ts";

/** Of the digest that each pack begins with: the same of packs that belong together. */
const digestLength = 32;
const lengthBytes = 4;

/** Stories as columns: rows with names take several times as long to read and write. */
interface Columns {
  readonly story: string;
  readonly record: string;
  readonly fragment: string;
  readonly date: string;
  readonly length: readonly number[];
  readonly filters: readonly (readonly number[])[];
  /** Bytes of each story's words, which lie behind the columns. */
  readonly bytes: readonly number[];
}

/** What stays as it was settled. */
interface SettledPart {
  readonly entry: string;
  readonly languages: readonly SettledLanguagePart[];
}

interface SettledLanguagePart extends Omit<LanguageState, "filters" | "settled" | "recent" | "words"> {
  readonly words: string;
  readonly settled: Columns;
}

/** What another build may have otherwise. */
interface RecentPart {
  readonly files: string;
  /** In the order in which they were settled. */
  readonly languages: readonly RecentLanguagePart[];
}

interface RecentLanguagePart {
  readonly filters: LanguageState["filters"];
  readonly settledKeys: string;
  readonly masked: readonly number[];
  readonly recent: Columns;
  readonly recentKeys: string;
  readonly vocabularies: readonly (readonly string[])[];
}

/** A state to be kept until the next build; where it came of packs that have what was settled, only what was not. */
export function packState(state: SearchState, {settled}: KeptPacks<KeptBytes> = {}): KeptPacks {
  if (settled !== undefined) return {recent: recentPack(state, settled)};
  const made = settledPack(state);
  return {settled: made, recent: recentPack(state, made)};
}

/** The state of two packs; undefined when one is missing, or when they do not belong together. */
export function unpackState({settled, recent}: KeptPacks<KeptBytes>): SearchState | undefined {
  if (settled === undefined || recent === undefined) return undefined;
  return statesWith(recent)(settled);
}

// A process that builds again and again has the same packs.
const statesWith = oncePer((recent: Uint8Array) =>
  oncePer((settled: KeptBytes): SearchState | undefined => stateIn(settled, recent))
);

function stateIn(settled: KeptBytes, recent: Uint8Array): SearchState | undefined {
  if (Buffer.compare(digestIn(settled), digestIn(recent)) !== 0) return undefined;
  const old = partIn<SettledPart>(settled);
  const now = partIn<RecentPart>(recent);
  return {
    entry: old.part.entry,
    files: linesOf(now.part.files) as Permalink[],
    languages: old.part.languages.flatMap(({settled: columns, words, ...rest}, at) => {
      const own = now.part.languages[at];
      if (own === undefined) return [];
      const {filters, vocabularies, settledKeys, recentKeys} = own;
      const masked = new Set(own.masked);
      return {
        ...rest,
        filters,
        words: linesOf(words),
        settled: storiesIn(columns, settledKeys, old.next).map(
          ([story, words], page): SettledStory => ({words, isMasked: masked.has(page), ...story})
        ),
        recent: storiesIn(own.recent, recentKeys, now.next).map(
          ([story, index], place): RecentStory => ({
            index: index(),
            vocabulary: vocabularies[place] ?? [],
            ...story
          })
        )
      };
    })
  };
}

function settledPack({entry, languages}: SearchState): Uint8Array {
  const part: SettledPart = {
    entry,
    languages: languages.map(({filters: _, settled, recent: __, words, ...rest}) => ({
      ...rest,
      words: words.join("\n"),
      settled: columnsOf(settled, (story) => story.words())
    }))
  };
  const words = languages.flatMap(({settled}) => settled.map((story) => story.words()));
  const body = packed(part, words);
  return Buffer.concat([createHash("sha256").update(body).digest(), body]);
}

function recentPack({files, languages}: SearchState, settled: KeptBytes): Uint8Array {
  const part: RecentPart = {
    files: files.join("\n"),
    languages: languages.map(({filters, settled, recent}) => ({
      filters,
      settledKeys: keysOf(settled),
      masked: settled.flatMap(({isMasked}, page) => (isMasked ? [page] : [])),
      recent: columnsOf(recent, (story) => story.index),
      recentKeys: keysOf(recent),
      vocabularies: recent.map(({vocabulary}) => vocabulary)
    }))
  };
  const indexes = languages.flatMap(({recent}) => recent.map((story) => story.index));
  return Buffer.concat([digestIn(settled), packed(part, indexes)]);
}

function digestIn(pack: KeptBytes): Uint8Array {
  return pack.subarray(0, Math.min(digestLength, pack.length));
}

function packed(part: SettledPart | RecentPart, bytes: readonly Uint8Array[]): Uint8Array {
  const text = Buffer.from(JSON.stringify(part));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...bytes]);
}

/** What a pack says, and its bytes, of which `next` gives the next ones, to be read when they are asked for. */
function partIn<Part>(pack: KeptBytes): {
  readonly part: Part;
  readonly next: (length: number) => () => Uint8Array;
} {
  const start = digestLength + lengthBytes;
  let at = start + bufferOf(pack, digestLength, start).readUInt32LE();
  return {
    part: JSON.parse(bufferOf(pack, start, at).toString()),
    next(length) {
      const from = at;
      at += length;
      return () => pack.subarray(from, from + length);
    }
  };
}

function bufferOf(pack: KeptBytes, from: number, to: number): Buffer {
  const {buffer, byteOffset, length} = pack.subarray(from, to);
  return Buffer.from(buffer, byteOffset, length);
}

function columnsOf<Story extends StoryState>(
  stories: readonly Story[],
  bytes: (story: Story) => Uint8Array
): Columns {
  return {
    story: stories.map(({story}) => story).join("\n"),
    record: stories.map(({record}) => record).join("\n"),
    fragment: stories.map(({fragment}) => fragment).join("\n"),
    date: stories.map(({date}) => date).join("\n"),
    length: stories.map(({length}) => length),
    filters: stories.map(({filters}) => filters),
    bytes: stories.map((story) => bytes(story).length)
  };
}

function keysOf(stories: readonly StoryState[]): string {
  return stories.map(({key}) => key).join("\n");
}

function storiesIn(
  columns: Columns,
  keys: string,
  next: (length: number) => () => Uint8Array
): readonly (readonly [StoryState, () => Uint8Array])[] {
  const [key, record, fragment, date] = [keys, columns.record, columns.fragment, columns.date].map((column) =>
    column.split("\n")
  );
  return (linesOf(columns.story) as Permalink[]).map((story, at) => [
    {
      story,
      key: key?.[at] ?? "",
      record: record?.[at] ?? "",
      fragment: fragment?.[at] ?? "",
      date: date?.[at] ?? "",
      length: columns.length[at] ?? 0,
      filters: columns.filters[at] ?? []
    },
    next(columns.bytes[at] ?? 0)
  ]);
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split("\n");
}
