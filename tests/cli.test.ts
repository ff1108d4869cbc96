import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import {join} from "node:path";
import {describe, expect, onTestFinished, test} from "vitest";
import {khabar, khabarFrom} from "./support/khabar.ts";
import {home, newsroomLike, storyFile, testNow, tiny} from "./support/newsrooms.ts";

describe("exit codes", () => {
  test("0 when done, with what was published", async () => {
    const {code, out} = await khabar("build", "--root", newsroomLike(tiny), "--now", testNow);
    expect(code).toBe(0);
    expect(out).toMatch(/^Published 1 story \(9 words\) on \d+ pages in [\d.]+ s\.$/m);
    expect(out).toMatch(/^Checked \d+ links: no problems\. Search index \d+ KB\.$/m);
    expect(out).toMatch(/^Files: \d+ new, 0 changed, 0 gone, 0 as they were\.$/m);
  });

  test("0 for check when there are only warnings, 1 when there are errors", async () => {
    const root = newsroomLike(tiny, {"content/notes.txt": "Call the harbour."});
    expect(await khabar("check", "--root", root)).toMatchObject({code: 0, out: "1 warning\n"});
    writeFileSync(join(root, "content/articles/2026/bad.md"), storyFile({tags: ["nowhere"], headline: ""}));
    expect(await khabar("check", "--root", root)).toMatchObject({code: 1, out: "2 errors and 1 warning\n"});
    expect(existsSync(join(root, "_site"))).toBe(false);
  });

  test.each([
    ["an unknown command", ["frob"]],
    ["an unknown option", ["build", "--frob"]],
    ["a moment without a zone", ["build", "--now", "2026-01-01"]],
    ["an address that is none", ["build", "--url", "example.org"]],
    ["a port that is none", ["start", "--port", "0"]],
    ["a folder that is not there", ["build", "--root", "/nowhere/at/all"]],
    ["a kind that is not made", ["new", "poem", "x"]],
    ["a slug that is none", ["new", "article", "../x"]]
  ])("2 for %s, with what to do", async (_, args) => {
    const {code, err} = await khabar(...args);
    expect(code).toBe(2);
    expect(err).not.toMatch(/\n\s+at /);
    expect(err.length).toBeGreaterThan(20);
  });
});

describe("help", () => {
  test.each([[], ["build"], ["dev"], ["start"], ["check"], ["new"]])("%s", async (...args) => {
    const {code, out} = await khabar(...args, "--help");
    expect(code).toBe(0);
    expect(out).toContain("Usage: khabar");
  });
});

test("a newsroom's own folder is all that a command needs", async () => {
  const root = newsroomLike(tiny);
  expect(await khabarFrom(root, "check")).toMatchObject({code: 0, out: "no problems\n"});
  expect(await khabarFrom("/", "check", "--root", root)).toMatchObject({code: 0});
});

describe("the folder that is published", () => {
  test("is never another program's site, though it has a sitemap", async () => {
    const root = newsroomLike(tiny, {"other/sitemap.xml": "<urlset/>", "other/thesis.txt": "Dear"});
    const {code, err} = await khabar("build", "--root", root, "--out", "other");
    expect([code, err]).toEqual([2, expect.stringContaining("is no site of Khabar's")]);
    expect(readFileSync(join(root, "other/thesis.txt"), "utf8")).toBe("Dear");
  });

  test("may be a link to where a host serves from", async () => {
    const root = newsroomLike(tiny);
    mkdirSync(join(root, "served"));
    symlinkSync(join(root, "served"), join(root, "_site"));
    expect((await khabar("build", "--root", root)).code).toBe(0);
    expect(lstatSync(join(root, "_site")).isSymbolicLink()).toBe(true);
    expect(existsSync(join(root, "served/index.html"))).toBe(true);
  });

  test("is never one that holds the newsroom, its content, or somebody's other files", async () => {
    const root = newsroomLike(tiny, {"letters/dear.txt": "Dear"});
    for (const out of [".", "..", "content", ".khabar/previous", "letters"]) {
      const {code, err} = await khabar("build", "--root", root, "--out", out);
      expect([out, code]).toEqual([out, 2]);
      expect(err).toContain("--out");
    }
    expect(readFileSync(join(root, "letters/dear.txt"), "utf8")).toBe("Dear");
  });

  test("may be another one", async () => {
    const root = newsroomLike(tiny);
    expect((await khabar("build", "--root", root, "--out", "public")).code).toBe(0);
    expect((await khabar("build", "--root", root, "--out", "public")).code).toBe(0);
    expect(existsSync(join(root, "public/index.html"))).toBe(true);
  });
});

describe("new", () => {
  test("makes files that pass every check and never overwrites one", async () => {
    const root = newsroomLike(tiny);
    for (const [kind, slug] of [
      ["article", "neap-tide"],
      ["topic", "storms"],
      ["person", "lena-moor"]
    ] as const) {
      expect(await khabar("new", kind, slug, "--root", root)).toMatchObject({code: 0});
      const again = await khabar("new", kind, slug, "--root", root);
      expect(again.code).toBe(2);
      expect(again.err).toContain(`the ${kind} ${slug} is there already`);
    }
    expect(await khabar("check", "--root", root)).toMatchObject({code: 0, out: "no problems\n"});
    expect(readFileSync(join(root, "_data/people.yaml"), "utf8")).toContain("name: Lena Moor");
  });
});

test("start serves the site on this machine, on the next free port, and says so", async () => {
  const taken = createServer();
  taken.listen(0, "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  const root = newsroomLike(tiny);
  mkdirSync(join(root, "x"), {recursive: true});
  const args = [
    join(home, "bin/khabar.mjs"),
    "start",
    "--root",
    root,
    "--port",
    String(port),
    "--url",
    "https://h.example/sub/"
  ];
  const server = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "inherit"]});
  onTestFinished(() => void server.kill());
  let said = "";
  while (!said.includes("Serving on")) said += String((await once(server.stdout, "data"))[0]);
  expect(said).toContain(`Port ${port} is taken, so this is on `);
  const url = /Serving on (\S+)/.exec(said)?.[1] ?? "";
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sub\/$/);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(`href="/sub/articles/high-tide/"`);
  const missing = await fetch(`${url}nowhere/`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain("This page is not here");
});
