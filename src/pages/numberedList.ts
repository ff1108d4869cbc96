import type {Permalink} from "../model/permalink.ts";

/** The most entries of a numbered page. */
export const pageLength = 20;

/** A part of a long list. */
export interface ListPart<Entry> {
  /** Undefined for the front of the list. */
  readonly number: number | undefined;
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** The number of the part with what is older, if there is one. */
  readonly older: number | undefined;
  /** The number of the part with what is newer; undefined when that is the front. */
  readonly newer: number | undefined;
}

/**
 * A long list in parts that never renumber: they count from the oldest, and part 1 stays as it is once it is full.
 * Only full parts have a number. The front comes first and shows what is newer than the last full part but one, so
 * that it is never nearly empty.
 */
export function numberedList<Entry>(
  newestFirst: readonly Entry[],
  length = pageLength
): readonly ListPart<Entry>[] {
  const full = Math.floor(newestFirst.length / length);
  const part = (number: number) => {
    const end = newestFirst.length - (number - 1) * length;
    return newestFirst.slice(end - length, end);
  };
  const frontFrom = Math.max(0, full - 1);
  const front = newestFirst.slice(0, newestFirst.length - frontFrom * length);
  const numbered = Array.from({length: full}, (_, index) => index + 1).map((number) => ({
    number,
    entries: part(number),
    older: number > 1 ? number - 1 : undefined,
    newer: number < full ? number + 1 : undefined
  }));
  return [{number: undefined, entries: front, older: frontFrom || undefined, newer: undefined}, ...numbered];
}

/** The links from one part of a list to the others. */
export interface Pagination {
  readonly older: Permalink | undefined;
  readonly newer: Permalink | undefined;
  /** The front, for parts that are not it. */
  readonly newest: Permalink | undefined;
}

export function paginationOf(
  part: ListPart<unknown>,
  permalinkOfPart: (number: number | undefined) => Permalink
): Pagination {
  return {
    older: part.older === undefined ? undefined : permalinkOfPart(part.older),
    newer: part.newer === undefined ? undefined : permalinkOfPart(part.newer),
    newest: part.number === undefined ? undefined : permalinkOfPart(undefined)
  };
}
