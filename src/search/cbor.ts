/** Major types of CBOR (RFC 8949, section 3.1). */
export const numbers = 0;
const negatives = 1;
const texts = 3;
export const arrays = 4;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Reads CBOR of whole numbers, texts and arrays, item by item, which is what a chunk of the search index is made of.
 * Throws where the bytes are in another form.
 */
export class CborReader {
  readonly bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Where in the bytes the next item begins. */
  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  /** The number in a head of a type; throws when the head is of another. */
  head(type: number): number {
    if (this.#byte(this.#at) >> 5 !== type) throw unknownForm();
    return this.#head();
  }

  list<Item>(read: () => Item): readonly Item[] {
    const items: Item[] = [];
    for (let left = this.head(arrays); left > 0; left--) items.push(read());
    return items;
  }

  text(): string {
    const length = this.head(texts);
    this.#at += length;
    return decoder.decode(this.bytes.subarray(this.#at - length, this.#at));
  }

  /** Goes on behind some items, whatever they are. */
  skip(count: number): void {
    for (let left = count; left > 0; left--) {
      const type = this.#byte(this.#at) >> 5;
      const number = this.#head();
      if (type === texts) this.#at += number;
      else if (type === arrays) left += number;
      else if (type !== numbers && type !== negatives) throw unknownForm();
    }
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
    const byte = this.bytes[at];
    if (byte === undefined) throw unknownForm();
    return byte;
  }
}

function unknownForm(): Error {
  return new Error("A chunk of the search index is not in the form that is known");
}

/** Writes what `CborReader` reads. */
export class CborWriter {
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

  /** Items that are written already. They are few bytes, which are copied sooner one by one than by a view of them. */
  raw(bytes: Uint8Array, from = 0, to = bytes.length): void {
    this.#room(to - from);
    for (let at = from; at < to; at++) this.#bytes[this.#length++] = bytes[at] ?? 0;
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array((this.#length + bytes) * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
