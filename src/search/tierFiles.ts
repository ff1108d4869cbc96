import {type ChunkEntry, chunkBytes, chunkPath, hashOf, type IndexFile, pack} from "./chunks.ts";
import {compareBytes, metadataFiles} from "./metadata.ts";
import {type IndexedWord, joined, readGroups, sizeOf, writeGroups} from "./postings.ts";
import type {LanguageState, SettledStory, StoryState} from "./searchState.ts";
import {unpackPlaces} from "./searchState.ts";
import {type RecentTier, tieredChunkName} from "./tierNames.ts";
import {frequencyOf, packVocabulary} from "./vocabulary.ts";
import {zipped} from "./zipped.ts";

/** The files of a language that are made anew while its index is in two tiers, and what the entry says of it. */
export interface TierFiles {
  readonly files: readonly IndexFile[];
  readonly entry: {readonly hash: string; readonly page_count: number; readonly recent: RecentTier};
}

/** Whether something was added, changed or withdrawn since a language was settled. */
export function isTiered({settled, recent}: LanguageState): boolean {
  return recent.length > 0 || settled.some(({isMasked}) => isMasked);
}

/**
 * The files by which the settled chunks of a language and its recent stories are one index: metadata, filters and the
 * order by date of all stories, the recent stories' words in a few pieces, and what changed in the vocabulary.
 */
export function tierFiles(state: LanguageState): TierFiles {
  const name = state.language.toLowerCase();
  const masked = state.settled.flatMap(({isMasked}, page) => (isMasked ? [page] : []));
  const stories = storiesOf(state);
  const {files: pieces, chunks} = piecesOf(state, state.settled.length - masked.length, name);
  const metadata = metadataFiles({...state, chunks, stories}, name);
  const changes = packVocabulary(vocabularyChanges(state));
  const vocabulary = `vocabulary.${state.language}.${hashOf(Buffer.from(changes))}.words`;
  return {
    files: [...metadata.files, ...pieces, {path: vocabulary, content: zipped(changes)}],
    entry: {hash: metadata.hash, page_count: stories.length, recent: {masked, vocabulary}}
  };
}

/** The stories of both tiers, each in the place of its page's number. */
export function storiesOf({settled, recent}: LanguageState): readonly StoryState[] {
  return [...settled.filter(({isMasked}) => !isMasked), ...recent];
}

/** The recent words, in pieces of about a chunk, each with groups for neighbouring settled chunks. */
function piecesOf(
  {chunks, recent}: LanguageState,
  firstNumber: number,
  name: string
): {readonly files: readonly IndexFile[]; readonly chunks: readonly ChunkEntry[]} {
  const groups = groupsByChunk(recentWords(recent, firstNumber), chunks);
  const files: IndexFile[] = [];
  const entries: ChunkEntry[] = chunks.map(([from, to, settled], index) => {
    const group = groups.get(index);
    const first = group?.[0]?.word ?? from;
    const last = group?.at(-1)?.word ?? to;
    return [
      isBefore(first, from) ? first : from,
      isBefore(to, last) ? last : to,
      tieredChunkName({settled, recent: undefined})
    ];
  });
  let piece: [chunk: number, words: readonly IndexedWord[]][] = [];
  let room = chunkBytes;
  const close = () => {
    if (piece.length === 0) return;
    const content = writeGroups(piece.map(([, words]) => words));
    const file = `${name}_${hashOf(content)}`;
    files.push({path: chunkPath(file), content: pack(content)});
    for (const [group, [chunk]] of piece.entries()) {
      const [from = "", to = ""] = entries[chunk] ?? [];
      const settled = chunks[chunk]?.[2] ?? "";
      entries[chunk] = [from, to, tieredChunkName({settled, recent: {piece: file, group}})];
    }
    piece = [];
    room = chunkBytes;
  };
  for (const [chunk, words] of groups) {
    const size = words.reduce((sum, word) => sum + sizeOf(word), 0);
    if (size > room) close();
    piece.push([chunk, words]);
    room -= size;
  }
  close();
  return {files, chunks: entries};
}

/** The words of the recent stories, as bytes order them, with the numbers that their pages have. */
function recentWords(recent: LanguageState["recent"], firstNumber: number): readonly IndexedWord[] {
  const words = new Map<string, IndexedWord>();
  for (const [index, story] of recent.entries()) {
    const page = firstNumber + index;
    for (const word of readGroups(story.index).flat()) {
      const here: IndexedWord = {
        word: word.word,
        pages: word.pages.map((posting) => ({...posting, page})),
        variants: word.variants.map(({form, pages}) => ({
          form,
          pages: pages.map((posting) => ({...posting, page}))
        }))
      };
      const before = words.get(word.word);
      words.set(word.word, before === undefined ? here : joined([before, here]));
    }
  }
  return [...words.values()].sort((a, b) => compareBytes(a.word, b.word));
}

/** Each word goes to the last chunk that does not begin behind it, so that chunks stay one behind the other. */
function groupsByChunk(
  words: readonly IndexedWord[],
  chunks: readonly ChunkEntry[]
): ReadonlyMap<number, readonly IndexedWord[]> {
  const groups = new Map<number, IndexedWord[]>();
  let chunk = 0;
  for (const word of words) {
    for (let next = chunks[chunk + 1]; next !== undefined; next = chunks[chunk + 1]) {
      if (isBefore(word.word, next[0])) break;
      chunk++;
    }
    const group = groups.get(chunk);
    if (group === undefined) groups.set(chunk, [word]);
    else group.push(word);
  }
  return groups;
}

function isBefore(a: string, b: string): boolean {
  return compareBytes(a, b) < 0;
}

/** How many stories have each of the words that are new, gone, or of another frequency than when all was settled. */
function vocabularyChanges({words, counts, settled, recent}: LanguageState): ReadonlyMap<string, number> {
  const changes = new Map<string, number>();
  const add = (word: string, stories: number) => changes.set(word, (changes.get(word) ?? 0) + stories);
  const gone: readonly SettledStory[] = settled.filter(({isMasked}) => isMasked);
  for (const story of gone) for (const place of unpackPlaces(story.words())) add(words[place] ?? "", -1);
  for (const {vocabulary} of recent) for (const word of vocabulary) add(word, 1);
  const known = new Map<string, number>();
  for (const [index, word] of words.entries()) if (changes.has(word)) known.set(word, counts[index] ?? 0);
  return new Map(
    [...changes].flatMap(([word, change]) => {
      const [before, now] = [known.get(word) ?? 0, (known.get(word) ?? 0) + change];
      return frequencyOf(before) === frequencyOf(now) ? [] : [[word, now] as const];
    })
  );
}
