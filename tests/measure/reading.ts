import type {BrowserContext} from "playwright-core";
import {examine, wideSpacing} from "../support/examination.ts";
import type {Figures} from "./figures.ts";

/** How a page can be read, and in words what is in the way. */
export async function readingOf(
  context: BrowserContext,
  url: string
): Promise<{figures: Figures; faults: readonly string[]}> {
  const page = await context.newPage();
  await page.goto(url, {waitUntil: "networkidle"});
  const overflow = () => page.evaluate<number>("reader.overflow()");

  await page.emulateMedia({colorScheme: "light", reducedMotion: "reduce"});
  const light = await examine(page, "everything");
  const small = await page.evaluate<string[]>("reader.smallTargets()");
  await page.emulateMedia({colorScheme: "dark", reducedMotion: "reduce"});
  const dark = await examine(page, "everything");

  await page.setViewportSize({width: 320, height: 700});
  const reflow320 = await overflow();
  await page.setViewportSize({width: 1280, height: 900});
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  const text200 = await overflow();
  await page.evaluate("document.documentElement.style.fontSize = ''");
  await page.setViewportSize({width: 320, height: 700});
  await page.addStyleTag({content: wideSpacing});
  const textSpacing = await overflow();

  await page.close();
  const contrasts = [light, dark].flatMap(({lowestContrast}) => lowestContrast ?? []);
  return {
    figures: {
      axeLight: light.broken.length,
      axeDark: dark.broken.length,
      ...(contrasts.length > 0 && {contrast: Math.min(...contrasts)}),
      smallTargets: small.length,
      reflow320,
      text200,
      textSpacing
    },
    faults: [
      ...light.broken.map((fault) => `axe, light: ${fault}`),
      ...dark.broken.map((fault) => `axe, dark: ${fault}`),
      ...small.map((name) => `smaller than 24 px: ${name}`)
    ]
  };
}
