import type {Comparable} from "./comparable.ts";
import {hashOf} from "./terms.ts";

/** Which texts words are counted in. */
export interface Sample {
  /** Their numbers. */
  readonly texts: readonly number[];
  /** One in so many texts is among them, of those that may be. */
  readonly oneIn: number;
}

/** One in so many texts, the newest, is not counted in: they are those that are written and edited. */
const newest = 4;

/**
 * The texts that words are counted in: of those of calendar quarters that are over when the newest fourth begins, as
 * many as are wanted at the most, about, by the hash of their ids. So it is other texts four times a year. Of all texts
 * where those are not half as many, as in a small newsroom: what is new there would be taken for rare. `texts` are the
 * oldest first.
 */
export function sampleOf(texts: readonly Comparable[], most: number): Sample {
  const end = quarterOf(texts[texts.length - Math.ceil(texts.length / newest)]?.epoch ?? Number.NaN);
  const older = texts.findIndex(({epoch}) => epoch >= end);
  const count = older * 2 < most ? texts.length : older;
  const oneIn = 2 ** Math.max(0, Math.ceil(Math.log2(count / most)));
  const isCounted = ({id}: Comparable) => (Math.imul(hashOf(id), 0x9e3779b1) >>> 16) % oneIn === 0;
  return {
    texts: texts.slice(0, count).flatMap((text, index) => (isCounted(text) ? [index] : [])),
    oneIn
  };
}

/** The first moment of a moment's calendar quarter, in UTC. */
function quarterOf(epoch: number): number {
  const date = new Date(epoch);
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month - (month % 3));
}
