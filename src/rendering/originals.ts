import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import type {Sharp} from "sharp";
import {once} from "../model/once.ts";
import type {ImageFile} from "../model/picture.ts";
import {openPicture} from "./openPicture.ts";
import {mostPixels, type Original, widths} from "./photograph.ts";

/** Why nothing can be made of a picture. */
export type OriginalFault = "no-size" | "too-many-pixels" | "moving";

/** The bytes of a picture's file, which are read when they are asked for and let go of when they are no longer needed. */
export class PictureSource {
  readonly #path: string;
  #bytes: Buffer | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  get bytes(): Buffer {
    this.#bytes ??= readFileSync(this.#path);
    return this.#bytes;
  }

  letGo(): void {
    this.#bytes = undefined;
  }
}

export function isDrawing({name}: ImageFile): boolean {
  return /\.svg$/i.test(name);
}

/** Reads what the head of a file says; undefined sizes are told before anything is unfolded. */
export async function originalOf(
  source: PictureSource,
  isDrawing: boolean
): Promise<Original | OriginalFault> {
  const {bytes} = source;
  const {
    width,
    height,
    orientation = 1,
    pages = 1
  } = await (await openPicture(bytes, {limitInputPixels: false})).metadata();
  if (width * height === 0) return "no-size";
  if (width * height > mostPixels) return "too-many-pixels";
  if (pages > 1 || isMoving(bytes)) return "moving";
  const hash = hashOf(bytes);
  if (isDrawing) return drawnOriginal(source, hash, width, height);
  const isTurned = orientation >= 5;
  return {
    hash,
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    open: async () => opened(source.bytes)
  };
}

/** SHA-256 of a picture's file, in hex. */
export function hashOfFile(path: string): string {
  return hashOf(readFileSync(path));
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Dots across of what is drawn anew in pixels. */
const drawnWidth = widths[2];
/** Dots per inch at which a unit of an SVG is a pixel. */
const plainDensity = 72;

/** A drawing is turned into pixels once for all that is made of it, since that may take long. */
function drawnOriginal(source: PictureSource, hash: string, width: number, height: number): Original {
  const scale = Math.max(1, drawnWidth / width);
  const size = {width: Math.round(width * scale), height: Math.round(height * scale)};
  const draw = once(() => drawingInPixels(source.bytes, scale, size));
  return {hash, ...size, open: async () => opened(await draw())};
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
