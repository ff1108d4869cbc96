import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import type {Sharp} from "sharp";
import {digestOf} from "../model/digest.ts";
import type {Memo} from "../model/memo.ts";
import {filePermalink, type Permalink} from "../model/permalink.ts";
import type {Focus, ImageFile, Picture, PublishedImage} from "../model/picture.ts";
import type {OutputFile} from "../model/sheet.ts";
import {openPicture} from "./openPicture.ts";
import {
  type Encoded,
  encodeCard,
  encodeShare,
  encodeTone,
  encodeWhole,
  encoding,
  type Format,
  formats,
  mostPixels,
  nameOf,
  type Original,
  TooHeavy,
  widths
} from "./photograph.ts";
import type {Tone} from "./tone.ts";

/** One file of several from which browsers choose. */
export interface Variant {
  readonly permalink: Permalink;
  readonly width: number;
  readonly bytes: number;
}

/** A picture as pages show it. */
export interface ShownPicture {
  /** What every browser can show: a drawing, or a JPEG. */
  readonly src: Permalink;
  /** The same at several widths in better formats, the best first; empty for drawings, which scale. */
  readonly sources: readonly {readonly format: Format; readonly variants: readonly Variant[]}[];
  /** Pixels of `src`. */
  readonly width: number;
  readonly height: number;
  /** What its place is coloured like until it has come; undefined for drawings. */
  readonly tone: Tone | undefined;
  /** What a phone with a screen of double density fetches of it. */
  readonly phoneBytes: number;
}

/** What is cut from a picture that leads a story. */
export interface CutPicture {
  readonly focus: Focus;
  /** Beside a headline; drawings are whole there too. */
  readonly card: ShownPicture;
  /** What other sites show with a link: 1200 × 630 pixels. */
  readonly share: Permalink;
}

/** Why a picture cannot go out. */
export type PictureFault = "unreadable" | "no-size" | "too-many-pixels" | "moving" | "too-heavy";

/** The pictures of a publication, and the files that go out for them. */
export interface Pictures {
  /** By the name of their file. */
  readonly shown: ReadonlyMap<string, ShownPicture>;
  /** By the name of their file: one for each focus that stories give. */
  readonly cuts: ReadonlyMap<string, readonly CutPicture[]>;
  readonly files: readonly OutputFile[];
  /** What a phone fetches of a picture, by its `src`. */
  readonly phoneBytes: ReadonlyMap<string, number>;
  readonly faulty: readonly {readonly image: ImageFile; readonly fault: PictureFault}[];
  /** By the name of a file, what changes with how its picture is shown. */
  readonly digests: ReadonlyMap<string, string>;
}

/** A drawing of more bytes, zipped, goes out in pixels. */
const mostOfDrawing = 30_000;

/** Dots across of what is drawn anew in pixels. */
const drawnWidth = widths[2];
/** Dots per inch at which a unit of an SVG is a pixel. */
const plainDensity = 72;

/** Makes the pictures that pages show. What was made before of the same bytes is not made again. */
export async function renderPictures(images: readonly PublishedImage[], memo: Memo): Promise<Pictures> {
  const shown = new Map<string, ShownPicture>();
  const cuts = new Map<string, readonly CutPicture[]>();
  const files: OutputFile[] = [];
  const faulty: {image: ImageFile; fault: PictureFault}[] = [];
  for (const image of images) {
    const rendered = await renderOrFault(image, memo);
    if (typeof rendered === "string") {
      faulty.push({image, fault: rendered});
      continue;
    }
    shown.set(image.name, rendered.whole);
    cuts.set(image.name, rendered.cuts);
    files.push(...rendered.files);
  }
  const all = [...shown.values(), ...[...cuts.values()].flatMap((list) => list.map(({card}) => card))];
  const phoneBytes = new Map(all.map((picture): [string, number] => [picture.src, picture.phoneBytes]));
  const digests = new Map(
    [...shown].map(([name, whole]) => [name, digestOf(JSON.stringify([whole, cuts.get(name)]))])
  );
  return {shown, cuts, files, phoneBytes, faulty, digests};
}

/** What is cut from a story's picture; undefined for one that could not be read. */
export function cutOf({file, focus}: Picture, {cuts}: Pictures): CutPicture | undefined {
  return cuts.get(file)?.find((cut) => cut.focus.x === focus.x && cut.focus.y === focus.y);
}

interface Rendered {
  readonly whole: ShownPicture;
  readonly cuts: readonly CutPicture[];
  readonly files: readonly OutputFile[];
}

async function renderOrFault(image: PublishedImage, memo: Memo): Promise<Rendered | PictureFault> {
  const bytes = readFileSync(image.path);
  try {
    return await renderPicture(image, bytes, memo);
  } catch (cause) {
    if (cause instanceof TooHeavy) return "too-heavy";
    if (!(cause instanceof Error)) throw cause;
    return /bad dimensions/.test(cause.message) ? "no-size" : "unreadable";
  }
}

async function renderPicture(
  {name, cuts}: PublishedImage,
  bytes: Buffer,
  memo: Memo
): Promise<Rendered | PictureFault> {
  const original = await originalOf(bytes, /\.svg$/i.test(name));
  if (typeof original === "string") return original;
  const permalink = permalinksOf(name, original.hash);
  const isDrawing = /\.svg$/i.test(name);
  const drawing = isDrawing ? await drawingOf(bytes, permalink(".svg")) : undefined;
  const tone = isDrawing ? undefined : await encodeTone(original, memo);
  const whole = drawing ?? photographOf(await encodeWhole(original, memo), tone, permalink, "");
  const cutFiles: OutputFile[] = [];
  const made: CutPicture[] = [];
  for (const focus of cuts) {
    const share = permalink(`-${nameOf(focus)}share.jpg`);
    cutFiles.push({permalink: share, body: await encodeShare(original, focus, memo)});
    const card =
      tone === undefined
        ? whole
        : photographOf(await encodeCard(original, focus, memo), tone, permalink, `-${nameOf(focus)}card`);
    if (card !== whole) cutFiles.push(...card.files);
    made.push({focus, card: card.picture, share});
  }
  return {whole: whole.picture, cuts: made, files: [...whole.files, ...cutFiles]};
}

/** Reads what the head of a file says; undefined sizes are told before anything is unfolded. */
async function originalOf(bytes: Buffer, isDrawing: boolean): Promise<Original | PictureFault> {
  const {
    width,
    height,
    orientation = 1,
    pages = 1
  } = await (await openPicture(bytes, {limitInputPixels: false})).metadata();
  if (width * height === 0) return "no-size";
  if (width * height > mostPixels) return "too-many-pixels";
  if (pages > 1 || isMoving(bytes)) return "moving";
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (isDrawing) return drawnOriginal(bytes, hash, width, height);
  const isTurned = orientation >= 5;
  return {
    hash,
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    open: async () => opened(bytes)
  };
}

/** A drawing is turned into pixels once for all that is made of it, since that may take long. */
function drawnOriginal(bytes: Buffer, hash: string, width: number, height: number): Original {
  const scale = Math.max(1, drawnWidth / width);
  let drawn: Promise<Buffer> | undefined;
  const draw = () => {
    drawn ??= drawingInPixels(bytes, scale, {
      width: Math.round(width * scale),
      height: Math.round(height * scale)
    });
    return drawn;
  };
  return {
    hash,
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    open: async () => opened(await draw())
  };
}

async function drawingInPixels(
  bytes: Buffer,
  scale: number,
  size: {readonly width: number; readonly height: number}
): Promise<Buffer> {
  const options = {limitInputPixels: mostPixels, density: plainDensity * scale};
  const image = await openPicture(bytes, options);
  return image
    .resize({...size, fit: "fill"})
    .png()
    .toBuffer();
}

async function opened(bytes: Buffer): Promise<Sharp> {
  const image = await openPicture(bytes, {limitInputPixels: mostPixels});
  return image.autoOrient().flatten({background: "#fff"}).toColourspace("srgb");
}

/** What the reader of pictures takes for a still: PNG with an acTL chunk (PNG 3, 11.3), AVIF with a sequence's brand. */
function isMoving(bytes: Buffer): boolean {
  if (bytes.subarray(4, 8).toString("latin1") === "ftyp") return bytes.subarray(0, 64).includes("avis");
  const control = bytes.indexOf("acTL");
  return bytes[0] === 0x89 && control > 0 && control < bytes.indexOf("IDAT");
}

type Permalinks = (ending: string) => Permalink;

/** Names that change with what is in the files. */
function permalinksOf(name: string, hash: string): Permalinks {
  const stem = name.replace(/\.[^.]+$/, "").replace(/[^\w-]+/g, "-");
  const id = createHash("sha256").update(`${hash} ${encoding}`).digest("hex").slice(0, 8);
  return (ending) => filePermalink(`images/${stem}-${id}${ending}`);
}

interface PictureWithFiles {
  readonly picture: ShownPicture;
  readonly files: readonly OutputFile[];
}

/** A drawing as it is, if it is light enough. */
async function drawingOf(bytes: Buffer, src: Permalink): Promise<PictureWithFiles | undefined> {
  const phoneBytes = gzipSync(bytes).length;
  if (phoneBytes > mostOfDrawing) return undefined;
  const {width, height} = await (await openPicture(bytes)).metadata();
  const picture = {src, sources: [], width, height, tone: undefined, phoneBytes};
  return {picture, files: [{permalink: src, body: bytes}]};
}

function photographOf(
  encoded: readonly Encoded[],
  tone: Tone | undefined,
  permalink: Permalinks,
  infix: string
): PictureWithFiles {
  const files = encoded.map(({format, width, height, body}) => ({
    format,
    width,
    height,
    body,
    permalink: permalink(`${infix}-${width}.${format}`)
  }));
  const plain = files.find(({format}) => format === "jpg");
  const best = files.filter(({format}) => format === formats[0]);
  const onPhone = best.find(({width}) => width >= widths[1]) ?? best.at(-1);
  if (plain === undefined || onPhone === undefined) throw new Error(`${permalink(infix)} has no files`);
  const sources = formats
    .filter((format) => format !== plain.format)
    .map((format) => ({
      format,
      variants: files
        .filter((file) => file.format === format)
        .map((file) => ({permalink: file.permalink, width: file.width, bytes: file.body.length}))
    }));
  const {permalink: src, width, height} = plain;
  return {
    picture: {src, sources, width, height, tone, phoneBytes: onPhone.body.length},
    files: files.map((file) => ({permalink: file.permalink, body: file.body}))
  };
}
