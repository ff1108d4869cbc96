import {createHash} from "node:crypto";
import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Parcel, ParcelList} from "../../src/model/parcel.ts";
import {filesNamedIn, filesShownBy} from "../../src/offline/references.ts";
import {type ServedSite, serveShipped} from "../support/served.ts";

let site: ServedSite;
beforeAll(async () => {
  site = await serveShipped("/sub");
});
afterAll(() => site.close());

const json = <Data>(path: string): Data => JSON.parse(readFileSync(join(site.folder, path), "utf8"));
const parcel = (name: string) => json<Parcel>(`offline/${name}.json`);
const paths = (name: string) => parcel(name).files.map(([path]) => path);
const list = () => json<ParcelList>("offline/parcels.json");
const fileOf = (path: string) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);

test("every file of every parcel is there, with the bytes that the parcel says", () => {
  const names = Object.keys(list().parcels);
  expect(names).toContain("core-ur");
  expect(names.length).toBe(readdirSync(join(site.folder, "offline")).length - 2);
  for (const name of names) {
    const {version, files} = parcel(name);
    expect(version).toBe(list().version);
    for (const [path, hash, bytes] of files) {
      const body = readFileSync(join(site.folder, fileOf(path)));
      expect([path, createHash("sha256").update(body).digest("hex").slice(0, 16), body.length]).toEqual([
        path,
        hash,
        bytes
      ]);
    }
    expect(list().parcels[name]?.bytes).toBe(files.reduce((sum, [, , bytes]) => sum + bytes, 0));
  }
});

test("over the line no parcel takes more than on the device", () => {
  for (const {bytes, transfer} of Object.values(list().parcels)) {
    expect(transfer).toBeLessThan(bytes);
    expect(transfer).toBeGreaterThan(bytes / 10);
  }
});

test("the worker knows the version of the site that it came with", () => {
  const worker = readFileSync(join(site.folder, "sw.js"), "utf8");
  expect(worker).toMatch(new RegExp(`^self\\.khabarVersion="${list().version}";\n`));
});

describe("every reader gets", () => {
  test("the front, the hubs, the search, the newest stories, and all that these show but pictures", () => {
    const core = paths("core-en");
    for (const path of [
      "",
      "offline/",
      "search/",
      "topics/pak-us-relations/",
      "pagefind/pagefind-entry.json"
    ])
      expect(core).toContain(path);
    expect(core.filter((path) => path.startsWith("articles/")).length).toBeGreaterThan(5);
    expect(core.some((path) => /^assets\/search-worker-/.test(path))).toBe(true);
    expect(core.some((path) => path.endsWith(".woff2"))).toBe(true);
    expect(core.some((path) => path.startsWith("images/"))).toBe(false);
    expect(core.some((path) => path.includes("nastaliq"))).toBe(false);
  });

  test("in Urdu what is in Urdu", () => {
    const core = paths("core-ur");
    expect(core).toContain("ur/search/");
    expect(core).toContain("ur/topics/pak-us-relations/");
    expect(core).not.toContain("topics/pak-us-relations/");
    expect(core.some((path) => /^pagefind\/index\/en_/.test(path))).toBe(false);
    expect(core.some((path) => /^pagefind\/index\/ur_/.test(path))).toBe(true);
    expect(core.some((path) => path.includes("nastaliq"))).toBe(true);
  });
});

test("a topic has the stories below it, their pictures, and what is found of them", () => {
  const topic = paths("topic-afghan-peace-process");
  expect(topic).toContain("topics/us-troop-withdrawal/");
  expect(topic).toContain("topics/afghan-peace-process/archive/1/");
  expect(topic.some((path) => path.startsWith("images/"))).toBe(true);
  const stories = topic.filter((path) => path.startsWith("articles/"));
  expect(topic.filter((path) => path.startsWith("pagefind/fragment/")).length).toBe(stories.length);
  expect(topic).not.toContain("topics/regional-diplomacy/");
});

test("a topic in another language is a parcel of its own, so that nobody fetches what they do not read", () => {
  const topic = paths("topic-afghan-peace-process.fa-AF");
  expect(topic).toContain("fa-af/topics/afghan-peace-process/");
  expect(topic).toContain("articles/muzakirat-bayn-ul-afghani-dar-doha-aghaz-shud/");
  expect(topic.filter((path) => path.startsWith("articles/")).length).toBe(1);
  expect(topic.some((path) => /^topics\/|\/en_/.test(path))).toBe(false);
});

test("the whole site is every file but feeds, pictures for sharing, and what is for hosts", () => {
  const whole = new Set(paths("site").map(fileOf));
  const left = (readdirSync(site.folder, {recursive: true}) as string[]).filter(
    (path) => statSync(join(site.folder, path)).isFile() && !whole.has(path)
  );
  const kinds = new Set(
    left.map((path) =>
      path.replace(/^.*(feed\.|-share\.)[^/]*$/, "$1").replace(/^offline\/.*\.json$/, "parcel")
    )
  );
  expect([...kinds].sort()).toEqual(
    [
      "-share.",
      "404.html",
      "_redirects",
      "favicon.ico",
      "feed.",
      "parcel",
      "robots.txt",
      "sitemap.xml",
      "sw.js"
    ].sort()
  );
});

test("what a page shows is told from what it links to", () => {
  const html = `<link rel="stylesheet" href="/sub/a.css"><link rel="canonical" href="/sub/x/">
    <a href="/sub/y/"><picture><source type="image/avif" srcset="/sub/i-360.avif 360w"><source type="image/webp" srcset="/sub/i-360.webp 360w, /sub/i-720.webp 720w, /sub/i-1080.webp 1080w"><img src="/sub/i-720.jpg"></picture><picture><img src="/sub/d.svg"></picture></a>
    <script src="/sub/s.js"></script><img src="https://other.example/z.png"><link rel="preload" href="/sub/f.woff2">`;
  expect(filesShownBy(html, "/sub")).toEqual(["a.css", "i-720.webp", "d.svg", "s.js", "f.woff2"]);
});

test("a style sheet's files are found from where it is", () =>
  expect(
    filesNamedIn(
      `@font-face{src:url("./f.woff2")}a{background:url(../images/b.svg)}i{background:url(data:,x)}`,
      "assets/a.css"
    )
  ).toEqual(["assets/f.woff2", "images/b.svg"]));
