const bins = 255;

/** A number for each of some texts, most of them 0. */
export class Sums {
  readonly #sums: Float64Array;
  readonly #touched: Uint32Array;
  #count = 0;

  constructor(size: number) {
    this.#sums = new Float64Array(size);
    this.#touched = new Uint32Array(size);
  }

  at(index: number): number {
    return this.#sums[index] ?? 0;
  }

  /** Those that something was added to. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#count);
  }

  add(index: number, value: number): void {
    const before = this.#sums[index] ?? 0;
    if (before === 0) this.#touched[this.#count++] = index;
    this.#sums[index] = before + value;
  }

  /** Those with the largest numbers but one, in no order, of equal ones the last; and the least of these numbers. */
  best(most: number, except: number): {others: readonly number[]; least: number} {
    this.#sums[except] = 0;
    const touched = this.#touched.subarray(0, this.#count);
    let largest = 0;
    for (const index of touched) largest = Math.max(largest, this.#sums[index] ?? 0);
    if (largest === 0) return {others: [], least: 0};
    // Sorted into a few bins first: only the one in which the last place lies has to be put in order.
    const binOf = (index: number) => Math.floor(((this.#sums[index] ?? 0) / largest) * bins);
    const sizes = new Uint32Array(bins + 1);
    for (const index of touched) sizes[binOf(index)] = (sizes[binOf(index)] ?? 0) + 1;
    let last = bins;
    let above = 0;
    while (last > 0 && above + (sizes[last] ?? 0) < most) above += sizes[last--] ?? 0;
    const best: number[] = [];
    const near: number[] = [];
    for (const index of touched) {
      const bin = binOf(index);
      if (bin > last) best.push(index);
      else if (bin === last && (this.#sums[index] ?? 0) > 0) near.push(index);
    }
    near.sort((a, b) => (this.#sums[b] ?? 0) - (this.#sums[a] ?? 0) || b - a);
    const others = [...best, ...near.slice(0, most - above)];
    return {others, least: others.reduce((least, index) => Math.min(least, this.at(index)), largest)};
  }

  clear(): void {
    for (let at = 0; at < this.#count; at++) this.#sums[this.#touched[at] ?? 0] = 0;
    this.#count = 0;
  }
}
