import {createHash} from "node:crypto";
import {appendFileSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {Parser} from "htmlparser2";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Parcel, ParcelList} from "../../src/model/parcel.ts";
import {lineFactsIn} from "../../src/offline/facts.ts";
import {filesNamedIn, filesShownBy} from "../../src/offline/references.ts";
import {filesIn} from "../../src/release/changes.ts";
import {buildSite} from "../support/khabar.ts";
import {shippedNewsroom} from "../support/newsrooms.ts";
import {type ServedSite, serveShipped} from "../support/served.ts";

let site: ServedSite;
beforeAll(async () => {
  site = await serveShipped("/sub");
});
afterAll(() => site.close());

const json = <Data>(path: string, folder = site.folder): Data =>
  JSON.parse(readFileSync(join(folder, path), "utf8"));
const parcel = (name: string) => json<Parcel>(`offline/${name}.json`);
const list = () => json<ParcelList>("offline/parcels.json");
const names = () => Object.keys(list().parcels);
const fileOf = (path: string) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);
const hashOf = (body: Uint8Array) => createHash("sha256").update(body).digest("hex").slice(0, 16);

/** A parcel and all that it includes, each once. */
function within(name: string, found = new Set<string>()): ReadonlySet<string> {
  found.add(name);
  for (const other of parcel(name).includes) if (!found.has(other)) within(other, found);
  return found;
}

/** The files of a parcel with all that it includes, each once. */
function filesWithin(name: string): ReadonlyMap<string, number> {
  const files = [...within(name)].flatMap((part) => parcel(part).files);
  return new Map(files.map(([path, , bytes]) => [path, bytes]));
}

const paths = (name: string) => [...filesWithin(name).keys()];
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

test("every file of every parcel is there, with the bytes that the parcel says", () => {
  expect(names()).toContain("core-ur");
  expect(names().length).toBe(readdirSync(join(site.folder, "offline")).length - 2);
  for (const name of names()) {
    for (const [path, hash, bytes] of parcel(name).files) {
      const body = readFileSync(join(site.folder, fileOf(path)));
      expect([path, hashOf(body), body.length]).toEqual([path, hash, bytes]);
    }
  }
});

test("the list has the hash of each parcel's file, and what it takes with all that it includes", () => {
  for (const [name, {hash, files, bytes}] of Object.entries(list().parcels)) {
    expect(hashOf(readFileSync(join(site.folder, `offline/${name}.json`)))).toBe(hash);
    const all = filesWithin(name);
    expect({name, files, bytes}).toEqual({name, files: all.size, bytes: sum(all.values())});
  }
});

test("parcels include parcels that are there, never themselves, and list no file that is in one of these", () => {
  for (const name of names()) {
    const {includes, files} = parcel(name);
    for (const other of includes) {
      expect(names()).toContain(other);
      expect(within(other)).not.toContain(name);
    }
    const included = new Set(includes.flatMap(paths));
    expect(files.filter(([path]) => included.has(path))).toEqual([]);
  }
  expect([...within("site")].sort()).toEqual(names().sort());
});

test("what a parcel takes over the line is told within a tenth, though pages are not zipped for it", () => {
  const isText = /\.(?:html|css|js|svg|json|txt)$/;
  for (const [name, {bytes, transfer}] of Object.entries(list().parcels)) {
    const zipped = paths(name).map((path) => {
      const body = readFileSync(join(site.folder, fileOf(path)));
      return isText.test(fileOf(path)) ? gzipSync(body, {level: 1}).length : body.length;
    });
    expect(Math.abs(transfer / sum(zipped) - 1), name).toBeLessThan(0.1);
    expect(transfer).toBeLessThanOrEqual(bytes);
  }
});

test("an edited story changes the list, the worker, the search of its language, and parcels that it is in", async () => {
  const root = shippedNewsroom();
  await buildSite(root, "--out", join(root, "first"));
  const before = contentsOf(join(root, "first"));
  appendFileSync(join(root, "content/articles/2021/us-charge-calls-on-army-chief.md"), "\nIt was cold.\n");
  await buildSite(root, "--out", join(root, "second"));
  const after = contentsOf(join(root, "second"));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path)
  );
  const isIn = (name: string, folder: string) =>
    json<Parcel>(`offline/${name}.json`, join(root, folder)).files.some(([path]) =>
      changed.includes(fileOf(path))
    );
  const touched = names().filter((name) => isIn(name, "first") || isIn(name, "second"));
  const told = changed.filter((path) => /^offline\/.*json$|^sw\.js$/.test(path));
  expect(told.sort()).toEqual(
    ["sw.js", ...["parcels", ...touched].map((name) => `offline/${name}.json`)].sort()
  );
  expect(touched).toEqual(
    expect.arrayContaining(["engine", "search-en", "words-en", "topic-pak-us-relations"])
  );
  expect(touched.filter((name) => /site|\.|-(?:ur|ps|fa-AF)$/.test(name))).toEqual([]);
});

function contentsOf(folder: string): ReadonlyMap<string, string> {
  return new Map(filesIn(folder).map((path) => [path, hashOf(readFileSync(join(folder, path)))]));
}

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

describe("a page's files are found without reading all of it", () => {
  test("as the parser finds them, on every page of the site", () => {
    const pages = filesIn(site.folder).filter((path) => path.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(250);
    for (const path of pages) {
      const html = readFileSync(join(site.folder, path), "utf8");
      expect([path, filesShownBy(html, "/sub")]).toEqual([path, shownByParser(html)]);
      const {shows} = lineFactsIn("/sub")(path, readFileSync(join(site.folder, path)));
      if (!path.endsWith("404.html")) expect(shows).toEqual(shownByParser(html));
    }
  });

  test("as the parser finds them, whatever is in attributes, scripts, comments and texts", () => {
    const word = fc.constantFrom("<img src=/sub/no>", "&amp;", "&quot;", "&lt;", "a", " ", ">", "'", "</p>");
    const inQuotes = fc.array(word, {maxLength: 4}).map((words) => words.join(""));
    const text = inQuotes.map((words) => words.replace(/[<>]/g, ""));
    const address = fc
      .tuple(fc.constantFrom("/sub/", "/other/", "https://x.example/"), inQuotes)
      .map(([start, rest]) => start + rest.replace(/[\s,]/g, ""));
    const tag = fc.oneof(
      text,
      fc
        .tuple(fc.constantFrom("stylesheet", "preload", "icon", "canonical"), address)
        .map(([rel, href]) => `<link rel="${rel}" href="${href}">`),
      fc
        .tuple(fc.constantFrom(" defer", "", ' type="module"'), address, text)
        .map(([more, src, words]) => `<script${more} src="${src}">${words}</script>`),
      inQuotes.map((words) => `<script type="application/ld+json">"${words}"</script>`),
      inQuotes.map((words) => `<style>${words}</style><!-- ${words} --><title>${words}</title>`),
      fc
        .tuple(inQuotes, address)
        .map(
          ([alt, src]) => `<p title="&lt;img src=/sub/no>"><img alt="${alt}" src="${src}" loading="lazy"></p>`
        ),
      fc
        .tuple(address, address, address, fc.boolean())
        .map(
          ([small, large, src, isWebp]) =>
            `<picture><source type="image/${isWebp ? "webp" : "avif"}" srcset="${small} 360w, ${large} 720w"><img src="${src}"></picture>`
        ),
      fc.constantFrom(
        "<imgs src='/sub/a'>",
        "<img src='/sub/a\"b' alt=c>",
        "<IMG alt = x SRC=/sub/d.png>",
        "<link href=/sub/e.css rel=stylesheet><script src='/sub/f.js' async></script>",
        "<picture>",
        "</picture>",
        "<br>",
        "<linked>",
        "<svg/>"
      )
    );
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        const html = tags.join("");
        expect(filesShownBy(html, "/sub")).toEqual(shownByParser(html));
      }),
      {numRuns: 500}
    );
  });
});

/** What a page under `/sub` shows, by a parser that reads all of it. */
function shownByParser(html: string): readonly string[] {
  const addresses: string[] = [];
  let chosen: string | undefined;
  const widest = (srcset = "") =>
    srcset
      .split(",")
      .map((candidate) => candidate.trim().split(/\s+/))
      .filter(([, width = ""], at) => at === 0 || Number.parseInt(width, 10) <= 800)
      .at(-1)?.[0];
  const parser = new Parser({
    onopentag(name, {rel = "", href, src, srcset, type}) {
      if (name === "picture") chosen = undefined;
      if (name === "link" && ["stylesheet", "preload", "icon"].includes(rel)) addresses.push(href ?? "");
      if (name === "script") addresses.push(src ?? "");
      if (name === "source" && type === "image/webp") chosen = widest(srcset);
      if (name === "img") addresses.push(chosen ?? src ?? "");
    },
    onclosetag(name) {
      if (name === "picture") chosen = undefined;
    }
  });
  parser.end(html);
  return addresses.filter((address) => address.startsWith("/sub/")).map((address) => address.slice(5));
}

test("a style sheet's files are found from where it is", () =>
  expect(
    filesNamedIn(
      `@font-face{src:url("./f.woff2")}a{background:url(../images/b.svg)}i{background:url(data:,x)}`,
      "assets/a.css"
    )
  ).toEqual(["assets/f.woff2", "images/b.svg"]));
