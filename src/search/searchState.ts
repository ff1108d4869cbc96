import {createHash} from "node:crypto";
import type {Language} from "../model/language.ts";
import type {Permalink} from "../model/permalink.ts";
import type {ChunkEntry} from "./chunks.ts";

/** What a build of the search index has to know of the one before it. */
export interface SearchState {
  /** Pagefind's entry of the settled tier, as JSON. */
  readonly entry: string;
  /** Every file of the index as it was last published. */
  readonly files: readonly Permalink[];
  readonly languages: readonly LanguageState[];
}

export interface LanguageState {
  readonly language: Language;
  /** Pagefind's version. */
  readonly version: string;
  /** Files of the settled tier that are published only while nothing has changed: metadata and filters. */
  readonly metaPath: string;
  readonly filterFiles: readonly (readonly [name: string, file: string])[];
  readonly chunks: readonly ChunkEntry[];
  readonly fields: readonly string[];
  /** Every value of every filter; stories name them by their place here. */
  readonly filters: readonly (readonly [name: string, value: string])[];
  /** The words of the settled stories, sorted, and how many stories have each. */
  readonly words: readonly string[];
  readonly counts: readonly number[];
  /** In the order of their pages. */
  readonly settled: readonly SettledStory[];
  /** Oldest first. */
  readonly recent: readonly RecentStory[];
}

export interface StoryState {
  readonly story: Permalink;
  /** What the story was known by to have changed or not. */
  readonly key: string;
  /** What the index took in of it. */
  readonly record: string;
  /** The name of its fragment. */
  readonly fragment: string;
  /** In words, as Pagefind counts them. */
  readonly length: number;
  readonly date: string;
  readonly filters: readonly number[];
}

export interface SettledStory extends StoryState {
  /** The story's words by their places among the language's, as `packPlaces` gives them. */
  readonly words: Uint8Array;
  /** Whether it was changed or withdrawn since. */
  readonly isMasked: boolean;
}

export interface RecentStory extends StoryState {
  /** Its words with their places, on page 0, as `writeGroups` gives them. */
  readonly index: Uint8Array;
  /** Its words as the vocabulary has them. */
  readonly vocabulary: readonly string[];
}

/** Grows with every change to what the state holds or to what a record is made of. */
const mark = Buffer.from("khabar search 2\n");
const hashLength = 32;
const lengthBytes = 4;

/** Stories as columns: rows with names take several times as long to read and write. */
interface Columns {
  readonly story: string;
  readonly key: string;
  readonly record: string;
  readonly fragment: string;
  readonly date: string;
  readonly length: readonly number[];
  readonly filters: readonly (readonly number[])[];
  /** Bytes of each story's words, which lie behind the columns. */
  readonly bytes: readonly number[];
}

interface Packed {
  readonly entry: string;
  readonly files: string;
  readonly languages: readonly (Omit<LanguageState, "settled" | "recent" | "words"> & {
    readonly words: string;
    readonly settled: Columns;
    readonly masked: readonly number[];
    readonly recent: Columns;
    readonly vocabularies: readonly (readonly string[])[];
  })[];
}

/** The bytes of a state, to be kept until the next build. */
export function packState({entry, files, languages}: SearchState): Uint8Array {
  const packed: Packed = {
    entry,
    files: files.join("\n"),
    languages: languages.map(({settled, recent, words, ...rest}) => ({
      ...rest,
      words: words.join("\n"),
      settled: columnsOf(settled, (story) => story.words),
      masked: settled.flatMap(({isMasked}, page) => (isMasked ? [page] : [])),
      recent: columnsOf(recent, (story) => story.index),
      vocabularies: recent.map(({vocabulary}) => vocabulary)
    }))
  };
  const columns = Buffer.from(JSON.stringify(packed));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(columns.length);
  const bytes = languages.flatMap(({settled, recent}) => [
    ...settled.map((story) => story.words),
    ...recent.map((story) => story.index)
  ]);
  const body = Buffer.concat([length, columns, ...bytes]);
  return Buffer.concat([mark, createHash("sha256").update(body).digest(), body]);
}

/** The state of some bytes; undefined when they are not what `packState` gives, or what an older version gave. */
export function unpackState(bytes: Uint8Array): SearchState | undefined {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const body = all.subarray(mark.length + hashLength);
  const hash = all.subarray(mark.length, mark.length + hashLength);
  if (!mark.equals(all.subarray(0, mark.length))) return undefined;
  if (!createHash("sha256").update(body).digest().equals(hash)) return undefined;
  let at = lengthBytes + body.readUInt32LE();
  const packed: Packed = JSON.parse(body.toString("utf8", lengthBytes, at));
  const next = (length: number) => {
    at += length;
    return body.subarray(at - length, at);
  };
  return {
    entry: packed.entry,
    files: linesOf(packed.files) as Permalink[],
    languages: packed.languages.map(({settled, masked, recent, vocabularies, words, ...rest}) => {
      const gone = new Set(masked);
      const old = storiesIn(settled, next).map(
        ([story, own], page): SettledStory => ({...story, words: own, isMasked: gone.has(page)})
      );
      const later = storiesIn(recent, next).map(
        ([story, index], at): RecentStory => ({...story, index, vocabulary: vocabularies[at] ?? []})
      );
      return {...rest, words: linesOf(words), settled: old, recent: later};
    })
  };
}

function columnsOf<Story extends StoryState>(
  stories: readonly Story[],
  bytes: (story: Story) => Uint8Array
): Columns {
  return {
    story: stories.map(({story}) => story).join("\n"),
    key: stories.map(({key}) => key).join("\n"),
    record: stories.map(({record}) => record).join("\n"),
    fragment: stories.map(({fragment}) => fragment).join("\n"),
    date: stories.map(({date}) => date).join("\n"),
    length: stories.map(({length}) => length),
    filters: stories.map(({filters}) => filters),
    bytes: stories.map((story) => bytes(story).length)
  };
}

function storiesIn(
  columns: Columns,
  next: (length: number) => Uint8Array
): readonly (readonly [StoryState, Uint8Array])[] {
  const [key, record, fragment, date] = [columns.key, columns.record, columns.fragment, columns.date].map(
    (column) => column.split("\n")
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

/** Rising numbers as the steps between them, seven bits to a byte, the last of a step with the eighth set. */
export function packPlaces(places: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const place of places) {
    let step = place - before;
    for (; step > 127; step >>= 7) bytes.push(step & 127);
    bytes.push(step | 128);
    before = place;
  }
  return Uint8Array.from(bytes);
}

export function unpackPlaces(bytes: Uint8Array): readonly number[] {
  const places: number[] = [];
  let [place, step, shift] = [0, 0, 0];
  for (const byte of bytes) {
    step += (byte & 127) << shift;
    shift += 7;
    if (byte < 128) continue;
    place += step;
    places.push(place);
    [step, shift] = [0, 0];
  }
  return places;
}
