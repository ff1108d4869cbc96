import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {SiteServer} from "../../src/serving/server.ts";
import {closeBrowser, newPage, type WatchedPage} from "../support/browser.ts";
import {serveCompressed} from "../support/compressedSite.ts";
import {home} from "../support/newsrooms.ts";
import {readPages} from "../support/pageKinds.ts";

const site = join(home, "tests/sites/full/expected");
const trees = join(home, "tests/browser/trees");
const isWriting = process.env["KHABAR_GOLDEN"] === "write";
const pages = readPages(site);

let server: SiteServer;
let page: WatchedPage;
beforeAll(async () => {
  if (isWriting) {
    rmSync(trees, {recursive: true, force: true});
    mkdirSync(trees);
  }
  server = await serveCompressed(site);
  page = await newPage({serviceWorkers: "block"});
});
afterAll(async () => {
  await closeBrowser();
  server.close();
});

describe.each(pages)("what a screen reader is told of a page: $name", ({name, path, kind}) => {
  let tree: string;
  beforeAll(async () => {
    await page.goto(new URL(path, server.url).href);
    if (kind.type === "offline") await page.locator(".offline-parcels li:last-child button").waitFor();
    tree = withoutSizes(await page.locator("body").ariaSnapshot());
  });

  test("is what it was", () => {
    const file = join(trees, `${name}.yaml`);
    if (isWriting) writeFileSync(file, `${tree}\n`);
    expect(`${tree}\n`).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  });

  test("has one first heading, and no level is left out below it", () => {
    const levels = [...tree.matchAll(/- '?heading (?:".*" )?\[level=(\d)\]/g)].map((match) =>
      Number(match[1])
    );
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test("has a banner, a main part and a foot, each once, and tells navigations apart by name", () => {
    for (const landmark of ["banner", "main", "contentinfo"])
      expect([...tree.matchAll(new RegExp(`^- ${landmark}\\b`, "gm"))], landmark).toHaveLength(1);
    const navigations = [...tree.matchAll(/- navigation(?: "(.*)")?/g)].map((match) => match[1]);
    expect(navigations).not.toContain(undefined);
    expect(new Set(navigations).size).toBe(navigations.length);
  });

  test("gives a name to each link, button, field and picture", () => {
    expect(
      tree.match(/- (?:link|button|textbox|searchbox|combobox|checkbox|img|region)(?! ")(?::|$| \[).*/gm) ??
        []
    ).toEqual([]);
  });
});

test("every tree that is kept is of a page", () => {
  expect(readdirSync(trees).sort()).toEqual(pages.map(({name}) => `${name}.yaml`).sort());
});

/** How much there is to fetch changes with every byte of a style sheet, and is no matter of the tree. */
function withoutSizes(tree: string): string {
  return tree.replace(/\d+(?= (?:KB|کے بی))/g, "…");
}
