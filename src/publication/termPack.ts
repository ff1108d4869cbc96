import type {KeptBytes} from "../model/keptBytes.ts";
import {noTerms, type Terms} from "./terms.ts";

/** The terms of some texts, one text after the other. */
export interface TermPack {
  /** How many texts there are. */
  readonly size: number;
  /** Which of the texts has a digest; undefined when none has. */
  readonly placeOf: (digest: string) => number | undefined;
  /** The terms of the text at a place. They may be others as soon as another text's are asked for. */
  readonly at: (place: number) => Terms;
}

/** Shows the terms of each of some texts, in their order. They may be others when the next text's are shown. */
export type EachTerms = (look: (text: number, terms: Terms) => void) => void;

const mark = 0x4b54504c;
const header = 4;

/** Packs the terms of texts with their digests, which have no line breaks. `each` is asked twice. */
export function packTerms(digests: readonly string[], each: EachTerms): Uint8Array {
  const names = new TextEncoder().encode(digests.join("\n"));
  const sizes = new Uint32Array(digests.length);
  each((text, {ids}) => {
    sizes[text] = ids.length;
  });
  const places = placesOf(sizes, names.length);
  const bytes = new Uint8Array(places.end);
  const {buffer} = bytes;
  new Uint32Array(buffer, 0, header).set([mark, sizes.length, names.length, places.end]);
  new Uint32Array(buffer, header * 4, sizes.length).set(sizes);
  bytes.set(names, places.names);
  each((text, {ids, counts}) => {
    const start = places.starts[text] ?? 0;
    new Int32Array(buffer, start, ids.length).set(ids);
    bytes.set(counts, start + ids.length * 4);
  });
  return bytes;
}

/** Reads what was packed. No texts when the bytes are another's, or of another length than they say. */
export function unpackTerms(bytes: KeptBytes | undefined): TermPack {
  if (bytes === undefined || bytes.length < header * 4) return noTexts;
  // A copy begins where numbers can; `slice` of a buffer would be none.
  const isAligned = bytes.subarray(0, header * 4).byteOffset % 4 === 0;
  const aligned = isAligned ? bytes : new Uint8Array(bytes.subarray(0, bytes.length));
  const [found, texts = 0, length = 0, end] = numbersIn(aligned, 0, header);
  const names = (header + texts) * 4;
  if (found !== mark || end !== bytes.length || end < names + length) return noTexts;
  const sizes = Uint32Array.from(numbersIn(aligned, header * 4, texts));
  const {starts} = placesOf(sizes, length);
  const digests = new TextDecoder().decode(aligned.subarray(names, names + length)).split("\n");
  const places = new Map(digests.map((digest, place) => [digest, place]));
  return {
    size: texts,
    placeOf: (digest) => (texts === 0 ? undefined : places.get(digest)),
    at(place) {
      const [size, start] = [sizes[place] ?? 0, starts[place] ?? 0];
      const {buffer, byteOffset} = aligned.subarray(start, start + size * 5);
      return {
        ids: new Int32Array(buffer, byteOffset, size),
        counts: new Uint8Array(buffer, byteOffset + size * 4, size)
      };
    }
  };
}

const noTexts: TermPack = {size: 0, placeOf: () => undefined, at: () => noTerms};

function numbersIn(bytes: KeptBytes, from: number, count: number): Uint32Array {
  const {buffer, byteOffset} = bytes.subarray(from, from + count * 4);
  return new Uint32Array(buffer, byteOffset, count);
}

/** Where each part begins, in bytes: the digests, and of each text the terms, and then how often each stands. */
function placesOf(sizes: Uint32Array, length: number) {
  const names = (header + sizes.length) * 4;
  const starts = new Float64Array(sizes.length);
  let end = roundedUp(names + length);
  for (const [text, size] of sizes.entries()) {
    starts[text] = end;
    end += roundedUp(size * 5);
  }
  return {names, starts, end};
}

/** To where a number of 32 bits can begin. */
function roundedUp(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}
