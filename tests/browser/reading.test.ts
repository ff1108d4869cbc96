import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {closeBrowser, openPage} from "../support/browser.ts";
import {type ServedSite, serveShipped} from "../support/served.ts";

let site: ServedSite;
beforeAll(async () => {
  site = await serveShipped();
});
afterAll(async () => {
  await closeBrowser();
  site.close();
});

const at = (path: string) => new URL(path, site.url).href;

test("a reader goes from the front to a hub, a story, a related one, a tag and the search", async () => {
  const page = await openPage();
  await page.goto(site.url);
  await page
    .getByRole("navigation", {name: "Sections"})
    .getByRole("link", {name: "Afghan peace process"})
    .click();
  expect(await page.locator("h1").textContent()).toBe("Afghan peace process");
  expect(await page.locator(".timeline li").count()).toBeGreaterThan(15);

  await page.locator(".hub-latest .card-headline a").first().click();
  const story = await page.locator("h1").textContent();
  expect(await page.locator(".story-body p").count()).toBeGreaterThan(3);

  await page.locator(".related a").first().click();
  const related = await page.locator("h1").textContent();
  expect(related).not.toBe(story);

  await page.locator(".labels a[href*='/tags/']").first().click();
  expect(page.url()).toContain("/tags/");
  expect(await page.locator(".card").count()).toBeGreaterThan(0);

  await page.getByRole("searchbox", {name: "Search the stories"}).fill("taliban");
  await page.getByRole("button", {name: "Search"}).click();
  await page.locator("#search-results a").first().waitFor();
  expect(page.url()).toContain("/search/?q=taliban");
  expect(page.faults).toEqual([]);
});

test("the central story has every part of a wire report", async () => {
  const page = await openPage();
  await page.goto(at("articles/us-charge-calls-on-army-chief/"));
  expect(await page.locator(".story-byline").textContent()).toBe("By Web Desk");
  expect(await page.locator(".dateline").textContent()).toBe("RAWALPINDI:");
  expect(await page.locator(".key-points li").count()).toBe(3);
  expect(await page.locator(".lead-picture figcaption").textContent()).toContain("Drawing: Khabar");
  expect(await page.locator(".lead-picture img").getAttribute("alt")).toMatch(/flags/);
  expect(await page.locator(".read-more a").count()).toBeGreaterThan(0);
  expect(await page.locator(".story-body > h2").allTextContents()).toContain("Reviving military ties");
  expect(await page.locator(".pull-quote").count()).toBe(1);
  expect(await page.locator(".sources li").count()).toBeGreaterThan(1);
  expect(await page.locator(".related li").count()).toBe(6);
  expect(await page.locator('script[type="application/ld+json"]').textContent()).toContain("NewsArticle");
});

test("each kind of page says what a phone fetches of it, within a fifth of the truth", async () => {
  const page = await openPage({
    viewport: {width: 390, height: 844},
    deviceScaleFactor: 2,
    serviceWorkers: "block"
  });
  const paths = [
    "",
    "topics/pak-us-relations/",
    "articles/us-charge-calls-on-army-chief/",
    "tags/",
    "about/"
  ];
  for (const path of [...paths, "archive/2021/01/", "search/"]) {
    await page.goto(at(path), {waitUntil: "networkidle"});
    await page.locator(".page-weight").scrollIntoViewIfNeeded();
    for (const picture of await page.locator("main img").all()) await picture.scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle");
    const fetched: string[] = await page.evaluate(
      "[location.href, ...performance.getEntriesByType('resource').map(({name}) => name)]"
    );
    const truth = [...new Set(fetched)].reduce((sum, address) => sum + overTheLine(address), 0);
    const said = (await page.locator(".page-weight").textContent()) ?? "";
    const [, kilobytes] = /^This page: about (\d+) KB/.exec(said) ?? [];
    expect(Math.abs(Number(kilobytes) * 1000 - truth) / truth, `${path}: ${said}, not ${truth}`).toBeLessThan(
      0.2
    );
  }
});

/** What a host that zips as it serves sends. */
function overTheLine(address: string): number {
  const path = new URL(address).pathname.replace(/\/$/, "/index.html");
  const bytes = readFileSync(join(site.folder, path));
  if (!/\.(?:html|css|js|svg)$/.test(path)) return bytes.length;
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 5}}).length;
}

describe("with script off", () => {
  test("every page on the way reads whole, and the search leads to the topics", async () => {
    const page = await openPage({javaScriptEnabled: false});
    await page.goto(site.url);
    await page.locator(".rail h2 a").first().click();
    await page.locator(".hub-latest .card-headline a").first().click();
    await page.locator("article.story .story-body p").first().waitFor();
    await page.locator(".related a").first().click();
    await page.locator(".labels a[href*='/tags/']").first().click();
    await page.locator(".card-headline a").first().click();
    await page.locator(".masthead-search input").fill("doha");
    await page.locator(".masthead-search button").click();
    expect(page.url()).toContain("/search/?q=doha");
    await page.locator("noscript p").waitFor();
    await page.locator("#search-topics a").first().click();
    await page.locator(".hub-head h1").waitFor();
  });
});

describe("on every kind of page", () => {
  const kinds = {
    front: "",
    "front in Urdu": "ur/",
    story: "articles/us-charge-calls-on-army-chief/",
    "story in Urdu": "articles/amriki-nazim-ul-umoor-ki-army-chief-se-mulaqat/",
    "story in Pashto": "articles/doha-ke-da-afghananu-tarmanz-khabare-payl-shwe/",
    hub: "topics/afghan-peace-process/",
    list: "topics/afghan-peace-process/archive/",
    "numbered list": "topics/afghan-peace-process/archive/1/",
    person: "people/qamar-javed-bajwa/",
    place: "places/kabul/",
    index: "topics/",
    archive: "archive/",
    month: "archive/2021/01/",
    search: "search/",
    "search in Dari": "fa-af/search/",
    "standing page": "about/",
    "missing page": "404.html"
  };

  test.each(Object.entries(kinds))(
    "%s: no accessibility rule is broken, light and dark, to AAA",
    async (_, path) => {
      const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await openPage({colorScheme, reducedMotion: "reduce", bypassCSP: true});
        await page.goto(at(path));
        await page.evaluate(axe);
        const broken = await page.evaluate(async () => {
          const options = {
            runOnly: {
              type: "tag",
              values: [
                "wcag2a",
                "wcag2aa",
                "wcag21a",
                "wcag21aa",
                "wcag22a",
                "wcag22aa",
                "wcag2aaa",
                "best-practice"
              ]
            },
            rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}}
          };
          const {axe} = globalThis as unknown as {
            axe: {
              run(
                root: unknown,
                options: object
              ): Promise<{violations: {id: string; nodes: {target: string[]}[]}[]}>;
            };
          };
          const {violations} = await axe.run(
            (globalThis as unknown as {document: unknown}).document,
            options
          );
          return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.target.join(" ")}`);
        });
        expect(broken, colorScheme).toEqual([]);
      }
    }
  );

  test.each(Object.entries(kinds))(
    "%s: nothing runs out of a screen of 320 px, nor at twice the text size",
    async (_, path) => {
      const page = await openPage({viewport: {width: 320, height: 700}});
      await page.goto(at(path));
      const overflow = () =>
        page.evaluate(
          "Math.max(0, document.scrollingElement.scrollWidth - document.documentElement.clientWidth)"
        );
      expect(await overflow()).toBe(0);
      await page.setViewportSize({width: 1280, height: 900});
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect(await overflow()).toBe(0);
      expect(page.faults).toEqual([]);
    }
  );
});

test("on paper it is black on white, without what is only for screens, from a dark screen too", async () => {
  const page = await openPage({colorScheme: "dark"});
  await page.goto(at("articles/us-charge-calls-on-army-chief/"));
  await page.emulateMedia({media: "print", colorScheme: "dark"});
  expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(0, 0, 0)");
  for (const hidden of [".masthead-search", ".masthead-sections", ".footer nav", ".beside"]) {
    expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
  }
  expect(await page.locator(".story-body p").first().isVisible()).toBe(true);
});
