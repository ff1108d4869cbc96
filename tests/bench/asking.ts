import type {Page} from "playwright-core";
import {openBrowser} from "../support/browser.ts";

/** A search page in a profile of its own. */
export async function openSearch(url: string): Promise<Page> {
  const context = await (await openBrowser()).newContext();
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Asks as a reader does: types, presses Enter, waits, and reads the slugs of the first ten results. */
export async function ask(page: Page, words: string): Promise<readonly string[]> {
  await page.locator("#query").fill(words);
  await page.locator("#query").press("Enter");
  const more = page.locator("#search-results button");
  await page.evaluate(waitForAnswer);
  for (
    let clicks = 0;
    clicks < 2 && (await page.locator("#search-results li").count()) < 10 && (await more.count()) > 0;
    clicks++
  ) {
    const before = await page.locator("#search-results li").count();
    await more.first().click();
    await page.evaluate(waitForMore(before));
  }
  const links = await page
    .locator("#search-results li a")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return links.slice(0, 10).map((href) => /\/articles\/([^/]+)\//.exec(href)?.[1] ?? "");
}

const waitForAnswer = `new Promise((resolve) => {
  const status = document.getElementById("search-status");
  const look = () => (/…$/.test(status.textContent) ? setTimeout(look, 5) : resolve());
  setTimeout(look, 5);
})`;

function waitForMore(before: number): string {
  return `new Promise((resolve) => {
    const until = Date.now() + 3000;
    const look = () => (document.querySelectorAll("#search-results li").length > ${before} || Date.now() > until ? resolve() : setTimeout(look, 5));
    look();
  })`;
}
