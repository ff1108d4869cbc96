import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {hashOf, type Ledger} from "../../src/release/ledger.ts";
import {
  changesSince,
  keepManifest,
  lastManifest,
  type Manifest,
  noteUploaded,
  parseManifest,
  readManifest,
  uploadedPath
} from "../../src/release/manifest.ts";
import {releaseFolders} from "../../src/release/staging.ts";
import {khabar} from "../support/khabar.ts";
import {newsroomLike, storyFile, temporaryFolder, testNow, tiny} from "../support/newsrooms.ts";

const ledgerOf = (files: Readonly<Record<string, string>>): Ledger =>
  new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      {hash: hashOf(text), bytes: text.length, transfer: 0, shows: [], modified: 0, fingerprint: ""}
    ])
  );

const keep = (files: Readonly<Record<string, string>>, root: string): Manifest =>
  keepManifest(
    {now: testNow, url: "https://news.example/sub/", ledger: ledgerOf(files)},
    releaseFolders(root)
  );

test("between two releases: what to upload, delete and purge", () => {
  const root = temporaryFolder();
  const first = keep({"index.html": "a", "old/index.html": "b", "خبر.txt": "c", "same.css": "d"}, root);
  const now = {"index.html": "A", "new/index.html": "e", "same.css": "d"};
  const changes = changesSince(first, keep(now, root));
  expect(changes.upload.map(([path]) => path)).toEqual(["new/index.html", "index.html"]);
  expect(changes.delete).toEqual(["old/index.html", "خبر.txt"]);
  // Caches may hold an older form only of what was there before; readers ask for a page by its folder.
  expect(changes.purge).toEqual([
    "https://news.example/sub/",
    "https://news.example/sub/old/",
    `https://news.example/sub/${encodeURI("خبر.txt")}`
  ]);
});

test("what is new is uploaded before what was there, and what tells of the others last", () => {
  const before = {"a/index.html": "a", "offline/parcels.json": "b", "sw.js": "c", "z/index.html": "d"};
  const root = temporaryFolder();
  const first = keep(before, root);
  const changed = Object.fromEntries(Object.entries(before).map(([path, text]) => [path, `${text} now`]));
  const changes = changesSince(first, keep({...changed, "assets/new.css": "e", "y/index.html": "f"}, root));
  expect(changes.upload.map(([path]) => path)).toEqual([
    "assets/new.css",
    "y/index.html",
    "a/index.html",
    "z/index.html",
    "offline/parcels.json",
    "sw.js"
  ]);
});

test("what the host has is known though its release is kept no longer", () => {
  const root = temporaryFolder();
  const folders = releaseFolders(root);
  const first = keep({"a.txt": "1"}, root);
  expect(noteUploaded(1, folders)).toEqual(first);
  for (let each = 2; each <= 60; each++) keep({"a.txt": String(each)}, root);
  expect(readManifest(1, folders)).toBeUndefined();
  expect(parseManifest(uploadedPath(folders))).toEqual(first);
  expect(noteUploaded(1, folders)).toBeUndefined();
  expect(parseManifest(uploadedPath(folders))).toEqual(first);
});

test("a build that changes nothing is no new release", () => {
  const root = temporaryFolder();
  keep({"index.html": "a"}, root);
  expect(keep({"index.html": "a"}, root).release).toBe(1);
  expect(lastManifest(releaseFolders(root))?.release).toBe(1);
});

test("a manifest that is broken is none, and its number is not given again", () => {
  const root = temporaryFolder();
  keep({"a.txt": "a"}, root);
  const folders = releaseFolders(root);
  writeFileSync(join(folders.state, "releases/1.json"), '{"release": 1, "files": [["a.txt"');
  expect(readManifest(1, folders)).toBeUndefined();
  expect(keep({"a.txt": "a"}, root).release).toBe(2);
});

test("of very many releases the last fifty are kept", () => {
  const root = temporaryFolder();
  for (let each = 1; each <= 53; each++) keep({"a.txt": String(each)}, root);
  const numbers = readdirSync(join(root, ".khabar/releases")).map((name) => Number.parseInt(name, 10));
  expect([Math.min(...numbers), numbers.length]).toEqual([4, 50]);
});

test("khabar changes says what one new story asks of the host", async () => {
  const root = newsroomLike(tiny);
  expect(await khabar("changes", "--root", root)).toMatchObject({code: 2});
  await khabar("build", "--root", root, "--now", testNow);
  const first = await khabar("changes", "--root", root);
  expect(first.out).toMatch(/^upload index\.html$/m);
  expect(first.out).toMatch(/ 0 to delete, 0 addresses to purge\.$/m);
  mkdirSync(join(root, "content/articles/2026"), {recursive: true});
  writeFileSync(join(root, "content/articles/2026/second.md"), storyFile({headline: "High tide"}));
  await khabar("build", "--root", root, "--now", testNow);
  const {code, out} = await khabar("changes", "--root", root, "--json");
  expect(code).toBe(0);
  const changes = JSON.parse(out);
  expect(changes.release).toBe(2);
  expect(changes.upload.map(([path]: [string]) => path)).toContain("articles/second/index.html");
  expect(changes.purge).toContain("https://tiny.example/");
  const since = join(root, ".khabar/releases/1.json");
  expect(JSON.parse(readFileSync(since, "utf8")).release).toBe(1);
  expect((await khabar("changes", "--root", root, "--since", since, "--json")).out).toBe(out);
  expect(await khabar("changes", "--root", root, "--since", "9")).toMatchObject({code: 2});
  // Once the host has the second, there is nothing to be done; the first is what is before it all the same.
  const unknown = await khabar("uploaded", "9", "--root", root);
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("there are 1, 2")]);
  expect(await khabar("uploaded", "2", "--root", root)).toMatchObject({code: 0});
  expect((await khabar("changes", "--root", root)).out).toMatch(/^0 files to upload \(0 KB\), 0 to delete/);
  expect((await khabar("changes", "--root", root, "--since", "1", "--json")).out).toBe(out);
  writeFileSync(join(root, ".khabar/releases/uploaded.json"), "{");
  expect(await khabar("changes", "--root", root)).toMatchObject({
    code: 2,
    err: expect.stringContaining("uploaded.json is broken")
  });
}, 120_000);
