import {cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Locator} from "playwright-core";
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from "vitest";
import {type SiteServer, serveSite} from "../../src/serving/server.ts";
import {closeBrowser, openPage} from "../support/browser.ts";
import {buildSite} from "../support/khabar.ts";
import {home} from "../support/newsrooms.ts";
import {photograph} from "../support/photographs.ts";

/** Two editions of the newsroom that ships, with a photograph: in the second one story says more. */
let root: string;
let before: string;
let after: string;
let settled: string;
const changed = "content/articles/2021/us-charge-calls-on-army-chief.md";

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "khabar-"));
  for (const folder of ["content", "_data"])
    cpSync(join(home, folder), join(root, folder), {recursive: true});
  const hills = await photograph({width: 720, height: 480});
  writeFileSync(join(root, "content/images/hills.jpg"), await hills.jpeg().toBuffer());
  const drawn = readFileSync(join(root, changed), "utf8");
  writeFileSync(join(root, changed), drawn.replace("flags-pakistan-us.svg", "hills.jpg"));
  before = join(root, "before");
  after = join(root, "after");
  cpSync(await buildSite(root), before, {recursive: true});
  const story = readFileSync(join(root, changed), "utf8");
  writeFileSync(join(root, changed), `${story}\nThe second version speaks of a zumbooruk.\n`);
  cpSync(await buildSite(root), after, {recursive: true});
  // Built from nothing, the search has none of the first version's parts in which a word has changed.
  rmSync(join(root, ".khabar"), {recursive: true});
  settled = join(root, "settled");
  cpSync(await buildSite(root), settled, {recursive: true});
});
afterAll(async () => {
  await closeBrowser();
  rmSync(root, {recursive: true, force: true});
});

type Page = Awaited<ReturnType<typeof openPage>>;

/** A server of one version that can be stopped, and another started in its place. */
async function serve(folder: string, port = 20_000 + Math.floor(Math.random() * 20_000), prefix = "") {
  const asked: string[] = [];
  const refused = {pattern: /^$/};
  const cut = {pattern: /^$/};
  const server: SiteServer = await serveSite({
    folder,
    pathPrefix: prefix,
    port,
    first: (request, response) => {
      asked.push(request.url ?? "");
      if (cut.pattern.test(request.url ?? "")) {
        response.writeHead(200, {"content-type": "text/html", "content-length": "5000"});
        response.write("<!doctype html><title>Cut</title>", () => response.destroy());
        return true;
      }
      if (/private/.test(request.url ?? "")) {
        response.writeHead(200, {"content-type": "text/html"}).end("<p>private</p>");
        return true;
      }
      if (!refused.pattern.test(request.url ?? "")) return false;
      response.writeHead(503).end();
      return true;
    }
  });
  onTestFinished(server.close);
  return {...server, asked, refused, cut};
}

/** What is kept, as the page's own storage says. */
function kept(page: Page, prefix = "/"): Promise<{version: string; parcels: string[]} | null> {
  return page.evaluate(
    `caches.open("khabar kept ${prefix}").then((cache) => cache.match("${prefix}offline/copy.json?khabar")).then((found) => found?.json() ?? null)`
  );
}

async function visit(page: Page, url: string, parcel = "core-en", prefix = "/") {
  await page.goto(url);
  await expect
    .poll(async () => (await kept(page, prefix))?.parcels ?? [], {timeout: 30_000})
    .toContain(parcel);
}

async function search(page: Page, words: string) {
  await page.locator("#query").fill(words);
  await page.locator("#query").press("Enter");
  await expect.poll(() => page.locator("#search-status").textContent(), {timeout: 20_000}).not.toMatch(/…$/);
  return page.locator("#search-results h3").allTextContents();
}

const versionOf = (folder: string): string =>
  JSON.parse(readFileSync(join(folder, "offline/parcels.json"), "utf8")).version;

describe("after one visit, with the server gone", () => {
  test("the front, hubs, newest stories and pages that were read are there; others lead to what is", async () => {
    const server = await serve(before);
    const page = await openPage();
    await visit(page, `${server.url}articles/negotiators-agree-on-rules/`);
    server.close();
    await page.goto(server.url);
    expect(await page.locator(".rail h2 a").count()).toBeGreaterThan(2);
    await page.locator(".rail h2 a").first().click();
    await page.locator(".hub-head h1").waitFor();
    await page.locator(".hub-latest .card-headline a").first().click();
    await page.locator("article.story .story-body p").first().waitFor();
    await page.goto(`${server.url}articles/negotiators-agree-on-rules/`);
    expect(await page.locator("article.story h1").count()).toBe(1);

    await page.goto(`${server.url}archive/2019/`);
    expect(await page.locator("#offline-status").textContent()).toContain("not on this device");
    await page.locator("#offline-newest a").first().waitFor();
    const headline = await page.locator("#offline-read a").first().textContent();
    expect(headline).toBe("Afghan negotiators agree on rules for their talks");
  });

  test("the search answers what it was not asked before, though the server goes in its midst", async () => {
    const server = await serve(before);
    const page = await openPage();
    await visit(page, `${server.url}search/`);
    expect((await search(page, "doha")).length).toBeGreaterThan(0);
    server.close();
    expect(await search(page, "Viguerie")).toContain("US chargé d’affaires calls on army chief");
    expect(await search(page, "Vigueire")).toContain("US chargé d’affaires calls on army chief");
    await page.reload();
    expect((await search(page, "senate hearing")).length).toBeGreaterThan(0);
  });

  test("in Urdu and below a path prefix too", async () => {
    const folder = await buildSite(root, "--url", "https://news.example/sub/");
    const server = await serve(folder, undefined, "/sub");
    const page = await openPage();
    await visit(page, `${server.url}ur/`, "core-ur", "/sub/");
    server.close();
    await page.goto(`${server.url}ur/search/`);
    expect(await search(page, "امريكي")).toContain("امریکی ناظم الامور کی آرمی چیف سے ملاقات");
    await page.goto(`${server.url}ur/archive/`);
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await page.locator("#offline-status").textContent()).not.toBe("");
  });
});

test("a page that was read is kept until it has come again whole", async () => {
  const server = await serve(before);
  const page = await openPage();
  await visit(page, `${server.url}archive/2019/`);
  await visit(page, server.url);
  server.cut.pattern = /archive/;
  await page.goto(`${server.url}archive/2019/`).catch(() => {});
  server.close();
  await page.goto(`${server.url}archive/2019/`);
  expect(await page.locator("h1").textContent()).toContain("2019");
});

test("a page that was read since the rest was fetched is shown as it was read", async () => {
  const first = await serve(before);
  const page = await openPage();
  await visit(page, `${first.url}search/`);
  first.close();
  const second = await serve(after, first.port);
  second.refused.pattern = /offline\/.*json/;
  await page.goto(`${second.url}articles/us-charge-calls-on-army-chief/`);
  await page.getByText("zumbooruk").waitFor();
  await page.waitForTimeout(1000);
  second.close();
  await page.goto(`${second.url}articles/us-charge-calls-on-army-chief/`);
  await page.getByText("zumbooruk").waitFor();
  expect((await kept(page))?.version).toBe(versionOf(before));
});

test("what other programs of the host answer is not kept", async () => {
  const server = await serve(before);
  const page = await openPage();
  await visit(page, server.url);
  await page.goto(`${server.url}private/account`);
  expect(await page.evaluate("fetch('/private/me.json').then((answer) => answer.text())")).toContain(
    "private"
  );
  const names = (await page.evaluate(`(async () => {
    const names = [];
    for (const name of await caches.keys())
      for (const {url} of await (await caches.open(name)).keys()) names.push(url);
    return names;
  })()`)) as string[];
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => name.includes("private"))).toEqual([]);
});

describe("a topic", () => {
  test("shows its size first, is kept with its pictures, and can be removed", async () => {
    const server = await serve(before);
    const page = await openPage();
    await visit(page, `${server.url}offline/`);
    const item = page.locator("[data-parcel=topic-pak-us-relations]");
    await page.reload();
    expect(await item.locator(".offline-size").textContent()).toMatch(
      /^\d+ KB to fetch, \d+ KB on the device$/
    );
    const without = await room(page);
    await item.getByRole("button").click();
    await page.getByText("“Pak-US relations” is on this device.").waitFor();
    expect(await item.getByRole("button").textContent()).toBe("Remove");
    expect(await room(page)).toBeGreaterThan(without);

    server.close();
    await page.goto(`${server.url}articles/us-charge-calls-on-army-chief/`);
    expect(await page.locator("article.story h1").count()).toBe(1);
    expect(await page.evaluate("document.querySelector('article.story img').naturalWidth")).toBeGreaterThan(
      0
    );

    await page.goto(`${server.url}offline/`);
    await item.getByRole("button").click();
    await page.getByText("“Pak-US relations” has been removed.").waitFor();
    expect(await room(page)).toBe(without);
    expect((await kept(page))?.parcels).not.toContain("topic-pak-us-relations");
  });

  test("what could not all be fetched says so, and goes on from there", async () => {
    const server = await serve(before);
    const page = await openPage();
    await visit(page, `${server.url}offline/`);
    await page.reload();
    server.refused.pattern = /images\/flags/;
    const item = page.locator("[data-parcel=topic-pak-us-relations]");
    await item.getByRole("button").click();
    await page.getByText("Not all of it could be fetched").waitFor();
    expect((await kept(page))?.parcels).toEqual(["core-en"]);
    server.refused.pattern = /^$/;
    server.asked.length = 0;
    await item.getByRole("button").click();
    await page.getByText("“Pak-US relations” is on this device.").waitFor();
    expect(server.asked.filter((address) => address.includes("articles/")).length).toBeLessThan(5);
  });

  test("everything can be removed at once", async () => {
    const server = await serve(before);
    const page = await openPage();
    await visit(page, `${server.url}offline/`);
    await page.reload();
    await page.getByRole("button", {name: "Remove everything"}).click();
    await expect.poll(() => kept(page)).toBe(null);
    await expect.poll(() => page.locator("#offline-here").isVisible()).toBe(false);
  });
});

/** Files that are kept. */
function room(page: Page): Promise<number> {
  return page.evaluate(
    'caches.open("khabar kept /").then((cache) => cache.keys()).then((keys) => keys.length)'
  );
}

/** The switch for pictures, once the page has set it to what the reader has said. */
async function lightSwitch(page: Page): Promise<Locator> {
  const input = page.getByLabel("Show pictures only when I ask");
  await input.waitFor();
  return input;
}

describe("light reading", () => {
  const story = "articles/us-charge-calls-on-army-chief/";

  test("no picture is fetched until it is asked for, by one tap, with its weight told first", async () => {
    const server = await serve(before);
    const page = await openPage({viewport: {width: 390, height: 844}, deviceScaleFactor: 2});
    await visit(page, `${server.url}offline/`);
    await page.reload();
    await (await lightSwitch(page)).check();
    await page.getByText("From the next page on, pictures wait").waitFor();
    server.asked.length = 0;
    const pictures = () => server.asked.filter((address) => /^\/images\//.test(address));
    await page.goto(server.url, {waitUntil: "networkidle"});
    expect(await page.locator("main .light").count()).toBeGreaterThan(1);
    await page.goto(server.url + story, {waitUntil: "networkidle"});
    expect(pictures()).toEqual([]);
    const summary = page.locator(".lead-picture summary");
    const [, weight] = /^Show the picture, (\d+) KB$/.exec((await summary.textContent()) ?? "") ?? [];
    await summary.click();
    await expect
      .poll(() => page.evaluate("document.querySelector('.lead-picture img').naturalWidth"))
      .toBeGreaterThan(0);
    expect(pictures()).toEqual([expect.stringMatching(/hills-.*-720\.avif$/)]);
    const shown = join(before, pictures()[0] ?? "");
    expect(Math.round(statSync(shown).size / 1000)).toBe(Number(weight));
    expect(page.faults).toEqual([]);

    await page.goto(`${server.url}offline/`);
    await (await lightSwitch(page)).uncheck();
    await page.getByText("pictures come by themselves").waitFor();
    await page.goto(server.url + story);
    expect(await page.locator(".light").count()).toBe(0);
  });

  test("is on by itself where the device spares bytes, until the reader says otherwise", async () => {
    const server = await serve(before);
    const page = await openPage({extraHTTPHeaders: {"save-data": "on"}});
    await visit(page, `${server.url}offline/`);
    await page.goto(server.url + story);
    expect(await page.locator(".lead-picture .light").count()).toBe(1);
    await page.goto(`${server.url}offline/`);
    await (await lightSwitch(page)).check();
    await (await lightSwitch(page)).uncheck();
    await page.getByText("pictures come by themselves").waitFor();
    await page.goto(server.url + story);
    expect(await page.locator(".light").count()).toBe(0);
  });
});

describe("a site that is published again", () => {
  test("is kept anew with the next visit, at the cost of what has changed", async () => {
    const first = await serve(before);
    const page = await openPage();
    await visit(page, `${first.url}offline/`);
    await page.reload();
    await page.locator("[data-parcel=site]").getByRole("button").click();
    await page.getByText("“The whole site” is on this device.").waitFor();
    first.close();
    const second = await serve(after, first.port);
    await page.goto(second.url);
    await expect.poll(async () => (await kept(page))?.version, {timeout: 30_000}).toBe(versionOf(after));
    const fetched = second.asked.filter((address) => address.includes("khabar="));
    const all: number = JSON.parse(readFileSync(join(after, "offline/parcels.json"), "utf8")).parcels.site
      .files;
    expect(fetched.length).toBeLessThan(all / 3);
    second.close();
    await page.goto(`${second.url}search/`);
    expect(await search(page, "zumbooruk")).toEqual(["US chargé d’affaires calls on army chief"]);
  });

  test("is taken back with the next visit, when a version that was there before is published again", async () => {
    const page = await openPage();
    let port: number | undefined;
    for (const version of [before, after, before]) {
      const server = await serve(version, port);
      port = server.port;
      await page.goto(server.url);
      await expect.poll(async () => (await kept(page))?.version, {timeout: 30_000}).toBe(versionOf(version));
      server.close();
    }
    await page.goto(new URL("/search/", page.url()).href);
    expect(await search(page, "zumbooruk")).toEqual([]);
    expect(await search(page, "viguerie")).toContain("US chargé d’affaires calls on army chief");
  });

  test("never mixes two versions: cut off half-way, all is as it was", async () => {
    const first = await serve(before);
    const page = await openPage();
    await visit(page, `${first.url}offline/`);
    await page.reload();
    await page.locator("[data-parcel=site]").getByRole("button").click();
    await page.getByText("“The whole site” is on this device.").waitFor();
    first.close();
    const second = await serve(after, first.port);
    second.refused.pattern = /\.pf_fragment|articles\/[a-m].*khabar=/;
    await page.goto(second.url);
    await expect
      .poll(() => second.asked.filter((address) => second.refused.pattern.test(address)).length, {
        timeout: 30_000
      })
      .toBeGreaterThan(0);
    await page.waitForTimeout(1000);
    expect((await kept(page))?.version).toBe(versionOf(before));
    second.close();
    await page.goto(`${second.url}articles/us-charge-calls-on-army-chief/`);
    expect(await page.getByText("zumbooruk").count()).toBe(0);
    await page.goto(`${second.url}search/`);
    expect(await search(page, "zumbooruk")).toEqual([]);
    expect(await search(page, "viguerie")).toContain("US chargé d’affaires calls on army chief");
  });

  test("a search that was open goes on with its own version when what is kept becomes another", async () => {
    const first = await serve(before);
    const page = await openPage();
    await visit(page, `${first.url}search/`);
    expect((await search(page, "doha")).length).toBeGreaterThan(0);
    first.close();
    const second = await serve(after, first.port);
    const other = await page.context().newPage();
    await other.goto(second.url);
    await expect.poll(async () => (await kept(page))?.version, {timeout: 30_000}).toBe(versionOf(after));
    second.close();
    expect(await search(page, "zumbooruk")).toEqual([]);
    expect(await search(page, "viguerie")).toContain("US chargé d’affaires calls on army chief");
    await page.reload();
    expect(await search(page, "zumbooruk")).toEqual(["US chargé d’affaires calls on army chief"]);
  });

  test("a search that was open and not kept is opened anew when its index is gone", async () => {
    const first = await serve(before);
    const page = await openPage({serviceWorkers: "block"});
    await page.goto(`${first.url}search/`);
    expect((await search(page, "doha")).length).toBeGreaterThan(0);
    first.close();
    const second = await serve(settled, first.port);
    expect(await search(page, "zumbooruk")).toEqual(["US chargé d’affaires calls on army chief"]);
    second.close();
  });

  test("a file that is not of the version that its parcel says is not kept", async () => {
    const folder = join(root, "mixed");
    cpSync(before, folder, {recursive: true});
    writeFileSync(join(folder, "topics/index.html"), "<!doctype html><title>Other</title>");
    writeFileSync(join(folder, "topics/pak-us-relations/index.html"), "<!doctype html><title>Other</title>");
    const server = await serve(folder);
    const page = await openPage();
    await page.goto(`${server.url}search/`);
    await expect
      .poll(() => server.asked.filter((address) => /pak-us-relations.*khabar=/.test(address)).length, {
        timeout: 30_000
      })
      .toBeGreaterThan(0);
    await page.waitForTimeout(500);
    expect(await kept(page)).toBe(null);
  });
});

test("without a service worker, and with a host that has none, nothing breaks", async () => {
  const server = await serve(before);
  server.refused.pattern = /sw\.js/;
  const page = await openPage();
  await page.goto(server.url);
  await page.waitForTimeout(1500);
  await page.goto(`${server.url}search/`);
  expect((await search(page, "doha")).length).toBeGreaterThan(0);
  const none = await openPage({serviceWorkers: "block", javaScriptEnabled: false});
  await none.goto(`${server.url}offline/`);
  expect(await none.locator("noscript p").isVisible()).toBe(true);
});
