import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import sharp from "sharp";
import type {Memo} from "../model/memo.ts";
import {filePermalink, type Permalink} from "../model/permalink.ts";
import type {ImageFile, Picture} from "../model/picture.ts";
import type {Markup, OutputFile} from "../model/sheet.ts";
import {html} from "./markup.ts";

/** A picture as pages show it. */
export interface ShownPicture {
  readonly src: Permalink;
  /** The same picture at several widths; empty for drawings, which scale. */
  readonly widths: readonly {readonly permalink: Permalink; readonly width: number}[];
  /** Pixels of `src`. */
  readonly width: number;
  readonly height: number;
  /** What other sites show with a link: 1200 × 630 pixels. */
  readonly share: Permalink;
}

/** The pictures of a publication, by the name of their file, and the files that go out for them. */
export interface Pictures {
  readonly shown: ReadonlyMap<string, ShownPicture>;
  readonly files: readonly OutputFile[];
  /** Those that cannot be read as pictures. */
  readonly unreadable: readonly ImageFile[];
}

/** Widths in pixels at which photographs go out: a phone's column, a wide column, a column on a dense screen. */
const widths = [420, 840, 1280];
const webpQuality = 68;
const shareSize = {width: 1200, height: 630};

/** Makes the pictures that pages show. */
export async function renderPictures(images: readonly ImageFile[], memo: Memo): Promise<Pictures> {
  const shown = new Map<string, ShownPicture>();
  const files: OutputFile[] = [];
  const unreadable: ImageFile[] = [];
  for (const image of images) {
    try {
      const rendered = await renderPicture(image, memo);
      shown.set(image.name, rendered.picture);
      files.push(...rendered.files);
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      unreadable.push(image);
    }
  }
  return {shown, files, unreadable};
}

async function renderPicture(
  image: ImageFile,
  memo: Memo
): Promise<{picture: ShownPicture; files: readonly OutputFile[]}> {
  const bytes = readFileSync(image.path);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const stem = image.name.replace(/\.[^.]+$/, "").replace(/[^\w-]+/g, "-");
  const permalink = (suffix: string) => filePermalink(`images/${stem}-${hash.slice(0, 8)}${suffix}`);
  const {width, height} = await sizeOf(bytes);
  const share: OutputFile = {
    permalink: permalink("-share.jpg"),
    body: await memo(`${hash}-share`, () =>
      sharp(bytes)
        .resize({...shareSize, fit: "cover"})
        .flatten({background: "#fff"})
        .jpeg({quality: 72, mozjpeg: true})
        .toBuffer()
    )
  };
  if (/\.svg$/i.test(image.name)) {
    const src = permalink(".svg");
    return {
      picture: {src, widths: [], width, height, share: share.permalink},
      files: [{permalink: src, body: bytes}, share]
    };
  }
  // A width that the picture hardly has more than would be nearly the same file twice.
  const sizes = [...widths.filter((wanted) => wanted < width * 0.9), Math.min(width, widths.at(-1) ?? width)];
  const variants = await Promise.all(
    sizes.map(async (size) => ({
      width: size,
      permalink: permalink(`-${size}.webp`),
      body: await memo(`${hash}-${size}-${webpQuality}`, () =>
        sharp(bytes).rotate().resize({width: size}).webp({quality: webpQuality, effort: 5}).toBuffer()
      )
    }))
  );
  const middle = variants.find((variant) => variant.width >= 800) ?? variants.at(-1);
  if (middle === undefined) throw new Error(`${image.name} has no width`);
  const picture = {
    src: middle.permalink,
    widths: variants.map(({permalink, width}) => ({permalink, width})),
    width: middle.width,
    height: Math.round((height * middle.width) / width),
    share: share.permalink
  };
  return {picture, files: [...variants.map(({permalink, body}) => ({permalink, body})), share]};
}

/** Pixels as a reader sees them: after the turn that a camera noted. */
async function sizeOf(bytes: Uint8Array): Promise<{width: number; height: number}> {
  const {width, height, orientation = 1} = await sharp(bytes).metadata();
  return orientation >= 5 ? {width: height, height: width} : {width, height};
}

/** How a picture is set in a page. */
export interface FigureSetting {
  readonly className: string;
  /** Whether it is among what a reader sees first. */
  readonly isFirst: boolean;
  /** The `sizes` of its image element. */
  readonly sizes: string;
  readonly path: (permalink: Permalink) => string;
}

/** A picture with its caption and credit. */
export function figureMarkup(picture: Picture, shown: ShownPicture, setting: FigureSetting): Markup {
  const caption = picture.caption === undefined ? undefined : html`${picture.caption} `;
  const className = setting.className === "" ? undefined : html` class="${setting.className}"`;
  return html`<figure${className}>${imageMarkup(picture.alt, shown, setting)}<figcaption>${caption}<span class="credit">${picture.credit}</span></figcaption></figure>`;
}

/** A picture alone. */
export function imageMarkup(alt: string, shown: ShownPicture, {isFirst, sizes, path}: FigureSetting): Markup {
  const srcset = shown.widths.map(({permalink, width}) => `${path(permalink)} ${width}w`).join(", ");
  const set = srcset === "" ? undefined : html` srcset="${srcset}" sizes="${sizes}"`;
  const loading = isFirst ? html` fetchpriority="high"` : html` loading="lazy" decoding="async"`;
  return html`<img src="${path(shown.src)}"${set} width="${shown.width}" height="${shown.height}" alt="${alt}"${loading}>`;
}
