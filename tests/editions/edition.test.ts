import {execFileSync} from "node:child_process";
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {unzipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {serveSite} from "../../src/serving/server.ts";
import {closeBrowser, newPage, openPage} from "../support/browser.ts";
import {checkBook, deadLinks, type MadeEdition, makeEdition, programAt} from "../support/edition.ts";
import {Firefox} from "../support/firefox.ts";
import {khabar} from "../support/khabar.ts";
import {home, newsroomLike, shippedNewsroom, temporaryFolder, tiny, treeOf} from "../support/newsrooms.ts";
import {type ServedSite, serveShipped} from "../support/served.ts";
import {WebKit, webKitPrograms} from "../support/webkit.ts";

let root: string;
let edition: MadeEdition;
let small: MadeEdition;
let site: ServedSite;
const topic = "afghan-peace-process";
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "khabar-"));
  for (const folder of ["content", "_data"])
    cpSync(join(home, folder), join(root, folder), {recursive: true});
  edition = await makeEdition(root, "whole");
  small = await makeEdition(root, "topic", "--topic", topic, "--small");
  site = await serveShipped();
}, 400_000);
afterAll(async () => {
  await closeBrowser();
  site.close();
  rmSync(root, {recursive: true, force: true});
});

const at = (path: string, {folder} = edition) => pathToFileURL(join(folder, path)).href;
const searchFor = (query: string, path = "search/index.html") => `${at(path)}?${query}`;

type Page = Awaited<ReturnType<typeof openPage>>;

async function until(page: Page, condition: string) {
  await expect.poll(() => page.evaluate(condition), {timeout: 20_000}).toBe(true);
}

async function search(page: Page, words: string) {
  await page.locator("#query").fill(words);
  await page.locator("#query").press("Enter");
  await until(page, answered);
  return page.locator("#search-results h3").allTextContents();
}

const answered = `!/…$/.test(document.getElementById("search-status").textContent) && document.querySelector("#search-results, #search-status") !== null`;

describe("opened from its folder in Chromium", () => {
  test("every page opens without a fault, shows its style and its pictures, and says as of when it is", async () => {
    const pages = [...treeOf(edition.folder).keys()].filter((path) => path.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(150);
    // The more pages a tab of this browser has had, the longer it takes.
    for (let first = 0; first < pages.length; first += 40) {
      const page = await newPage();
      for (const path of pages.slice(first, first + 40)) {
        await page.goto(at(path));
        const seen = await page.evaluate<{asOf: string; styled: boolean; broken: string[]}>(`(() => {
          for (const image of document.images) image.loading = "eager";
          return Promise.all([...document.images].map((image) => image.decode().then(() => "", () => image.src))).then((all) => ({
            asOf: document.querySelector("footer .edition").textContent,
            styled: getComputedStyle(document.body).maxInlineSize !== "none" || getComputedStyle(document.body).backgroundColor !== "rgba(0, 0, 0, 0)",
            broken: all.filter((src) => src !== "")
          }));
        })()`);
        expect(seen, path).toMatchObject({broken: [], styled: true});
        expect(seen.asOf, path).toMatch(/(?:2026|۲۰۲۶).* · khabar\.example$/);
      }
      expect(page.faults).toEqual([]);
      await page.context().close();
    }
  }, 180_000);

  test("a reader goes by the links from the front to a story, and searches from its head", async () => {
    const page = await openPage();
    await page.goto(at("index.html"));
    await page.locator(".masthead-sections a").first().click();
    await page.locator(".hub-latest a").first().click();
    expect(await page.locator("article.story h1").count()).toBe(1);
    await page.locator("#masthead-query").fill("taliban");
    await page.locator("#masthead-query").press("Enter");
    await page.locator("#search-results a").first().waitFor();
    expect(page.url()).toBe(`${at("search/index.html")}?q=taliban`);
    const title = await page.locator("#search-results a").first().textContent();
    await page.locator("#search-results a").first().click();
    await page.waitForURL(/\/articles\/[^/]+\/index\.html$/);
    expect(await page.locator("h1").textContent()).toBe(title);
    expect(page.faults).toEqual([]);
  });

  test("typos are corrected, filters narrow down and stay in the address, more comes on request", async () => {
    const page = await openPage();
    await page.goto(at("search/index.html"));
    await search(page, "afgan peece");
    expect(await page.locator("#search-notice").textContent()).toContain("afghan peace");
    await search(page, "taliban");
    const all = await page.locator("#search-status").textContent();
    await page.getByRole("button", {name: "More results"}).click();
    await until(page, `document.querySelectorAll("#search-results li").length > 4`);
    await page.locator(".search-facets summary").click();
    await until(page, `document.querySelector("select[name=topic]").options.length > 2`);
    await page.locator("select[name=topic]").selectOption("us-troop-withdrawal");
    await until(page, `document.getElementById("search-status").textContent !== ${JSON.stringify(all)}`);
    await until(page, answered);
    expect(page.url()).toContain("?q=taliban&topic=us-troop-withdrawal");
    const titles = await page.locator("#search-results h3").allTextContents();
    await page.reload();
    await page.locator("#search-results a").first().waitFor();
    expect(await page.locator("#search-results h3").allTextContents()).toEqual(titles.slice(0, 4));
    expect(page.faults).toEqual([]);
  });

  test("Urdu is found from its own page, in its own letters, with its own typeface", async () => {
    const page = await openPage();
    await page.goto(at("ur/search/index.html"));
    const titles = await search(page, "افغان");
    expect(titles.length).toBe(2);
    expect(await page.locator("footer .edition").textContent()).toContain("تک");
    expect(
      await page.evaluate(`document.fonts.ready.then(() => document.fonts.check("20px Nastaliq", "خبر"))`)
    ).toBe(true);
    await page.locator("#search-results a").first().click();
    await page.waitForURL(/\/articles\/[^/]+\/index\.html$/);
    expect(page.faults).toEqual([]);
  });

  test("what is found is what the site finds, in the same order", async () => {
    const [online, local] = [await openPage(), await openPage()];
    await online.goto(`${site.url}search/`);
    await local.goto(at("search/index.html"));
    for (const words of [
      "khalilzad",
      "doha agreement signed",
      '"peace process"',
      "pakstan army",
      "qureshi blinken call",
      "2018"
    ])
      expect(await search(local, words), words).toEqual(await search(online, words));
  });

  test("put on a server it searches as well", async () => {
    const server = await serveSite({folder: edition.folder, pathPrefix: "", port: 26_000});
    try {
      const page = await openPage();
      await page.goto(`${server.url}search/index.html?q=taliban`);
      await page.locator("#search-results a").first().waitFor();
      await page.locator("#search-results a").first().click();
      await page.waitForURL(/\/articles\/[^/]+\/index\.html$/);
    } finally {
      server.close();
    }
  });
});

const firefox = process.env["FIREFOX_PATH"] ?? programAt("firefox-esr", "firefox");
const webKit = webKitPrograms();

interface OtherBrowser {
  readonly name: string;
  /** Undefined where it is not installed. */
  readonly start: (() => Promise<Pick<Firefox, "open" | "evaluate" | "close">>) | undefined;
}

const others: readonly OtherBrowser[] = [
  {name: "Firefox", start: firefox === undefined ? undefined : () => Firefox.start(firefox)},
  {name: "WebKitGTK", start: webKit && (() => WebKit.start(webKit))}
];

describe.each(others)("opened from its folder in $name", ({name, start}) => {
  test.skipIf(start === undefined)(
    `it reads, shows and searches (needs an installed ${name})`,
    async () => {
      if (start === undefined) throw new Error(`${name} is not installed`);
      const browser = await start();
      const text = (id: string) => browser.evaluate<string>(`document.getElementById("${id}").textContent`);
      const found = async (address: string) => {
        await browser.open(address);
        await expect
          .poll(() => browser.evaluate(`document.querySelectorAll("#search-results a").length > 0`), {
            timeout: 20_000
          })
          .toBe(true);
        return browser.evaluate<string[]>(
          `[...document.querySelectorAll("#search-results h3")].map((title) => title.textContent)`
        );
      };
      try {
        await browser.open(at("README.txt"));
        // Without this control a browser that lets files fetch each other would prove nothing.
        expect(await browser.evaluate(`fetch("index.html").then(() => "fetched", () => "refused")`)).toBe(
          "refused"
        );

        await browser.open(at("index.html"));
        expect(
          await browser.evaluate(
            `Promise.all([...document.images].map((image) => { image.loading = "eager"; return image.decode().then(() => image.naturalWidth > 0, () => false); })).then((all) => all.length > 0 && all.every(Boolean))`
          )
        ).toBe(true);
        expect(
          await browser.evaluate(
            `document.fonts.ready.then(() => [...document.fonts].some(({status}) => status === "loaded"))`
          )
        ).toBe(true);

        await browser.evaluate(
          `(document.getElementById("masthead-query").value = "taliban", document.querySelector(".masthead-search").requestSubmit())`
        );
        await expect.poll(() => browser.evaluate("location.search"), {timeout: 20_000}).toBe("?q=taliban");

        const page = await openPage();
        await page.goto(at("search/index.html"));
        expect(await found(searchFor("q=taliban"))).toEqual(await search(page, "taliban"));
        await found(searchFor("q=afgan+peece&topic=us-troop-withdrawal"));
        expect(await text("search-notice")).toContain("afghan peace");
        expect(
          (await found(searchFor(`q=${encodeURIComponent("افغان")}`, "ur/search/index.html"))).length
        ).toBe(2);
        await browser.evaluate(`document.querySelector("#search-results a").click()`);
        await expect
          .poll(() => browser.evaluate("document.querySelector('article.story') !== null"), {timeout: 20_000})
          .toBe(true);
      } finally {
        await browser.close();
      }
    },
    120_000
  );
});

describe("what lies in the folder", () => {
  test("no link is dead, and none begins at a server's root", () => {
    expect(deadLinks(edition.folder)).toEqual([]);
    expect(deadLinks(small.folder)).toEqual([]);
  });

  test("what only a site needs is not there", () => {
    const paths = [...treeOf(edition.folder).keys()];
    expect(
      paths.filter((path) => /feed\.|sitemap|robots|_redirects|404|share\.jpg|search-worker/.test(path))
    ).toEqual([]);
    expect(readFileSync(join(edition.folder, "index.html"), "utf8")).toContain(
      'href="https://khabar.example/feed.xml"'
    );
  });

  test("the search has few files, and hardly more bytes than the site's", async () => {
    // An edition has the scripts of its search in the same folder; a site has them among its assets.
    const assets = [...treeOf(join(site.folder, "assets"))];
    const online = new Map([
      ...treeOf(join(site.folder, "pagefind")),
      ...assets.filter(([path]) => /^search(?:-worker)?-[A-Z0-9]+\.js$/.test(path))
    ]);
    const local = treeOf(join(edition.folder, "pagefind"));
    const bytes = (tree: ReadonlyMap<string, Buffer>) =>
      [...tree.values()].reduce((sum, {length}) => sum + length, 0);
    expect(local.size).toBeLessThanOrEqual(online.size * 0.15);
    expect(bytes(local)).toBeLessThanOrEqual(bytes(online) * 1.3);
  });
});

describe("an edition of a topic", () => {
  test("has its hub, its sub-topics, its stories and those whom they are about, and nothing of other topics", () => {
    const paths = [...treeOf(small.folder).keys()];
    const topics = paths.flatMap((path) => /^topics\/([^/]+)\/index\.html$/.exec(path)?.[1] ?? []);
    expect(topics).toContain(topic);
    expect(topics).toContain("us-troop-withdrawal");
    expect(topics).not.toContain("pak-us-relations");
    const all = [...treeOf(edition.folder).keys()];
    for (const folder of ["articles", "topics", "archive"]) {
      const count = (list: readonly string[]) => list.filter((path) => path.startsWith(`${folder}/`)).length;
      expect(count(paths), folder).toBeGreaterThan(1);
      expect(count(paths), folder).toBeLessThan(count(all));
    }
  });

  test("its links to what it has not lead to the site", () => {
    const pages = [...treeOf(small.folder)].filter(([path]) => path.endsWith(".html"));
    const text = pages.map(([, body]) => body.toString()).join();
    expect(text).toContain('href="https://khabar.example/topics/pak-us-relations/"');
  });

  test("its search finds its own stories and no others", async () => {
    const page = await openPage();
    await page.goto(at("search/index.html", small));
    expect((await search(page, "khalilzad")).length).toBeGreaterThan(0);
    const urls = await page
      .locator("#search-results a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    const files = treeOf(small.folder);
    for (const url of urls) expect(files.has(url.slice(url.indexOf("/articles/") + 1)), url).toBe(true);
    const pearl = "Supreme Court upholds acquittal in Pearl case";
    expect(await search(page, pearl)).not.toContain(pearl);
    expect(page.faults).toEqual([]);
  });

  test("one that there is not is refused, with what may have been meant", async () => {
    const {code, err} = await khabar("edition", "--root", newsroomLike(tiny), "--topic", "tide");
    expect(code).toBe(2);
    expect(err).toBe("khabar: there is no topic tide; did you mean tides?\n");
  });
});

describe("beside the folder", () => {
  test("the ZIP holds the folder, byte for byte", () => {
    const zip = unzipSync(readFileSync(join(edition.out, `${edition.name}.zip`)));
    const files = treeOf(edition.folder);
    expect(Object.keys(zip)).toEqual([...files.keys()].map((path) => `${edition.name}/${path}`).sort());
    for (const [path, body] of files)
      expect(body.equals(zip[`${edition.name}/${path}`] ?? Buffer.alloc(0)), path).toBe(true);
  });

  test.skipIf(programAt("sha256sum") === undefined)(
    "sha256sum finds every file as it is listed (needs sha256sum)",
    () => {
      const said = execFileSync("sha256sum", ["-c", "SHA256SUMS"], {cwd: edition.out, encoding: "utf8"});
      const lines = said.trim().split("\n");
      expect(lines.every((line) => line.endsWith(": OK"))).toBe(true);
      expect(lines.length).toBe(treeOf(edition.out).size - 1);
    }
  );

  const epubcheck = programAt("epubcheck");
  test.skipIf(epubcheck === undefined)(
    "epubcheck has nothing against any of the books (needs epubcheck)",
    () => {
      const books = [edition, small].flatMap(({out}) =>
        readdirSync(out)
          .filter((name) => name.endsWith(".epub"))
          .map((name) => join(out, name))
      );
      expect(books.length).toBe(4);
      for (const book of books) {
        const said = checkBook(epubcheck ?? "", book);
        expect(said).toContain("Messages: 0 fatals / 0 errors / 0 warnings");
      }
    },
    120_000
  );

  test("a book begins with its kind, unzipped, and has the hub, the stories from the oldest, and pictures", () => {
    const book = readFileSync(join(small.out, `${small.name}.epub`));
    expect(book.subarray(30, 58).toString()).toBe("mimetypeapplication/epub+zip");
    const files = unzipSync(book);
    const contents = Buffer.from(files["book/contents.xhtml"] ?? "").toString();
    const chapters = [...contents.matchAll(/href="([^"]+\.xhtml)"/g)].map(([, file]) => file ?? "");
    expect(chapters.slice(0, 3)).toEqual([
      `topic-${topic}.xhtml`,
      `timeline-${topic}.xhtml`,
      "topic-us-troop-withdrawal.xhtml"
    ]);
    const dates = chapters
      .filter((file) => file.startsWith("story-"))
      .map(
        (file) => /datetime="([^"]+)"/.exec(Buffer.from(files[`book/${file}`] ?? "").toString())?.[1] ?? ""
      );
    expect(dates.map(Date.parse)).toEqual(dates.map(Date.parse).sort((a, b) => a - b));
    expect(Object.keys(files).some((path) => /picture-.*\.png$/.test(path))).toBe(true);
    expect(Buffer.from(files[`book/topic-${topic}.xhtml`] ?? "").toString()).toContain('class="timeline"');
  });

  const zimwriterfs = programAt("zimwriterfs");
  test.skipIf(zimwriterfs === undefined)(
    "zimwriterfs takes the folder, by the command in its README (needs zimwriterfs)",
    () => {
      const command = /^ +(zimwriterfs .*)$/m.exec(
        readFileSync(join(edition.folder, "README.txt"), "utf8")
      )?.[1];
      const zim = join(temporaryFolder(), "edition.zim");
      const elsewhere = (command ?? "false").replace(/\S+\.zim$/, zim);
      execFileSync("bash", ["-c", elsewhere], {cwd: edition.out, stdio: "pipe"});
      expect(statSync(zim).size).toBeGreaterThan(100_000);
    },
    60_000
  );
});

describe("making it", () => {
  test("the same newsroom at the same moment gives the same bytes, in any time zone", async () => {
    const zone = process.env["TZ"];
    try {
      process.env["TZ"] = "Pacific/Apia";
      const again = await makeEdition(shippedNewsroom(), "again", "--topic", topic, "--small");
      expect(treeOf(again.out)).toEqual(treeOf(small.out));
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  }, 180_000);

  test("it says what was made", () => {
    expect(edition.said).toMatch(
      /^Made an edition of 52 stories on \d+ pages, as of 1 June 2026, 17:00 UTC\+5\.$/m
    );
    expect(edition.said).toMatch(
      /khabar\.example-2026-06-01: \d+ files, [\d.]+ MB; khabar\.example-2026-06-01\.zip: [\d.]+ MB\.$/m
    );
    expect(edition.said).toMatch(/^khabar\.example-afghan-peace-process-2026-06-01\.epub: [\d.]+ MB\.$/m);
  });

  test("it replaces an edition, and nothing else", async () => {
    const newsroom = newsroomLike(tiny, {"notes/call.txt": "Call the harbour."});
    await makeEdition(newsroom, "one");
    await makeEdition(newsroom, "one");
    mkdirSync(join(newsroom, "empty"));
    for (const out of ["notes", "empty", "content", "."]) {
      const {code, err} = await khabar("edition", "--root", newsroom, "--out", out);
      expect(code, out).toBe(2);
      expect(err).toMatch(/^khabar: --out .* (name another|name a folder of its own)\n$/);
    }
    expect(readFileSync(join(newsroom, "notes/call.txt"), "utf8")).toBe("Call the harbour.");
  });

  test("a newsroom with errors makes none, and says what is wrong", async () => {
    const newsroom = newsroomLike(tiny, {"content/articles/2026/bad.md": "---\nheadline: Bad\n---\n"});
    const {code, err} = await khabar("edition", "--root", newsroom);
    expect(code).toBe(1);
    expect(err).toContain("no edition was made");
  });
});
