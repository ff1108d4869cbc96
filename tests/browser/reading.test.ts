import {readFileSync} from "node:fs";
import {join} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {closeBrowser, newPage, openPage, type WatchedPage} from "../support/browser.ts";
import {examine, wideSpacing} from "../support/examination.ts";
import {readPages} from "../support/pageKinds.ts";
import {readerScript} from "../support/readerScript.ts";
import {serveShipped} from "../support/served.ts";

/** Built before the tests are listed, since which pages there are is seen in it. */
const site = await serveShipped();
afterAll(async () => {
  await closeBrowser();
  site.close();
});

/** Pashto and Dari have a face of their own. */
const inNaskh = [
  {name: "story in Pashto", path: "articles/doha-ke-da-afghananu-tarmanz-khabare-payl-shwe/"},
  {name: "front in Dari", path: "fa-af/"}
].map((page) => ({...page, direction: "rtl", kind: undefined}));

/** What the Tab key came to, as tests/client/reader.ts tells it. */
interface Stop {
  readonly what: string;
  readonly outline: number;
  readonly coveredBy: string | undefined;
}

const at = (path: string) => new URL(path, site.url).href;

test("a reader goes from the front to a hub, a story, a related one, a tag and the search", async () => {
  const page = await openPage();
  await page.goto(site.url);
  await page
    .getByRole("navigation", {name: "Sections"})
    .getByRole("link", {name: "Afghan peace process"})
    .click();
  expect(await page.locator("h1").textContent()).toBe("Afghan peace process");
  expect(await page.locator(".timeline h3").count()).toBe(13);

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

describe.each([...readPages(site.folder), ...inNaskh])(
  "on a page of each kind: $name",
  ({path, direction, kind}) => {
    let page: WatchedPage;
    beforeAll(async () => {
      page = await newPage({reducedMotion: "reduce", serviceWorkers: "block", bypassCSP: true});
      await page.addInitScript(readerScript);
      await page.goto(at(path));
    });
    afterAll(() => page.context().close());

    test("the first link leads past the menus", async () => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.className")).toBe("skip");
      expect(await page.locator(".skip").boundingBox()).toMatchObject({x: expect.any(Number), y: 8});
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.localName")).toBe("main");
    });

    test("the Tab key comes to all that can be used, in the order of the page, and shows where it is", async () => {
      await page.goto("about:blank");
      await page.goto(at(path));
      if (path.endsWith("offline/")) await page.locator(".offline-parcels li:last-child button").waitFor();
      const fields = await page.evaluate<string[]>("reader.fields()");
      for (let presses = 0; presses <= fields.length; presses++) await page.keyboard.press("Tab");
      const stops = await page.evaluate<Stop[]>("reader.stops()");
      expect(stops.map(({what}) => what)).toEqual(fields);
      expect(stops.filter(({outline, coveredBy}) => outline < 3 || coveredBy !== undefined)).toEqual([]);
      expect(await page.evaluate("reader.reordered()")).toEqual([]);
    });

    test("what is folded opens and closes by the keyboard", async () => {
      // On a wide screen what is folded stands open.
      await page.setViewportSize({width: 390, height: 844});
      for (const details of await page.locator("details").all()) {
        const isOpen = async () => (await details.getAttribute("open")) !== null;
        const before = await isOpen();
        await details.locator("summary").press("Enter");
        expect(await isOpen()).toBe(!before);
        await details.locator("summary").press("Space");
        expect(await isOpen()).toBe(before);
      }
    });

    test("no target is smaller than 24 pixels", async () => {
      expect(await page.evaluate("reader.smallTargets()")).toEqual([]);
    });

    test("words of another language say so", async () => {
      expect(await page.evaluate("reader.strangers()")).toEqual([]);
    });

    test("no accessibility rule is broken, light, dark and in colours of the reader's own, to AAA", async () => {
      expect((await examine(page, "everything")).broken).toEqual([]);
      // Colours are the same in both directions, and in pages of one template.
      if (direction === "rtl" || kind?.like !== undefined) return;
      await page.emulateMedia({colorScheme: "dark"});
      expect((await examine(page, "colour")).broken, "dark").toEqual([]);
      await page.emulateMedia({forcedColors: "active"});
      expect((await examine(page, "colour")).broken, "forced colours").toEqual([]);
      await page.emulateMedia({colorScheme: "light", forcedColors: "none"});
    });

    test("nothing runs out of a screen of 320 px, nor with text twice as large or widely spaced", async () => {
      const overflow = () => page.evaluate("reader.overflow()");
      await page.setViewportSize({width: 320, height: 700});
      expect(await overflow()).toBe(0);
      await page.addStyleTag({content: wideSpacing});
      expect(await overflow(), "widely spaced").toBe(0);
      await page.setViewportSize({width: 1280, height: 900});
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect(await overflow(), "at twice the size").toBe(0);
      expect(page.faults).toEqual([]);
    });
  }
);

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

test.each(["topics/", "ur/topics/"])(
  "a briefing below %s is one page of A4, from a dark screen too",
  async (topics) => {
    const page = await openPage({colorScheme: "dark"});
    await page.goto(at(`${topics}afghan-peace-process/briefing/`));
    const pdf = (await page.pdf({preferCSSPageSize: true})).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(await page.locator(".briefing ol li").count()).toBe(10);
  }
);

test("on paper a story says where it is, writes out where its sources are, and has no navigation", async () => {
  const page = await openPage();
  const path = "articles/us-charge-calls-on-army-chief/";
  await page.goto(at(path));
  await page.emulateMedia({media: "print"});
  const text = await page.evaluate<string>("document.body.innerText");
  expect(text).toContain(`Read this story at https://news.example/${path}`);
  expect(text).not.toMatch(/\bSearch\b|\bArchive\b/);
  const written = await page.evaluate<string>(
    "getComputedStyle(document.querySelector('.sources a'), '::after').content"
  );
  expect(written).toContain("https://");
});
