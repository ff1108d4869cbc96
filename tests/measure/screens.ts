import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import sharp from "sharp";
import type {KindPage} from "../support/pageKinds.ts";

const widths = [390, 1280] as const;
/** Of the page, in pixels: what lies below is more of the same. */
const heights = {390: 1400, 1280: 1000} as const;
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

/**
 * Keeps pictures of a page of each template: on a phone and on a wide screen, light and dark; of stories and hubs on paper as
 * well. Types that are like another have its looks, and would only weigh.
 */
export async function keepScreens(wish: ScreensWish): Promise<void> {
  rmSync(wish.folder, {recursive: true, force: true});
  mkdirSync(wish.folder, {recursive: true});
  const pages = wish.pages.filter(({kind}) => kind.like === undefined);
  for (const width of widths) {
    for (const colorScheme of schemes) {
      await keep(
        pages,
        {name: `${width}-${colorScheme}`, width, height: heights[width], colorScheme, media: "screen"},
        wish
      );
    }
  }
  await keep(
    pages.filter(({kind}) => kind.weight === "story" || kind.weight === "hub"),
    {name: "paper", ...paper, colorScheme: "light", media: "print"},
    wish
  );
}

interface Shot {
  /** The end of the file's name. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
  readonly media: "screen" | "print";
}

/** In one profile, so that the faces are there, as they are for readers from the second page on. */
async function keep(
  pages: readonly KindPage[],
  {name: end, width, height, colorScheme, media}: Shot,
  {browser, url, folder}: ScreensWish
): Promise<void> {
  const context = await browser.newContext({
    viewport: {width, height},
    colorScheme,
    reducedMotion: "reduce",
    serviceWorkers: "block"
  });
  const page = await context.newPage();
  await page.emulateMedia({media});
  // What a second visit shows: the face of a first one may come too late.
  await page.route("**/*.css", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll("font-display:optional", "font-display:block");
    await route.fulfill({response, body});
  });
  await page.goto(url);
  for (const {name, path} of pages) {
    await page.goto(new URL(path, url).href);
    await page.evaluate("document.fonts.ready");
    const picture = await page.screenshot();
    const small = await sharp(picture).webp({quality: 35, effort: 6, smartSubsample: true}).toBuffer();
    writeFileSync(join(folder, `${name}-${end}.webp`), small);
  }
  await context.close();
}
