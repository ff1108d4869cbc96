import {byteSize} from "../model/byteSize.ts";
import type {Permalink} from "../model/permalink.ts";
import type {Head} from "../model/sheet.ts";
import type {Setting} from "./setting.ts";

/** What a visit to a page fetches, in bytes. */
export interface PageWeight {
  readonly all: number;
  readonly pictures: number;
}

/**
 * How much of a page's view, written as JSON, its HTML takes when it is zipped, and what its head, masthead and footer
 * add. Measured on the pages of the newsroom that ships, at Brotli's level 5.
 */
const zippedShare = 0.268;
const zippedFrame = 1335;

/**
 * About what a phone's first visit to a page fetches, to the page's end: words, style, typeface, scripts and pictures,
 * as hosts zip them. The HTML is not zipped for it, which would take longer than to render it; what a reader keeps
 * for offline is not part of it, for it comes once and after the page. `scripts` are those that scripts of the page load.
 */
export function pageWeight(
  view: object,
  head: Head,
  {language, theme}: Setting,
  scripts: readonly Permalink[] = []
): PageWeight {
  const {bundles, pictures} = theme;
  const words = JSON.stringify(view);
  const bytesOf = (permalink: Permalink | undefined) =>
    permalink === undefined ? 0 : bundles.bytesOf(permalink);
  // Of a picture's addresses one alone is its own: that of the drawing, or of the one JPEG.
  const shown = new Set(words.match(/\/images\/[\w-]+\.(?:jpg|svg)/g));
  const inPictures = [...shown].reduce((sum, src) => sum + (pictures.phoneBytes.get(src) ?? 0), 0);
  const inWords = zippedFrame + Buffer.byteLength(words) * zippedShare;
  const files = [head.style, head.script, head.registration, bundles.faceIn(language), ...scripts];
  return {
    all: Math.round(inWords) + inPictures + files.reduce((sum, file) => sum + bytesOf(file), 0),
    pictures: inPictures
  };
}

/** The same in words, for the end of the page. */
export function weightInWords({all, pictures}: PageWeight, {say, strings}: Setting): string {
  const sizes = {all: byteSize(all, strings), pictures: byteSize(pictures, strings)};
  return say(pictures === 0 ? "pageWeightWords" : "pageWeight", sizes);
}
