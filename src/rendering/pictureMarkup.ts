import {byteSize} from "../model/byteSize.ts";
import {licenceLink} from "../model/licence.ts";
import type {Permalink} from "../model/permalink.ts";
import type {Picture} from "../model/picture.ts";
import type {Markup} from "../model/sheet.ts";
import {fill, type Strings} from "../model/strings.ts";
import {html} from "./markup.ts";
import type {ShownPicture} from "./renderedPicture.ts";

/** The places of a page where pictures are shown; what they measure there is in `_includes/styles/`. */
const sizesAt = {
  /** The column of text. */
  column: "(min-width: 64rem) 40rem, calc(100vw - 2rem)",
  /** The lead of a front: the first of its columns. */
  lead: "(min-width: 76rem) 39rem, (min-width: 48rem) 54vw, calc(100vw - 2rem)",
  /** The first card of a rail, in the one of the columns that is widest. */
  rail: "(min-width: 76rem) 19rem, (min-width: 68rem) 25vw, (min-width: 48rem) 54vw, calc(100vw - 2rem)",
  /** The first card of a hub, beside what else there is on the topic. */
  hub: "(min-width: 76rem) 29rem, (min-width: 48rem) 37vw, calc(100vw - 2rem)"
} as const;

export type PicturePlace = keyof typeof sizesAt;

/** How a picture is set in a page. */
export interface PictureSetting {
  readonly place: PicturePlace;
  /** Whether it is among what a reader sees first. */
  readonly isFirst: boolean;
  readonly path: (permalink: Permalink) => string;
  readonly strings: Strings;
}

/**
 * A picture in the formats and sizes from which browsers choose. `data-show` has the words that stand in its place
 * where readers want no picture before they ask for it (`offline/client/lightPage.ts`).
 */
export function pictureMarkup(alt: string, shown: ShownPicture, setting: PictureSetting): Markup {
  const {isFirst, path, place, strings} = setting;
  const show = fill(strings.showPicture, {size: byteSize(shown.phoneBytes, strings)});
  const sources = shown.sources.map(({format, variants}) => {
    const set = variants.map(({permalink, width}) => `${path(permalink)} ${width}w`).join(", ");
    return html`<source type="image/${format}" srcset="${set}" sizes="${sizesAt[place]}">`;
  });
  const tone = shown.tone && html` class="tone-${shown.tone}"`;
  const loading = isFirst ? html` fetchpriority="high"` : html` loading="lazy" decoding="async"`;
  return html`<picture data-show="${show}">${sources}<img${tone} src="${path(shown.src)}" width="${shown.width}" height="${shown.height}" alt="${alt}"${loading}></picture>`;
}

/** A picture in the one format that all programs know, for feeds. */
export function plainPictureMarkup(
  alt: string,
  {src, width, height}: ShownPicture,
  path: PictureSetting["path"]
): Markup {
  return html`<img src="${path(src)}" width="${width}" height="${height}" alt="${alt}">`;
}

/** A picture with its caption, its credit, and the terms on which it is shown. */
export function figureMarkup(picture: Picture, image: Markup, className: string | undefined): Markup {
  const classOf = className && html` class="${className}"`;
  const {caption, credit, licence} = picture;
  const link = licenceLink(licence);
  const terms =
    link === undefined
      ? html`<bdi>${licence}</bdi>`
      : html`<a href="${link}" rel="license"><bdi>${licence}</bdi></a>`;
  return html`<figure${classOf}>${image}<figcaption>${caption} <span class="credit">${credit} · ${terms}</span></figcaption></figure>`;
}
