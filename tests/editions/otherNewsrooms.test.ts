import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {unzipSync} from "fflate";
import {afterAll, describe, expect, test} from "vitest";
import {closeBrowser, openPage} from "../support/browser.ts";
import {checkBook, deadLinks, makeEdition, programAt} from "../support/edition.ts";
import {home, newsroomLike, storyFile, tiny, treeOf} from "../support/newsrooms.ts";

afterAll(closeBrowser);

describe("a newsroom below a path, with redirects, photographs and four kinds of everything", () => {
  const full = join(home, "tests/sites/full/newsroom");

  test("its edition has no dead link, and its results lead to stories", async () => {
    const edition = await makeEdition(newsroomLike(full), "full", "--url", "https://host.example/news/");
    expect(deadLinks(edition.folder)).toEqual([]);
    const photographs = [...treeOf(edition.folder).keys()].filter((path) => path.endsWith(".webp"));
    expect(photographs.length).toBe(1);
    const page = await openPage();
    await page.goto(`${pathToFileURL(join(edition.folder, "search/index.html")).href}?q=wall`);
    await page.locator("#search-results a").first().click();
    await page.waitForURL(/\/articles\/[^/]+\/index\.html$/);
    expect(await page.locator("article.story").count()).toBe(1);
    expect(page.faults).toEqual([]);
  });

  test("an old address leads to where its page went", async () => {
    const newsroom = newsroomLike(full);
    const edition = await makeEdition(newsroom, "full");
    const redirects = readFileSync(join(newsroom, "_data/redirects.yaml"), "utf8");
    const [, old = ""] = /^\s*"?(\/[^":\s]+)/m.exec(redirects) ?? [];
    expect(old).not.toBe("");
    expect(treeOf(edition.folder).has(`${old.slice(1)}index.html`)).toBe(false);
  });
});

describe("a newsroom in Urdu", () => {
  const epubcheck = programAt("epubcheck");

  const masthead = `name: مد و جزر
description: سمندر کی خبریں
url: https://tiny.example/
language: ur
timeZone: Asia/Karachi
`;
  const story = storyFile(
    {headline: "سمندر اتر گیا", standfirst: "شام چھ بجے"},
    "پانی اتر گیا۔ <b> & “لفظ”\n"
  );

  const make = () =>
    makeEdition(
      newsroomLike(tiny, {"_data/masthead.yaml": masthead, "content/articles/2026/samandar.md": story}),
      "urdu",
      "--topic",
      "tides"
    );

  test("its pages open from the right, and its books turn from the right", async () => {
    const edition = await make();
    expect(deadLinks(edition.folder)).toEqual([]);
    expect(readFileSync(join(edition.folder, "index.html"), "utf8")).toContain('lang="ur" dir="rtl"');
    const book = join(edition.out, `${edition.name}.epub`);
    const opf = Buffer.from(unzipSync(readFileSync(book))["book/package.opf"] ?? "").toString();
    expect(opf).toContain('<spine page-progression-direction="rtl">');
    expect(opf).toContain("<dc:language>ur</dc:language>");
  });

  test.skipIf(epubcheck === undefined)(
    "epubcheck has nothing against its book (needs epubcheck)",
    async () => {
      const {out, name} = await make();
      expect(checkBook(epubcheck ?? "", join(out, `${name}.epub`))).toContain("0 errors / 0 warnings");
    }
  );
});
