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
  /** The story's words by their places among the language's, as `packPlaces` gives them; read when they are asked for. */
  readonly words: () => Uint8Array;
  /** Whether it was changed or withdrawn since. */
  readonly isMasked: boolean;
}

export interface RecentStory extends StoryState {
  /** Its words with their places, on page 0, as `writeGroups` gives them. */
  readonly index: Uint8Array;
  /** Its words as the vocabulary has them. */
  readonly vocabulary: readonly string[];
}

/** Rising numbers as the steps between them, seven bits to a byte, the last of a step with the eighth set. */
export function packPlaces(places: Iterable<number>): Uint8Array {
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
