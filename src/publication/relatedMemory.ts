/** What is kept of a run that related texts, so that the next one has less to do. It never changes what comes out. */
export interface RelatedMemory extends RelatedShape {
  /** All of it. The arrays below lie in it. */
  readonly bytes: Uint8Array;
  /** Where a text's terms begin; where the next one's do, they end. */
  readonly starts: Uint32Array;
  /** Ascending in each text. */
  readonly ids: Int32Array;
  readonly counts: Uint8Array;
  /** Up to which frequency each text's terms are keys. */
  readonly bounds: Uint16Array;
  /** Of each text's vector, the square of its length. */
  readonly squares: Float64Array;
  /** For each text a row: those that it was compared with, the most alike first, and then `noText`. */
  readonly compared: Uint32Array;
  /** The scalar product of the two texts' words. */
  readonly dots: Float64Array;
  /** What a text had to share with each to be compared with it; 0 when there was room for more. */
  readonly thresholds: Float64Array;
}

export interface RelatedShape {
  /** What the sample says, in short: other statistics are other weights. */
  readonly statistics: string;
  /** Each text in a line: its words, in short, a tab, and all else that counts. */
  readonly lines: readonly string[];
  /** How many terms there are. */
  readonly terms: number;
  /** How many places a row has. */
  readonly width: number;
}

export const noText = 0xffffffff;

/** Also the order of bytes: written the other way round it is not this number. */
const mark = 0x4b524d32;
const header = 8;

/** A memory with room for what it will hold. */
export function blankMemory(shape: RelatedShape): RelatedMemory {
  const {statistics, lines, terms, width} = shape;
  const text = new TextEncoder().encode([statistics, ...lines].join("\n"));
  const sizes = {texts: lines.length, terms, width, text: text.length};
  const bytes = new Uint8Array(placesOf(sizes).end);
  new Uint32Array(bytes.buffer, 0, header).set([mark, sizes.texts, terms, width, text.length]);
  bytes.set(text, placesOf(sizes).text);
  return memoryIn(bytes, shape, placesOf(sizes));
}

/** The memory that such bytes are; undefined when they are another's, or of another length than they say. */
export function readMemory(bytes: Uint8Array | undefined, width: number): RelatedMemory | undefined {
  if (bytes === undefined || bytes.length < header * 4) return undefined;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const [found, texts = 0, terms = 0, ofWidth, text = 0] = new Uint32Array(
    aligned.buffer,
    aligned.byteOffset,
    header
  );
  const places = placesOf({texts, terms, width, text});
  if (found !== mark || ofWidth !== width || places.end !== aligned.length) return undefined;
  const [statistics = "", ...lines] = new TextDecoder()
    .decode(aligned.subarray(places.text, places.text + text))
    .split("\n");
  return lines.length === texts ? memoryIn(aligned, {statistics, lines, terms, width}, places) : undefined;
}

interface Sizes {
  readonly texts: number;
  readonly terms: number;
  readonly width: number;
  /** In bytes. */
  readonly text: number;
}

type Places = ReturnType<typeof placesOf>;

/** Where each part begins, in bytes: what is read in eights first. */
function placesOf({texts, terms, width, text}: Sizes) {
  const squares = header * 4;
  const thresholds = squares + texts * 8;
  const dots = thresholds + texts * 8;
  const compared = dots + texts * width * 8;
  const starts = compared + texts * width * 4;
  const ids = starts + (texts + 1) * 4;
  const bounds = ids + terms * 4;
  const counts = bounds + texts * 2;
  const words = counts + terms;
  const end = Math.ceil((words + text) / 8) * 8;
  return {squares, thresholds, dots, compared, starts, ids, bounds, counts, text: words, end};
}

function memoryIn(bytes: Uint8Array, shape: RelatedShape, places: Places): RelatedMemory {
  const {buffer, byteOffset} = bytes;
  const texts = shape.lines.length;
  const {terms, width} = shape;
  return {
    ...shape,
    bytes,
    squares: new Float64Array(buffer, byteOffset + places.squares, texts),
    thresholds: new Float64Array(buffer, byteOffset + places.thresholds, texts),
    dots: new Float64Array(buffer, byteOffset + places.dots, texts * width),
    compared: new Uint32Array(buffer, byteOffset + places.compared, texts * width),
    starts: new Uint32Array(buffer, byteOffset + places.starts, texts + 1),
    ids: new Int32Array(buffer, byteOffset + places.ids, terms),
    bounds: new Uint16Array(buffer, byteOffset + places.bounds, texts),
    counts: new Uint8Array(buffer, byteOffset + places.counts, terms)
  };
}
