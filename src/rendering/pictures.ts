import {createHash} from "node:crypto";
import {gzipSync} from "node:zlib";
import {digestOf} from "../model/digest.ts";
import {eachOf} from "../model/eachOf.ts";
import type {Memo} from "../model/memo.ts";
import {filePermalink, type Permalink} from "../model/permalink.ts";
import type {ImageFile, Picture, PublishedImage} from "../model/picture.ts";
import {KnownPictures} from "./knownPictures.ts";
import {openPicture} from "./openPicture.ts";
import {isDrawing, originalOf, PictureSource} from "./originals.ts";
import {
  type Encoded,
  encodeCard,
  encodeShare,
  encodeTone,
  encodeWhole,
  encoding,
  formats,
  nameOf,
  TooHeavy,
  widths
} from "./photograph.ts";
import type {
  CutPicture,
  PictureFault,
  PictureFile,
  RenderedPicture,
  ShownPicture
} from "./renderedPicture.ts";
import type {Tone} from "./tone.ts";

/** The pictures of a publication, and the files that go out for them. */
export interface Pictures {
  /** By the name of their file. */
  readonly shown: ReadonlyMap<string, ShownPicture>;
  /** By the name of their file: one for each focus that stories give. */
  readonly cuts: ReadonlyMap<string, readonly CutPicture[]>;
  readonly files: readonly PictureFile[];
  /** What a phone fetches of a picture, by its `src`. */
  readonly phoneBytes: ReadonlyMap<string, number>;
  readonly faulty: readonly {readonly image: ImageFile; readonly fault: PictureFault}[];
  /** By the name of a file, what changes with how its picture is shown. */
  readonly digests: ReadonlyMap<string, string>;
}

/** A drawing of more bytes, zipped, goes out in pixels. */
const mostOfDrawing = 30_000;

/** So many pictures are made at a time: each takes the memory of all of its pixels. */
export const atOneTime = 2;

/** Makes the pictures that pages show. What is `known` of one that is as it was is not asked of its file again. */
export async function renderPictures(
  images: readonly PublishedImage[],
  memo: Memo,
  known: KnownPictures = new KnownPictures({}, 0)
): Promise<Pictures> {
  const all = await eachOf(images, atOneTime, (image) => known.picture(image, () => rendered(image, memo)));
  const shown = new Map<string, ShownPicture>();
  const cuts = new Map<string, readonly CutPicture[]>();
  const digests = new Map<string, string>();
  const phoneBytes = new Map<string, number>();
  const files: PictureFile[] = [];
  const faulty: {image: ImageFile; fault: PictureFault}[] = [];
  for (const [place, image] of images.entries()) {
    const picture = all[place];
    if (picture === undefined || typeof picture === "string") {
      if (picture !== undefined) faulty.push({image, fault: picture});
      continue;
    }
    shown.set(image.name, picture.whole);
    cuts.set(image.name, picture.cuts);
    digests.set(image.name, picture.digest);
    for (const {src, phoneBytes: bytes} of [picture.whole, ...picture.cuts.map(({card}) => card)])
      phoneBytes.set(src, bytes);
    files.push(...picture.files);
  }
  return {shown, cuts, files, phoneBytes, faulty, digests};
}

/** What is cut from a story's picture; undefined for one that could not be read. */
export function cutOf({file, focus}: Picture, {cuts}: Pictures): CutPicture | undefined {
  return cuts.get(file)?.find((cut) => cut.focus.x === focus.x && cut.focus.y === focus.y);
}

async function rendered(image: PublishedImage, memo: Memo): Promise<RenderedPicture | PictureFault> {
  const source = new PictureSource(image.path);
  try {
    return await renderPicture(image, source, memo);
  } catch (cause) {
    if (cause instanceof TooHeavy) return "too-heavy";
    if (!(cause instanceof Error)) throw cause;
    return /bad dimensions/.test(cause.message) ? "no-size" : "unreadable";
  } finally {
    source.letGo();
  }
}

async function renderPicture(
  image: PublishedImage,
  source: PictureSource,
  memo: Memo
): Promise<RenderedPicture | PictureFault> {
  const original = await originalOf(source, isDrawing(image));
  if (typeof original === "string") return original;
  const permalink = permalinksOf(image.name, original.hash);
  const drawing = isDrawing(image) ? await drawingOf(source.bytes, permalink(".svg")) : undefined;
  const tone = isDrawing(image) ? undefined : await encodeTone(original, memo);
  const whole = drawing ?? photographOf(await encodeWhole(original, memo), tone, permalink, "");
  const cutFiles: MadeFile[] = [];
  const cuts: CutPicture[] = [];
  for (const focus of image.cuts) {
    const share = permalink(`-${nameOf(focus)}share.jpg`);
    cutFiles.push({permalink: share, make: await encodeShare(original, focus, memo)});
    const card =
      tone === undefined
        ? whole
        : photographOf(await encodeCard(original, focus, memo), tone, permalink, `-${nameOf(focus)}card`);
    if (card !== whole) cutFiles.push(...card.files);
    cuts.push({focus, card: card.picture, share});
  }
  const digest = digestOf(JSON.stringify([whole.picture, cuts]));
  const files = [...whole.files, ...cutFiles].map((file) => ({...file, fingerprint: file.permalink}));
  return {hash: original.hash, whole: whole.picture, cuts, digest, files};
}

type Permalinks = (ending: string) => Permalink;

/** Names that change with what is in the files. */
function permalinksOf(name: string, hash: string): Permalinks {
  const stem = name.replace(/\.[^.]+$/, "").replace(/[^\w-]+/g, "-");
  const id = createHash("sha256").update(`${hash} ${encoding}`).digest("hex").slice(0, 8);
  return (ending) => filePermalink(`images/${stem}-${id}${ending}`);
}

type MadeFile = Omit<PictureFile, "fingerprint">;

interface PictureWithFiles {
  readonly picture: ShownPicture;
  readonly files: readonly MadeFile[];
}

/** A drawing as it is, if it is light enough. */
async function drawingOf(bytes: Buffer, src: Permalink): Promise<PictureWithFiles | undefined> {
  const phoneBytes = gzipSync(bytes).length;
  if (phoneBytes > mostOfDrawing) return undefined;
  const {width, height} = await (await openPicture(bytes)).metadata();
  const picture = {src, sources: [], width, height, tone: undefined, phoneBytes};
  return {picture, files: [{permalink: src, make: async () => bytes}]};
}

function photographOf(
  encoded: readonly Encoded[],
  tone: Tone | undefined,
  permalink: Permalinks,
  infix: string
): PictureWithFiles {
  const files = encoded.map((file) => ({
    ...file,
    permalink: permalink(`${infix}-${file.width}.${file.format}`)
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
        .map(({permalink, width, bytes}) => ({permalink, width, bytes}))
    }));
  const {permalink: src, width, height} = plain;
  return {
    picture: {src, sources, width, height, tone, phoneBytes: onPhone.bytes},
    files: files.map(({permalink, make}) => ({permalink, make}))
  };
}
