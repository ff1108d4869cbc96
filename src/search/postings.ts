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
  /** The other members as they stand: the places in the text, and those in what results show. */
  readonly places: Uint8Array;
}

/**
 * The words of a chunk, in the groups that it has: Pagefind makes one. Takes what stands behind the signature: CBOR
 * (RFC 8949) of whole numbers, texts and arrays. Places are not taken apart, which is what makes this quick enough
 * for a reader's browser. Pages are numbered from `firstPage`. Throws when the bytes are in another form.
 */
export function readGroups(bytes: Uint8Array, firstPage = 0): readonly (readonly IndexedWord[])[] {
  const reader = new Reader(bytes);
  const groups = reader.list(() => reader.list(() => readWord(reader, firstPage)));
  if (!reader.isAtEnd) throw new Error("A chunk of the search index is longer than it says");
  return groups;
}

/** The bytes that `readGroups` gives the groups of. */
export function writeGroups(groups: readonly (readonly IndexedWord[])[]): Uint8Array {
  const writer = new Writer();
  writer.head(arrays, groups.length);
  for (const words of groups) {
    writer.head(arrays, words.length);
    for (const word of words) writeWord(word, writer);
  }
  return writer.bytes;
}

/** About how many bytes a word takes. */
export function sizeOf({word, pages, variants}: IndexedWord): number {
  const all = [pages, ...variants.map((variant) => variant.pages)];
  return all.flat().reduce((sum, {places}) => sum + places.length + 2, word.length + 4);
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
  const stay = (pages: readonly Posting[]) =>
    pages.flatMap((posting) => {
      const page = numberOf(posting.page);
      return page === undefined ? [] : [{...posting, page}];
    });
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
  const all = [first, ...others.filter((word) => word !== undefined)];
  const forms = new Map<string, readonly Posting[]>();
  for (const {form, pages} of all.flatMap(({variants}) => variants))
    forms.set(form, [...(forms.get(form) ?? []), ...pages]);
  return {
    word: first.word,
    pages: all.flatMap(({pages}) => pages),
    variants: [...forms].map(([form, pages]) => ({form, pages})).filter(({pages}) => pages.length > 0)
  };
}

function readWord(reader: Reader, firstPage: number): IndexedWord {
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

function readPages(reader: Reader, firstPage: number): readonly Posting[] {
  let page = firstPage;
  return reader.list(() => {
    const members = reader.head(arrays);
    page += reader.head(numbers);
    return {page, members, places: reader.items(members - 1)};
  });
}

function writeWord({word, pages, variants}: IndexedWord, writer: Writer): void {
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

function writePages(pages: readonly Posting[], writer: Writer): void {
  let before = 0;
  writer.head(arrays, pages.length);
  for (const {page, members, places} of pages) {
    writer.head(arrays, members);
    writer.head(numbers, page - before);
    writer.raw(places);
    before = page;
  }
}

/** Major types of CBOR. */
const numbers = 0;
const negatives = 1;
const texts = 3;
const arrays = 4;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** The number in a head of a type; throws when the head is of another. */
  head(type: number): number {
    if (this.#byte(this.#at) >> 5 !== type) throw unknownForm();
    return this.#head();
  }

  list<Item>(read: () => Item): readonly Item[] {
    return Array.from({length: this.head(arrays)}, read);
  }

  text(): string {
    const length = this.head(texts);
    this.#at += length;
    return decoder.decode(this.#bytes.subarray(this.#at - length, this.#at));
  }

  /** Some items as they stand. */
  items(count: number): Uint8Array {
    const from = this.#at;
    for (let left = count; left > 0; left--) {
      const type = this.#byte(this.#at) >> 5;
      const number = this.#head();
      if (type === texts) this.#at += number;
      else if (type === arrays) left += number;
      else if (type !== numbers && type !== negatives) throw unknownForm();
    }
    return this.#bytes.subarray(from, this.#at);
  }

  #head(): number {
    const short = this.#byte(this.#at++) & 31;
    if (short < 24) return short;
    if (short > 26) throw unknownForm();
    let number = 0;
    for (let left = 2 ** (short - 24); left > 0; left--) number = number * 256 + this.#byte(this.#at++);
    return number;
  }

  #byte(at: number): number {
    const byte = this.#bytes[at];
    if (byte === undefined) throw unknownForm();
    return byte;
  }
}

function unknownForm(): Error {
  return new Error("A chunk of the search index is not in the form that is known");
}

class Writer {
  #bytes = new Uint8Array(4096);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  head(type: number, number: number): void {
    const short = number < 24 ? number : number < 2 ** 8 ? 24 : number < 2 ** 16 ? 25 : 26;
    this.#room(5);
    this.#bytes[this.#length++] = type * 32 + short;
    for (let left = short < 24 ? 0 : 2 ** (short - 24); left > 0; left--)
      this.#bytes[this.#length++] = Math.floor(number / 256 ** (left - 1)) % 256;
  }

  text(text: string): void {
    const bytes = encoder.encode(text);
    this.head(texts, bytes.length);
    this.raw(bytes);
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array((this.#length + bytes) * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
