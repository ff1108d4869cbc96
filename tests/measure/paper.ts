import type {BrowserContext} from "playwright-core";
import type {Figures} from "./figures.ts";

/** How many pages of paper it takes to print a page, whose pictures are there by then. */
export async function paperOf(context: BrowserContext, url: string): Promise<Figures> {
  const page = await context.newPage();
  await page.goto(url, {waitUntil: "networkidle"});
  const pdf = (await page.pdf({preferCSSPageSize: true})).toString("latin1");
  await page.close();
  return {paper: [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length};
}
