import type {Terms} from "./terms.ts";

/** The terms of some texts in one piece of bytes. */
export type TermPack = ReadonlyMap<string, Terms>;

const mark = 0x4b54504b;
const header = 4;

/** Packs terms by the digests of their texts, which have no line breaks. */
export function packTerms(texts: TermPack): Uint8Array {
  const names = new TextEncoder().encode([...texts.keys()].join("\n"));
  let size = 0;
  for (const {ids} of texts.values()) size += ids.length;
  const places = placesOf(texts.size, size, names.length);
  const bytes = new Uint8Array(places.end);
  new Uint32Array(bytes.buffer, 0, header).set([mark, texts.size, size, names.length]);
  const {starts, ids, counts} = arraysIn(bytes, texts.size, size);
  let at = 0;
  let text = 0;
  for (const terms of texts.values()) {
    ids.set(terms.ids, at);
    counts.set(terms.counts, at);
    at += terms.ids.length;
    starts[++text] = at;
  }
  bytes.set(names, places.names);
  return bytes;
}

/** The terms lie in the bytes. None when they are another's, or of another length than they say. */
export function unpackTerms(bytes: Uint8Array | undefined): TermPack {
  const terms = new Map<string, Terms>();
  if (bytes === undefined || bytes.length < header * 4) return terms;
  // A copy begins where numbers can; `slice` of a buffer would be none.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const [found, texts = 0, size = 0, length = 0] = new Uint32Array(
    aligned.buffer,
    aligned.byteOffset,
    header
  );
  const places = placesOf(texts, size, length);
  if (found !== mark || places.end !== aligned.length) return terms;
  const {starts, ids, counts} = arraysIn(aligned, texts, size);
  const names = new TextDecoder().decode(aligned.subarray(places.names, places.names + length)).split("\n");
  for (let text = 0; text < texts; text++) {
    const [start, end] = [starts[text], starts[text + 1]];
    terms.set(names[text] ?? "", {ids: ids.subarray(start, end), counts: counts.subarray(start, end)});
  }
  return terms;
}

/** Where each part begins, in bytes. */
function placesOf(texts: number, size: number, length: number) {
  const starts = header * 4;
  const ids = starts + (texts + 1) * 4;
  const counts = ids + size * 4;
  const names = counts + size;
  return {starts, ids, counts, names, end: Math.ceil((names + length) / 8) * 8};
}

function arraysIn({buffer, byteOffset}: Uint8Array, texts: number, size: number) {
  const places = placesOf(texts, size, 0);
  return {
    /** Where a text's terms begin; where the next one's do, they end. */
    starts: new Uint32Array(buffer, byteOffset + places.starts, texts + 1),
    ids: new Int32Array(buffer, byteOffset + places.ids, size),
    counts: new Uint8Array(buffer, byteOffset + places.counts, size)
  };
}
