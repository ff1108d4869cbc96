import {contentOf, type IndexFile} from "./chunks.ts";
import {type IndexedWord, joined, readWords} from "./postings.ts";

/**
 * Stories that Pagefind indexes at one time. What it keeps in memory, and for how long it looks for more of it, grows
 * faster than the stories do: of 3,000 at once 0.9 GB and 14 CPU seconds, by 300 of them 0.13 GB and 9.
 */
export const batchStories = 256;

/** A language's part of what Pagefind made of a batch. */
export interface LanguageBatch {
  readonly pages: number;
  /** In the order of their words. */
  readonly chunks: readonly IndexFile[];
}

/** Items in batches of a size; one without any when there are none. */
export function* batchesOf<Item>(items: readonly Item[], size: number): Iterable<readonly Item[]> {
  const count = Math.max(1, Math.ceil(items.length / size));
  for (let batch = 0; batch < count; batch++) yield items.slice(batch * size, (batch + 1) * size);
}

/**
 * The words of several batches as those of one index, in the order of their bytes: the pages of a batch are numbered
 * behind those of the batches before it. A chunk is unzipped when its first word is due, and a word read when it is.
 */
export function* wordsOfAll(batches: readonly LanguageBatch[]): Iterable<IndexedWord> {
  let firstPage = 0;
  const cursors: Cursor[] = [];
  for (const {chunks, pages} of batches) {
    const cursor = new Cursor(wordsOf(chunks, firstPage));
    if (cursor.word !== undefined) cursors.push(cursor);
    firstPage += pages;
  }
  for (;;) {
    const [first, ...others] = foremost(cursors);
    if (first === undefined) return;
    yield joined([first, ...others]);
  }
}

/** Takes the word that is next from every cursor that has it; in the order of the cursors. */
function foremost(cursors: readonly Cursor[]): readonly IndexedWord[] {
  let least: Uint8Array | undefined;
  let having: Cursor[] = [];
  for (const cursor of cursors) {
    if (cursor.word === undefined) continue;
    const order = least === undefined ? -1 : Buffer.compare(cursor.bytes, least);
    if (order < 0) {
      least = cursor.bytes;
      having = [cursor];
    } else if (order === 0) having.push(cursor);
  }
  return having.flatMap((cursor) => cursor.take() ?? []);
}

/** Where one is in the words of a batch. */
class Cursor {
  readonly #words: Iterator<IndexedWord>;
  word: IndexedWord | undefined;
  /** The word's, by which words are ordered. */
  bytes: Uint8Array = new Uint8Array();

  constructor(words: Iterable<IndexedWord>) {
    this.#words = words[Symbol.iterator]();
    this.take();
  }

  /** Gives the word, and goes on to the next. */
  take(): IndexedWord | undefined {
    const {word} = this;
    const next = this.#words.next();
    this.word = next.done === true ? undefined : next.value;
    if (this.word !== undefined) this.bytes = Buffer.from(this.word.word);
    return word;
  }
}

function* wordsOf(chunks: readonly IndexFile[], firstPage: number): Iterable<IndexedWord> {
  for (const chunk of chunks) yield* readWords(contentOf(chunk), firstPage);
}
