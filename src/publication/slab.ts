/** Arrays of numbers, of which all are of one kind. */
type Numbers = Int32Array | Uint16Array | Uint8Array;

/** Numbers of which there is room for at one time. */
const slabSize = 1 << 16;

/**
 * Cuts many small arrays out of a few large ones: one by itself takes more of the processor and of memory than the few
 * bytes that it has, and leaves a hole of its size when it goes.
 */
export class Slab<Kind extends Numbers> {
  readonly #make: (size: number) => Kind;
  #slab: Kind;
  #used = 0;

  constructor(make: (size: number) => Kind) {
    this.#make = make;
    this.#slab = make(0);
  }

  /** An array of so many numbers, all of them 0. */
  cut(size: number): Kind {
    if (this.#used + size > this.#slab.length) {
      this.#slab = this.#make(Math.max(size, slabSize));
      this.#used = 0;
    }
    const from = this.#used;
    this.#used += size;
    return this.#slab.subarray(from, this.#used) as Kind;
  }

  /** An array of the same numbers. */
  copy(numbers: Numbers): Kind {
    const own = this.cut(numbers.length);
    own.set(numbers);
    return own;
  }
}
