import {createHash} from "node:crypto";
import type {Sharp} from "sharp";
import type {Memo} from "../model/memo.ts";
import {once} from "../model/once.ts";
import {centre, type Focus} from "../model/picture.ts";
import {openPicture} from "./openPicture.ts";
import {type Tone, toneOf} from "./tone.ts";

/** The formats that photographs go out in, the one that browsers should take first. */
export const formats = ["avif", "webp", "jpg"] as const;
export type Format = (typeof formats)[number];

/** Pixels across: a phone's column; the same on a dense screen, or a wide column; a phone of triple density. */
export const widths = [360, 720, 1080] as const;
/** Beside a headline a photograph is no wider than this. */
const cardWidths = [360, 720] as const;
/** The width of the one JPEG, for browsers that know neither AVIF nor WebP. */
const plainWidth = 720;

/** Bytes of the heaviest file: what a phone takes of a photograph is one of these. */
export const mostBytes = 60_000;

/** How good each format is, from the best that is tried to the worst that may be shown. */
const qualities: Readonly<Record<Format, readonly number[]>> = {
  avif: [45, 38, 31, 25, 20],
  webp: [68, 58, 48, 38, 28, 20],
  jpg: [72, 62, 52, 42, 32, 24]
};
/** With one step more AVIF takes four times as long, for 3 to 18 % less. */
const avifEffort = 3;
const webpEffort = 5;

/** Pixels of a picture as other sites show it with a link. */
export const shareSize = {width: 1200, height: 630} as const;
/** Height by width of a photograph beside a headline. */
const cardShape = 2 / 3;

/** The most pixels that a picture may unfold to. */
export const mostPixels = 50_000_000;

/** Changes with all that the files depend on beside the picture itself. */
export const encoding = createHash("sha256")
  .update(JSON.stringify([widths, cardWidths, plainWidth, mostBytes, qualities, avifEffort, webpEffort, 1]))
  .digest("hex")
  .slice(0, 8);

/** A picture as read, and how to make it anew. */
export interface Original {
  /** Of the file's bytes. */
  readonly hash: string;
  /** Pixels, after the turn that a camera noted. */
  readonly width: number;
  readonly height: number;
  /** Reads it, turned as it should be, what is clear in it white. */
  readonly open: () => Promise<Sharp>;
}

/** One file of a photograph. */
export interface Encoded {
  readonly format: Format;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Gives it as it was encoded. */
  readonly make: () => Promise<Uint8Array>;
}

/** A photograph cannot be made light enough. */
export class TooHeavy extends Error {}

/** The files of a whole photograph, by format and then by width. */
export function encodeWhole(original: Original, memo: Memo): Promise<readonly Encoded[]> {
  const region = {left: 0, top: 0, width: original.width, height: original.height};
  return encodeAll(original, region, widths, memo);
}

/** The files of a photograph cut for a place beside a headline. */
export function encodeCard(original: Original, focus: Focus, memo: Memo): Promise<readonly Encoded[]> {
  return encodeAll(original, regionOf(original, cardShape, focus), cardWidths, memo);
}

/** A picture as other sites show it. */
export async function encodeShare(original: Original, focus: Focus, memo: Memo): Promise<Encoded["make"]> {
  const make = shareMaker(original, focus, memo);
  await make();
  return make;
}

function shareMaker(original: Original, focus: Focus, memo: Memo): Encoded["make"] {
  const {left, top, width, height} = regionOf(original, shareSize.height / shareSize.width, focus);
  return () =>
    memo(`${original.hash}-${encoding}-${nameOf(focus)}share`, async () =>
      (await original.open())
        .extract({left, top, width, height})
        .resize({...shareSize, fit: "fill"})
        .jpeg({quality: 72, mozjpeg: true})
        .toBuffer()
    );
}

/** The tone that most of a photograph has. */
export async function encodeTone({hash, open}: Original, memo: Memo): Promise<Tone> {
  const colour = await memo(`${hash}-${encoding}-tone`, async () => {
    const small = await (await open()).resize(48, 48, {fit: "fill"}).png().toBuffer();
    const {dominant} = await (await openPicture(small)).stats();
    return Buffer.from(JSON.stringify(dominant));
  });
  return toneOf(JSON.parse(Buffer.from(colour).toString("utf8")));
}

/** A focus as part of a file's name; nothing for the middle. */
export function nameOf({x, y}: Focus): string {
  return x === centre.x && y === centre.y ? "" : `${x}x${y}-`.replaceAll(".", "_");
}

interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The largest part of a picture that has a shape, height by width, with the focus as near to its middle as can be. */
export function regionOf(
  picture: {readonly width: number; readonly height: number},
  shape: number,
  focus: Focus
): Region {
  const width = Math.max(1, Math.min(picture.width, Math.round(picture.height / shape)));
  const height = Math.max(1, Math.min(picture.height, Math.round(picture.width * shape)));
  const start = (all: number, part: number, percent: number) =>
    Math.min(all - part, Math.max(0, Math.round((all * percent) / 100 - part / 2)));
  return {
    left: start(picture.width, width, focus.x),
    top: start(picture.height, height, focus.y),
    width,
    height
  };
}

async function encodeAll(
  original: Original,
  region: Region,
  wanted: readonly number[],
  memo: Memo
): Promise<readonly Encoded[]> {
  const most = Math.min(region.width, wanted.at(-1) ?? region.width);
  // A width that the picture hardly has more than would be nearly the same file twice.
  const sizes = [...wanted.filter((width) => width < most * 0.9), most];
  const plain = sizes.find((width) => width >= Math.min(plainWidth, most)) ?? most;
  const made = await Promise.all(
    sizes.map((width) => {
      const formatsOfSize = formats.filter((format) => format !== "jpg" || width === plain);
      const height = Math.max(1, Math.round((region.height * width) / region.width));
      return encodeSize({original, region, width, height}, formatsOfSize, memo);
    })
  );
  return formats.flatMap((format) => made.flat().filter((file) => file.format === format));
}

/** A part of a picture at a size. */
interface Scaled {
  readonly original: Original;
  readonly region: Region;
  readonly width: number;
  readonly height: number;
}

/** One size in some formats; the picture is read once for all that are not there yet. */
function encodeSize(scaled: Scaled, wanted: readonly Format[], memo: Memo): Promise<readonly Encoded[]> {
  const {width, height} = scaled;
  const pixels = once(() => pixelsOf(scaled));
  return Promise.all(
    wanted.map(async (format) => {
      const {length} = await encodedOnce(scaled, format, memo, pixels);
      return {format, width, height, bytes: length, make: encoder(scaled, format, memo)};
    })
  );
}

/** Holds on to no pixels. */
function encoder(scaled: Scaled, format: Format, memo: Memo): Encoded["make"] {
  return () => encodedOnce(scaled, format, memo, () => pixelsOf(scaled));
}

function encodedOnce(
  scaled: Scaled,
  format: Format,
  memo: Memo,
  pixels: () => Promise<Buffer>
): Promise<Uint8Array> {
  const {original, region, width} = scaled;
  const {left, top} = region;
  const id = `${original.hash}-${encoding}-${left}-${top}-${region.width}-${region.height}-${width}`;
  return memo(`${id}.${format}`, async () => encodeWithin(await pixels(), scaled, format));
}

async function pixelsOf({original, region, width, height}: Scaled): Promise<Buffer> {
  const image = await original.open();
  return image.extract(region).resize({width, height, fit: "fill"}).raw().toBuffer();
}

/** Goes down in quality until the file is light enough. */
async function encodeWithin(pixels: Buffer, {width, height}: Scaled, format: Format): Promise<Uint8Array> {
  for (const quality of qualities[format]) {
    const image = await openPicture(pixels, {raw: {width, height, channels: 3}});
    const body = await encode(image, format, quality);
    if (body.length <= mostBytes) return body;
  }
  throw new TooHeavy(`${width} pixels of ${format}`);
}

function encode(image: Sharp, format: Format, quality: number): Promise<Buffer> {
  switch (format) {
    case "avif":
      return image.avif({quality, effort: avifEffort}).toBuffer();
    case "webp":
      return image.webp({quality, effort: webpEffort}).toBuffer();
    case "jpg":
      return image.jpeg({quality, mozjpeg: true}).toBuffer();
  }
}
