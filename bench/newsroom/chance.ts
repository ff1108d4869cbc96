/** Numbers as if by chance; the same ones for the same seed, on every machine. */
export interface Chance {
  /** From 0 to less than 1. */
  readonly fraction: () => number;
  /** A whole number from 0 to less than `end`. */
  readonly below: (end: number) => number;
  /** A whole number from `first` to `last`. */
  readonly between: (first: number, last: number) => number;
  /** Whether what happens in `share` of all cases happens now. */
  readonly happens: (share: number) => boolean;
}

/** Xorshift with 32 bits: Marsaglia, Xorshift RNGs, Journal of Statistical Software 8 (14), 2003, section 3. */
export function chanceFrom(...seeds: readonly number[]): Chance {
  let state = seeds.reduce(mixed, 0x9e3779b9) || 1;
  const fraction = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(fraction() * end);
  return {
    fraction,
    below,
    between: (first, last) => first + below(last - first + 1),
    happens: (share) => fraction() < share
  };
}

/** Seeds that lie beside each other give states that do not. */
function mixed(state: number, seed: number): number {
  let bits = Math.imul(state ^ seed, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35);
  return bits ^ (bits >>> 13);
}

/**
 * Ranks from 0 to less than `ranks`, the first one most often: the n-th comes as often as 1 / n. What words are in a
 * text of people's: Zipf, Human Behavior and the Principle of Least Effort, 1949, chapter 2.
 */
export function zipf(ranks: number): (chance: Chance) => number {
  const upTo = new Float64Array(ranks);
  let sum = 0;
  for (let rank = 0; rank < ranks; rank++) {
    sum += 1 / (rank + 1);
    upTo[rank] = sum;
  }
  return (chance) => {
    const wanted = chance.fraction() * sum;
    let [low, high] = [0, ranks - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** A member of a list, each as likely. The list has at least one. */
export function pick<Member>(list: readonly Member[], chance: Chance): Member {
  return memberAt(list, chance.below(list.length));
}

/** The member at a place that is known to be in the list. */
export function memberAt<Member>(list: readonly Member[], index: number): Member {
  const member = list[index];
  if (member === undefined) throw new RangeError(`There are ${list.length} members, and none at ${index}`);
  return member;
}
