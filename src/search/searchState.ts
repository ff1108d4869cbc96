import {createHash} from "node:crypto";
import {decode, encode} from "cborg";
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
const mark = Buffer.from("khabar search 1\n");
const hashLength = 32;

/** The bytes of a state, to be kept until the next build. */
export function packState({entry, files, languages}: SearchState): Uint8Array {
  const body = encode([
    entry,
    files.join("\n"),
    languages.map(({settled, recent, words, ...rest}) => [
      rest,
      words.join("\n"),
      settled.map((story) => [...factsOf(story), story.words, story.isMasked]),
      recent.map((story) => [...factsOf(story), story.index, story.vocabulary.join("\n")])
    ])
  ]);
  return Buffer.concat([mark, createHash("sha256").update(body).digest(), body]);
}

/** The state of some bytes; undefined when they are not what `packState` gives, or what an older version gave. */
export function unpackState(bytes: Uint8Array): SearchState | undefined {
  const [head, hash, body] = [
    bytes.subarray(0, mark.length),
    bytes.subarray(mark.length, mark.length + hashLength),
    bytes.subarray(mark.length + hashLength)
  ];
  if (!mark.equals(head) || !createHash("sha256").update(body).digest().equals(hash)) return undefined;
  const [entry, files, languages]: PackedState = decode(body);
  return {
    entry,
    files: linesOf(files) as Permalink[],
    languages: languages.map(([rest, words, settled, recent]) => ({
      ...rest,
      words: linesOf(words),
      settled: settled.map(([story, key, record, fragment, length, date, filters, places, isMasked]) => ({
        ...{story, key, record, fragment, length, date, filters},
        words: places,
        isMasked
      })),
      recent: recent.map(([story, key, record, fragment, length, date, filters, index, vocabulary]) => ({
        ...{story, key, record, fragment, length, date, filters},
        index,
        vocabulary: linesOf(vocabulary)
      }))
    }))
  };
}

type Facts = readonly [
  story: Permalink,
  key: string,
  record: string,
  fragment: string,
  length: number,
  date: string,
  filters: readonly number[]
];

type PackedState = readonly [
  entry: string,
  files: string,
  languages: readonly (readonly [
    Omit<LanguageState, "settled" | "recent" | "words">,
    words: string,
    settled: readonly (readonly [...Facts, words: Uint8Array, isMasked: boolean])[],
    recent: readonly (readonly [...Facts, index: Uint8Array, vocabulary: string])[]
  ])[]
];

function factsOf({story, key, record, fragment, length, date, filters}: StoryState): Facts {
  return [story, key, record, fragment, length, date, filters];
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
