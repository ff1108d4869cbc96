import {rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {readPage} from "../../src/checks/builtSite.ts";
import {lostPlaces, mayLeadTo} from "../../src/checks/losses.ts";
import {buildSite, khabar} from "../support/khabar.ts";
import {newsroomLike, storyFile, testNow, tiny} from "../support/newsrooms.ts";

describe("a page that stays as it was", () => {
  const doubt = mayLeadTo({pages: ["/articles/low-tide/"], places: ["who"]}, "https://news.example/");

  test.each([
    `<a href="/articles/low-tide/">`,
    `<a href="/sub/articles/low-tide/#more">`,
    `<a href="../low-tide/">`,
    `<a href="low-tide">`,
    `<a href="/articles/high-tide/#who">`,
    `<a href="/articles/%6cow-tide/">`,
    `<a href="https://news.example/articles/l%6fw-tide/">`
  ])("is in doubt with %s", (html) => {
    expect(doubt(html)).toBe(true);
  });

  test.each([
    `<a href="/articles/low-tide-again/">`,
    `<a href="/articles/a-low-tide/">`,
    `<a href="/articles/high-tide/#whom">`,
    `<a href="https://elsewhere.example/100%25">`,
    "<p>low-tide</p>"
  ])("is not in doubt with %s", (html) => {
    expect(doubt(html)).toBe(false);
  });

  test("is in no doubt when nothing is lost", () => {
    expect(mayLeadTo({pages: [], places: []}, "https://news.example/")(`<a href="/%6c/">`)).toBe(false);
  });
});

test("places that a page has no longer are lost, new ones are not", () => {
  const before = readPage("/a/", `<p id="one"><p id="two">`);
  const after = readPage("/a/", `<p id="two"><p id="three">`);
  expect(lostPlaces(before, after)).toEqual(["one"]);
});

describe("after a first build, a story that nobody touched", () => {
  const other = "content/articles/2026/other.md";
  const build = (root: string) => khabar("build", "--root", root, "--now", testNow);

  async function newsroom(link: string): Promise<string> {
    const linking = storyFile({headline: "It links"}, `See [this](${link}).\n`);
    const root = newsroomLike(tiny, {
      [other]: storyFile({headline: "The other"}, "Water.\n\n## The tides\n\nMore water.\n"),
      "content/articles/2026/linking.md": linking
    });
    await buildSite(root);
    return root;
  }

  test("is told of when the page that it links to is gone", async () => {
    const root = await newsroom("/articles/other/");
    rmSync(join(root, other));
    const {code, err} = await build(root);
    expect(code).toBe(1);
    expect(err).toContain("content/articles/2026/linking.md:9:");
    expect(err).toContain("leads to /articles/other/, which is not on the site");
  });

  test("is told of when the place that it links to is gone", async () => {
    const root = await newsroom("/articles/other/#h-the-tides");
    writeFileSync(join(root, other), storyFile({headline: "The other"}, "Water.\n\n## The waves\n\nMore.\n"));
    const {code, err} = await build(root);
    expect(code).toBe(1);
    expect(err).toContain("content/articles/2026/linking.md:9:");
    expect(err).toContain("where there is no place called h-the-tides");
  });
}, 60_000);
