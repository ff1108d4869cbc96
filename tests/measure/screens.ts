import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import sharp from "sharp";
import type {KindPage} from "../support/pageKinds.ts";

const widths = [390, 1280] as const;
/** Of the page, in pixels: what lies below is more of the same. */
const heights = {390: 1700, 1280: 1400} as const;
/** A4 without its margins, at 96 pixels an inch. */
const paper = {width: 643, height: 987};
const schemes = ["light", "dark"] as const;

interface ScreensWish {
  readonly browser: Browser;
  readonly url: string;
  readonly pages: readonly KindPage[];
  /** What lay there before goes. */
  readonly folder: string;
}

/** Keeps pictures of each page: on a phone and on a wide screen, light and dark; of stories and hubs on paper as well. */
export async function keepScreens({browser, url, pages, folder}: ScreensWish): Promise<void> {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  for (const {name, path, kind} of pages) {
    const address = new URL(path, url).href;
    for (const width of widths) {
      for (const colorScheme of schemes) {
        const shot = {width, height: heights[width], colorScheme, media: "screen"} as const;
        writeFileSync(
          join(folder, `${name}-${width}-${colorScheme}.webp`),
          await pictureOf(address, shot, browser)
        );
      }
    }
    if (kind.weight !== "story" && kind.weight !== "hub") continue;
    const shot = {...paper, colorScheme: "light", media: "print"} as const;
    writeFileSync(join(folder, `${name}-paper.webp`), await pictureOf(address, shot, browser));
  }
}

interface Shot {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
  readonly media: "screen" | "print";
}

async function pictureOf(
  address: string,
  {width, height, colorScheme, media}: Shot,
  browser: Browser
): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: {width, height},
    colorScheme,
    reducedMotion: "reduce",
    serviceWorkers: "block"
  });
  const page = await context.newPage();
  await page.emulateMedia({media});
  await page.goto(address, {waitUntil: "networkidle"});
  const picture = await page.screenshot();
  await context.close();
  return sharp(picture).webp({quality: 40, effort: 6, smartSubsample: true}).toBuffer();
}
