import {staysSettled} from "../model/settled.ts";
import type {Comparable} from "./comparable.ts";
import {packTerms, type TermPack, unpackTerms} from "./termPack.ts";
import type {Terms} from "./terms.ts";

/** The terms of texts, in two packs: one that stays as it is for long, so that few bytes are written. */
export interface PackedTerms {
  /** The terms of most texts: the same bytes as before, until many have changed. */
  readonly settled: Uint8Array;
  /** The terms of the others. */
  readonly recent: Uint8Array;
}

/** What there is of a memory, of which any part may be missing. */
export type Remembered<Memory> = {readonly [Part in keyof Memory]?: Memory[Part] | undefined};

export interface RecalledTerms extends PackedTerms {
  /** Of each text. */
  readonly terms: readonly Terms[];
  /** By the digest of a text, perhaps of one that is no more. */
  readonly termsOf: (digest: string) => Terms | undefined;
}

/** The terms of texts: what the packs have of them, and what they have not. */
export function recallTerms(texts: readonly Comparable[], before: Remembered<PackedTerms>): RecalledTerms {
  const settled = unpackTerms(before.settled);
  const recent = unpackTerms(before.recent);
  const now = new Map<string, Terms>();
  const unsettled = new Map<string, Terms>();
  const terms = texts.map((text) => {
    const known = now.get(text.digest) ?? settled.get(text.digest) ?? recent.get(text.digest) ?? text.terms();
    now.set(text.digest, known);
    if (!settled.has(text.digest)) unsettled.set(text.digest, known);
    return known;
  });
  const termsOf = (digest: string) => settled.get(digest) ?? recent.get(digest);
  const isSettled =
    before.settled !== undefined &&
    staysSettled({settled: settled.size, unsettled: unsettled.size, all: now.size});
  return isSettled
    ? {terms, termsOf, settled: before.settled, recent: packTerms(unsettled)}
    : {terms, termsOf, settled: packTerms(now), recent: packTerms(none)};
}

const none: TermPack = new Map();
