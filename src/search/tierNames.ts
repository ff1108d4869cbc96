/**
 * The index is kept in two tiers: a settled one, whose files stay as they are between builds, and a recent one with
 * the stories that are new or changed since. A reader's worker puts them together (`client/tieredFiles.ts`): the index's metadata
 * is written anew at each build and names a chunk of both tiers by the settled chunk, and by the recent piece and its
 * group that has the recent words of the same stretch, if there are any: `en_1a2b+en_3c4d.0`, or `en_1a2b+`.
 */
export interface TieredChunk {
  readonly settled: string;
  readonly recent: {readonly piece: string; readonly group: number} | undefined;
}

export function tieredChunkName({settled, recent}: TieredChunk): string {
  return `${settled}+${recent === undefined ? "" : `${recent.piece}.${recent.group}`}`;
}

/** Undefined when it is the name of a plain chunk. */
export function tieredChunkOf(name: string): TieredChunk | undefined {
  const [settled = "", recent] = name.split("+");
  if (recent === undefined) return undefined;
  const [piece = "", group = ""] = recent.split(".");
  return {settled, recent: recent === "" ? undefined : {piece, group: Number(group)}};
}

/** What the index's entry says of the tiers of a language, beside what Pagefind reads; of one tier it says nothing. */
export interface RecentTier {
  /** Numbers of settled pages that are no longer as they were, lowest first. */
  readonly masked: readonly number[];
  /** The file, in the index's folder, of what the vocabulary has become. */
  readonly vocabulary: string;
}

/**
 * A settled page's number among the pages of both tiers, where masked ones are left out and those behind move up;
 * undefined when it is masked.
 */
export function settledNumbers(masked: readonly number[]): (page: number) => number | undefined {
  return (page) => {
    let [low, high] = [0, masked.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((masked[middle] ?? 0) < page) low = middle + 1;
      else high = middle;
    }
    return masked[low] === page ? undefined : page - low;
  };
}
