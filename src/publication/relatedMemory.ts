import type {Counted} from "./wordStatistics.ts";

/** What is kept of a run that related texts, so that the next one has less to do. It never changes what comes out. */
export interface RelatedMemory extends RelatedShape {
  /** All of it. The arrays below lie in it. */
  readonly bytes: Uint8Array;
  /** Up to which frequency each text's terms are keys. */
  readonly bounds: Uint16Array;
  /** Of each text's vector. */
  readonly lengths: Float64Array;
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
  /** How many places a row has. */
  readonly width: number;
  readonly counted: Counted;
}

export const noText = 0xffffffff;

/** Also the order of bytes: written the other way round it is not this number. */
const mark = 0x4b524d34;
const header = 8;

/** A memory with room for what it will hold. */
export function blankMemory(shape: RelatedShape): RelatedMemory {
  const {statistics, lines, width, counted} = shape;
  const text = new TextEncoder().encode([statistics, ...lines].join("\n"));
  const common = counted.ids.length;
  const sizes = {texts: lines.length, width, common, text: text.length};
  const bytes = new Uint8Array(placesOf(sizes).end);
  new Uint32Array(bytes.buffer, 0, header).set([
    mark,
    sizes.texts,
    width,
    text.length,
    common,
    counted.texts
  ]);
  bytes.set(text, placesOf(sizes).text);
  const memory = memoryIn(bytes, shape, placesOf(sizes));
  new Int32Array(bytes.buffer, placesOf(sizes).commonIds, common).set(counted.ids);
  new Uint16Array(bytes.buffer, placesOf(sizes).frequencies, common).set(counted.frequencies);
  memory.compared.fill(noText);
  return memory;
}

/** What of a line says the words. */
export function digestIn(line: string): string {
  return line.slice(0, line.indexOf("\t"));
}

/** The memory that such bytes are; undefined when they are another's, or of another length than they say. */
export function readMemory(bytes: Uint8Array | undefined, width: number): RelatedMemory | undefined {
  if (bytes === undefined || bytes.length < header * 4) return undefined;
  // A copy begins where numbers can; `slice` of a buffer would be none.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const [found, texts = 0, ofWidth, text = 0, common = 0, inSample = 0] = new Uint32Array(
    aligned.buffer,
    aligned.byteOffset,
    header
  );
  const places = placesOf({texts, width, common, text});
  if (found !== mark || ofWidth !== width || places.end !== aligned.length) return undefined;
  const [statistics = "", ...lines] = new TextDecoder()
    .decode(aligned.subarray(places.text, places.text + text))
    .split("\n");
  if (lines.length !== texts) return undefined;
  const {buffer, byteOffset} = aligned;
  const counted = {
    texts: inSample,
    ids: new Int32Array(buffer, byteOffset + places.commonIds, common),
    frequencies: new Uint16Array(buffer, byteOffset + places.frequencies, common)
  };
  return memoryIn(aligned, {statistics, lines, width, counted}, places);
}

interface Sizes {
  readonly texts: number;
  readonly width: number;
  /** Terms that were counted twice and more. */
  readonly common: number;
  /** In bytes. */
  readonly text: number;
}

type Places = ReturnType<typeof placesOf>;

/** Where each part begins, in bytes: what is read in eights first. */
function placesOf({texts, width, common, text}: Sizes) {
  const lengths = header * 4;
  const thresholds = lengths + texts * 8;
  const dots = thresholds + texts * 8;
  const compared = dots + texts * width * 8;
  const commonIds = compared + texts * width * 4;
  const frequencies = commonIds + common * 4;
  const bounds = frequencies + common * 2;
  const words = bounds + texts * 2;
  const end = Math.ceil((words + text) / 8) * 8;
  return {lengths, thresholds, dots, compared, commonIds, frequencies, bounds, text: words, end};
}

function memoryIn(bytes: Uint8Array, shape: RelatedShape, places: Places): RelatedMemory {
  const {buffer, byteOffset} = bytes;
  const texts = shape.lines.length;
  const {width} = shape;
  return {
    ...shape,
    bytes,
    lengths: new Float64Array(buffer, byteOffset + places.lengths, texts),
    thresholds: new Float64Array(buffer, byteOffset + places.thresholds, texts),
    dots: new Float64Array(buffer, byteOffset + places.dots, texts * width),
    compared: new Uint32Array(buffer, byteOffset + places.compared, texts * width),
    bounds: new Uint16Array(buffer, byteOffset + places.bounds, texts)
  };
}
