import type {KeptBytes} from "../model/keptBytes.ts";
import {staysSettled} from "../model/settled.ts";
import type {Comparable} from "./comparable.ts";
import {type EachTerms, packTerms, type TermPack, unpackTerms} from "./termPack.ts";
import {copyOf, noTerms, type Terms} from "./terms.ts";

/** The terms of texts, in two packs: one that stays as it is for long, so that few bytes are written. */
export interface PackedTerms {
  /** The terms of most texts: the same bytes as before, until many have changed. */
  readonly settled: KeptBytes;
  /** The terms of the others. */
  readonly recent: KeptBytes;
}

/** What there is of a memory, of which any part may be missing. */
export type Remembered<Memory> = {readonly [Part in keyof Memory]?: Memory[Part] | undefined};

/** The terms of each of some texts, known by their numbers. */
export interface TermsOfTexts {
  readonly length: number;
  /** Those of one text, which are held from then on. */
  readonly of: (text: number) => Terms;
  /** Shows those of all texts, and holds none. */
  readonly each: EachTerms;
}

export interface RecalledTerms extends PackedTerms {
  readonly terms: TermsOfTexts;
  /** By the digest of a text that was known before, perhaps of one that is no more. */
  readonly termsBefore: (digest: string) => Terms | undefined;
  readonly wasKnown: (digest: string) => boolean;
}

/** The terms of texts: what the packs have of them, and what they have not. */
export function recallTerms(texts: readonly Comparable[], before: Remembered<PackedTerms>): RecalledTerms {
  const settled = unpackTerms(before.settled);
  const recent = unpackTerms(before.recent);
  const unsettled = new Map<string, Terms>();
  const held = texts.map((text) => {
    if (settled.placeOf(text.digest) !== undefined) return undefined;
    const terms = unsettled.get(text.digest) ?? inPack(recent, text.digest) ?? text.terms();
    unsettled.set(text.digest, terms);
    return terms;
  });
  const terms = new PackedOrHeld(
    settled,
    texts.map(({digest}) => settled.placeOf(digest)),
    held
  );
  const isSettled =
    before.settled !== undefined &&
    staysSettled({settled: settled.size, unsettled: unsettled.size, all: texts.length});
  const pack = (list: ReadonlyMap<string, Terms>) =>
    packTerms([...list.keys()], listed([...list.values()]).each);
  return {
    terms,
    termsBefore: (digest) => inPack(settled, digest) ?? inPack(recent, digest),
    wasKnown: (digest) => settled.placeOf(digest) !== undefined || recent.placeOf(digest) !== undefined,
    ...(isSettled
      ? {settled: before.settled, recent: pack(unsettled)}
      : {
          settled: packTerms(
            texts.map(({digest}) => digest),
            terms.each
          ),
          recent: pack(new Map())
        })
  };
}

/** The terms of texts as they are in a list. */
export function listed(list: readonly Terms[]): TermsOfTexts {
  return {
    length: list.length,
    of: (text) => list[text] ?? noTerms,
    each(look) {
      for (const [text, terms] of list.entries()) look(text, terms);
    }
  };
}

/** Terms of which some are held, and others lie in a pack. */
class PackedOrHeld implements TermsOfTexts {
  readonly #pack: TermPack;
  readonly #places: readonly (number | undefined)[];
  readonly #held: (Terms | undefined)[];

  constructor(pack: TermPack, places: readonly (number | undefined)[], held: (Terms | undefined)[]) {
    this.#pack = pack;
    this.#places = places;
    this.#held = held;
  }

  get length(): number {
    return this.#held.length;
  }

  readonly of = (text: number): Terms => {
    const known = this.#held[text];
    if (known !== undefined) return known;
    const terms = copyOf(this.#inPack(text));
    this.#held[text] = terms;
    return terms;
  };

  readonly each: EachTerms = (look) => {
    for (let text = 0; text < this.#held.length; text++) look(text, this.#held[text] ?? this.#inPack(text));
  };

  #inPack(text: number): Terms {
    const place = this.#places[text];
    return place === undefined ? noTerms : this.#pack.at(place);
  }
}

function inPack(pack: TermPack, digest: string): Terms | undefined {
  const place = pack.placeOf(digest);
  return place === undefined ? undefined : copyOf(pack.at(place));
}
