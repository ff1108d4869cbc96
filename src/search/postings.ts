import {arrays, CborReader, CborWriter, numbers} from "./cbor.ts";

/** A word of the index with all of its places. */
export interface IndexedWord {
  readonly word: string;
  /** By page, lowest first. */
  readonly pages: readonly Posting[];
  /** Other forms of the word, which differ in marks. */
  readonly variants: readonly {readonly form: string; readonly pages: readonly Posting[]}[];
}

/** That a page has a word. */
export interface Posting {
  readonly page: number;
  /** How many members Pagefind's array of it has; the first is the page. */
  readonly members: number;
  /** The other members as they stand in `bytes`, from `from` until `to`: places in the text, and in what results show. */
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a chunk, in the groups that it has: Pagefind makes one. Takes what stands behind the signature: CBOR
 * (RFC 8949) of whole numbers, texts and arrays. Places are not taken apart, which is what makes this quick enough
 * for a reader's browser. Pages are numbered from `firstPage`. Throws when the bytes are in another form.
 */
export function readGroups(bytes: Uint8Array, firstPage = 0): readonly (readonly IndexedWord[])[] {
  const reader = new CborReader(bytes);
  const groups = reader.list(() => reader.list(() => readWord(reader, firstPage)));
  if (!reader.isAtEnd) throw tooLong();
  return groups;
}

function tooLong(): Error {
  return new Error("A chunk of the search index is longer than it says");
}

/** The words of all groups of a chunk, each read when its turn comes. Throws as `readGroups` does. */
export function* readWords(bytes: Uint8Array, firstPage = 0): Iterable<IndexedWord> {
  const reader = new CborReader(bytes);
  for (let groups = reader.head(arrays); groups > 0; groups--)
    for (let words = reader.head(arrays); words > 0; words--) yield readWord(reader, firstPage);
  if (!reader.isAtEnd) throw tooLong();
}

/** The bytes that `readGroups` gives the groups of. */
export function writeGroups(groups: readonly (readonly IndexedWord[])[]): Uint8Array {
  const writer = new CborWriter();
  writer.head(arrays, groups.length);
  for (const words of groups) {
    writer.head(arrays, words.length);
    for (const word of words) writeWord(word, writer);
  }
  return writer.bytes;
}

/** About how many bytes a word takes. */
export function sizeOf({word, pages, variants}: IndexedWord): number {
  let size = word.length + 4;
  for (const all of [pages, ...variants.map((variant) => variant.pages)])
    for (const {from, to} of all) size += to - from + 2;
  return size;
}

/**
 * The words of a settled chunk with the recent ones among them. `numberOf` gives a settled page's number among all,
 * undefined when it is masked; recent pages have theirs, which come after. A word that no page is left of is gone, so
 * that the engine does not take it for one that stories have.
 */
export function mergedWords(
  settled: readonly IndexedWord[],
  recent: readonly IndexedWord[],
  numberOf: (page: number) => number | undefined
): readonly IndexedWord[] {
  const later = new Map(recent.map((word) => [word.word, word]));
  const stay = (pages: readonly Posting[]) => {
    const kept: Posting[] = [];
    for (const posting of pages) {
      const page = numberOf(posting.page);
      if (page !== undefined) kept.push({...posting, page});
    }
    return kept;
  };
  const merged: IndexedWord[] = [];
  for (const {word, pages, variants} of settled) {
    const kept: IndexedWord = {
      word,
      pages: stay(pages),
      variants: variants.map((variant) => ({form: variant.form, pages: stay(variant.pages)}))
    };
    merged.push(joined([kept, later.get(word)]));
    later.delete(word);
  }
  return [...merged, ...later.values()].filter(
    ({pages, variants}) => pages.length > 0 || variants.length > 0
  );
}

/** One word of several of the same, whose pages come one after the other. Forms that no page has are left out. */
export function joined([first, ...others]: readonly [
  IndexedWord,
  ...(IndexedWord | undefined)[]
]): IndexedWord {
  const more = others.filter((word) => word !== undefined);
  const forms = new Map<string, readonly Posting[]>();
  for (const {variants} of [first, ...more])
    for (const {form, pages} of variants) forms.set(form, [...(forms.get(form) ?? []), ...pages]);
  return {
    word: first.word,
    pages: first.pages.concat(...more.map(({pages}) => pages)),
    variants: [...forms].map(([form, pages]) => ({form, pages})).filter(({pages}) => pages.length > 0)
  };
}

function readWord(reader: CborReader, firstPage: number): IndexedWord {
  const members = reader.head(arrays);
  const word = reader.text();
  const pages = readPages(reader, firstPage);
  const variants =
    members < 3
      ? []
      : reader.list(() => {
          reader.head(arrays);
          return {form: reader.text(), pages: readPages(reader, firstPage)};
        });
  if (members > 3) throw new Error(`The word ${word} of the search index is not in the form that is known`);
  return {word, pages, variants};
}

function readPages(reader: CborReader, firstPage: number): readonly Posting[] {
  let page = firstPage;
  return reader.list(() => {
    const members = reader.head(arrays);
    page += reader.head(numbers);
    const from = reader.at;
    reader.skip(members - 1);
    return {page, members, bytes: reader.bytes, from, to: reader.at};
  });
}

function writeWord({word, pages, variants}: IndexedWord, writer: CborWriter): void {
  writer.head(arrays, 3);
  writer.text(word);
  writePages(pages, writer);
  writer.head(arrays, variants.length);
  for (const variant of variants) {
    writer.head(arrays, 2);
    writer.text(variant.form);
    writePages(variant.pages, writer);
  }
}

function writePages(pages: readonly Posting[], writer: CborWriter): void {
  let before = 0;
  writer.head(arrays, pages.length);
  for (const {page, members, bytes, from, to} of pages) {
    writer.head(arrays, members);
    writer.head(numbers, page - before);
    writer.raw(bytes, from, to);
    before = page;
  }
}
