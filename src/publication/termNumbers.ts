/** Terms with numbers of their own, in the order in which they came. */
export class TermNumbers {
  #keys: Int32Array;
  #numbers: Uint32Array;
  /** A bit for some of each id's: most terms that are not here are known by it. */
  readonly #filter: Uint8Array;
  readonly #shift: number;
  readonly #frequencies: number[] = [];

  /** With room for about so many. */
  constructor(expected = 1 << 11) {
    this.#keys = new Int32Array(2 ** Math.ceil(Math.log2(expected * 2 + 2)));
    this.#numbers = new Uint32Array(this.#keys.length);
    const log = Math.min(22, Math.max(15, Math.ceil(Math.log2(expected * 16 + 1))));
    this.#filter = new Uint8Array(2 ** (log - 3));
    this.#shift = 32 - log;
  }

  /** For each term what it was added with. */
  get frequencies(): readonly number[] {
    return this.#frequencies;
  }

  /** The number of a term, which has one from now on. */
  add(id: number, frequency: number): number {
    const slot = this.#slotOf(id);
    const known = this.#numbers[slot] ?? 0;
    if (known > 0) return known - 1;
    this.#keys[slot] = id;
    this.#numbers[slot] = this.#frequencies.push(frequency);
    const bit = Math.imul(id, 0x85ebca6b) >>> this.#shift;
    this.#filter[bit >>> 3] = (this.#filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
    if (this.#frequencies.length * 2 > this.#keys.length) this.#grow();
    return this.#frequencies.length - 1;
  }

  /** -1 for a term that has none. */
  find(id: number): number {
    const bit = Math.imul(id, 0x85ebca6b) >>> this.#shift;
    if (((this.#filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return -1;
    return (this.#numbers[this.#slotOf(id)] ?? 0) - 1;
  }

  #slotOf(id: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(id, 0x9e3779b1) >>> 7) & mask;
    while (this.#numbers[slot] !== 0 && this.#keys[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Int32Array(keys.length * 4);
    this.#numbers = new Uint32Array(keys.length * 4);
    for (let slot = 0; slot < keys.length; slot++) {
      if (numbers[slot] === 0) continue;
      const place = this.#slotOf(keys[slot] ?? 0);
      this.#keys[place] = keys[slot] ?? 0;
      this.#numbers[place] = numbers[slot] ?? 0;
    }
  }
}
