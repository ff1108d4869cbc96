/** What is kept of a run that related texts, so that the next one has less to do. It never changes what comes out. */
export interface RelatedMemory {
  /** All of it. The arrays below lie in it. */
  readonly bytes: Uint8Array;
  /** What the texts that were counted say, in short: other dots are for other weights. */
  readonly statistics: string;
  /** What each text says, in short. */
  readonly digests: readonly string[];
  /** Where a text's terms begin; where the next one's do, they end. */
  readonly starts: Uint32Array;
  /** Ascending in each text. */
  readonly ids: Int32Array;
  readonly counts: Uint8Array;
  /** For each text a row of so many places. */
  readonly width: number;
  /** The texts that each was compared with, and then `noText`. */
  readonly compared: Uint32Array;
  /** The scalar product of the two texts' words. */
  readonly dots: Float64Array;
}

export const noText = 0xffffffff;

/** What is as long as it is before anything stands in it. */
export interface RelatedShape {
  readonly statistics: string;
  readonly digests: readonly string[];
  readonly terms: number;
  readonly width: number;
}

/** Also the order of bytes: written the other way round it is not this number. */
const mark = 0x4b524d31;
/** To be raised when `termsOf` gives other terms, or words weigh otherwise. */
const version = 1;
const header = 8;

/** A memory with room for what it will hold. */
export function blankMemory({statistics, digests, terms, width}: RelatedShape): RelatedMemory {
  const words = new TextEncoder().encode([statistics, ...digests].join("\n"));
  const sizes = {texts: digests.length, terms, width, words: words.length};
  const bytes = new Uint8Array(placesOf(sizes).end);
  new Uint32Array(bytes.buffer, 0, header).set([mark, version, 0, sizes.texts, terms, width, words.length]);
  const memory = memoryIn(bytes, sizes, statistics, digests);
  bytes.set(words, placesOf(sizes).words);
  memory.compared.fill(noText);
  return memory;
}

/** Closes a memory with the sum that tells whether it is whole. */
export function sealed({bytes}: RelatedMemory): Uint8Array {
  new Uint32Array(bytes.buffer, bytes.byteOffset, header)[2] = sumOf(bytes);
  return bytes;
}

/** The memory that such bytes are; undefined when they are another version's, or damaged. */
export function readMemory(bytes: Uint8Array | undefined, width: number): RelatedMemory | undefined {
  if (bytes === undefined || bytes.length < header * 4 || bytes.length % 8 !== 0) return undefined;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const [found, ofVersion, sum, texts = 0, terms = 0, ofWidth, words = 0] = new Uint32Array(
    aligned.buffer,
    aligned.byteOffset,
    header
  );
  const sizes = {texts, terms, width, words};
  if (found !== mark || ofVersion !== version || ofWidth !== width) return undefined;
  if (placesOf(sizes).end !== aligned.length || sum !== sumOf(aligned)) return undefined;
  const at = placesOf(sizes).words;
  const [statistics = "", ...digests] = new TextDecoder()
    .decode(aligned.subarray(at, at + words))
    .split("\n");
  return digests.length === texts ? memoryIn(aligned, sizes, statistics, digests) : undefined;
}

interface Sizes {
  readonly texts: number;
  readonly terms: number;
  readonly width: number;
  readonly words: number;
}

/** Where each part begins, in bytes: what is read in eights first. */
function placesOf({texts, terms, width, words}: Sizes) {
  const dots = header * 4;
  const compared = dots + texts * width * 8;
  const starts = compared + texts * width * 4;
  const ids = starts + (texts + 1) * 4;
  const counts = ids + terms * 4;
  const text = counts + terms;
  return {dots, compared, starts, ids, counts, words: text, end: Math.ceil((text + words) / 8) * 8};
}

function memoryIn(
  bytes: Uint8Array,
  sizes: Sizes,
  statistics: string,
  digests: readonly string[]
): RelatedMemory {
  const {buffer, byteOffset} = bytes;
  const {texts, terms, width} = sizes;
  const places = placesOf(sizes);
  return {
    bytes,
    statistics,
    digests,
    width,
    starts: new Uint32Array(buffer, byteOffset + places.starts, texts + 1),
    ids: new Int32Array(buffer, byteOffset + places.ids, terms),
    counts: new Uint8Array(buffer, byteOffset + places.counts, terms),
    compared: new Uint32Array(buffer, byteOffset + places.compared, texts * width),
    dots: new Float64Array(buffer, byteOffset + places.dots, texts * width)
  };
}

/** A sum of all but the header's first twelve bytes, in which every bit and its place counts. */
function sumOf({buffer, byteOffset, length}: Uint8Array): number {
  const words = new Int32Array(buffer, byteOffset, length / 4);
  let sum = 0;
  for (let at = 3; at < words.length; at++)
    sum = Math.imul(sum ^ (words[at] ?? 0), 0x9e3779b1) + (sum >>> 15);
  return sum >>> 0;
}
