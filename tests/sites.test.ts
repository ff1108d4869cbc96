import {execFileSync} from "node:child_process";
import {cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {gunzipSync} from "node:zlib";
import {describe, expect, test} from "vitest";
import {buildSite, khabar} from "./support/khabar.ts";
import {home, newsroomLike, testNow, tiny, treeOf} from "./support/newsrooms.ts";

const full = join(home, "tests/sites/full/newsroom");

describe("a newsroom gives the site that it gave before, byte for byte", () => {
  test.each(["tiny", "full", "empty"])("%s", async (name) => {
    const place = join(home, "tests/sites", name);
    const site = comparable(treeOf(await buildSite(newsroomLike(join(place, "newsroom")))));
    if (process.env["KHABAR_GOLDEN"] === "write") write(site, join(place, "expected"));
    const expected = treeOf(join(place, "expected"));
    expect([...site.keys()]).toEqual([...expected.keys()]);
    for (const [path, bytes] of site) expect(bytes.toString(), path).toBe(expected.get(path)?.toString());
  });
});

test("the same files at the same moment give the same bytes, the search index included", async () => {
  const [first, second] = [await buildSite(newsroomLike(full)), await buildSite(newsroomLike(full))].map(
    treeOf
  );
  expect([...(first?.keys() ?? [])]).toEqual([...(second?.keys() ?? [])]);
  for (const [path, bytes] of first ?? [])
    expect(bytes.equals(second?.get(path) ?? Buffer.of()), path).toBe(true);
  expect([...(first?.keys() ?? [])].filter((path) => path.startsWith("pagefind/")).length).toBeGreaterThan(5);
});

test("drafts and stories under embargo are nowhere on the site, nor are their pictures and events", async () => {
  const site = treeOf(await buildSite(newsroomLike(full)));
  for (const [path, bytes] of site) {
    const text = path.startsWith("pagefind/fragment") ? gunzipSync(bytes).toString() : bytes.toString();
    for (const word of [
      "A secret draft",
      "articles/secret",
      "News from tomorrow",
      "articles/tomorrow",
      "embargo",
      "A year of storms"
    ]) {
      expect(path.includes("embargo") || text.includes(word), `${word} in ${path}`).toBe(false);
    }
  }
});

test("a story under embargo is out once its moment has come", async () => {
  const root = newsroomLike(full);
  const {code} = await khabar("build", "--root", root, "--now", "2026-12-24T00:00:00Z");
  expect(code).toBe(0);
  expect([...treeOf(join(root, "_site")).keys()]).toContain("articles/tomorrow/index.html");
});

test("a foreign newsroom, with its own templates, styles and words, needs nothing of ours", async () => {
  const root = newsroomLike(tiny, {
    "_includes/layouts/footer.njk": `<footer class="footer"><p>Printed by hand</p></footer>\n`,
    "_includes/styles/tokens.css": `:root { --accent: rebeccapurple; --paper: #fff; --text: #000; }`,
    "_data/strings/en.yaml": `latest: Fresh from the sea\n`
  });
  const site = treeOf(await buildSite(root));
  const page = site.get("index.html")?.toString() ?? "";
  expect(page).toContain("Printed by hand");
  expect(page).toContain("High tide at noon");
  const css = [...site].filter(([path]) => path.endsWith(".css")).map(([, bytes]) => bytes.toString());
  expect(css.every((text) => text.includes("#639") || text.includes("rebeccapurple"))).toBe(true);
});

test("Eleventy run by hand renders the same pages as a build", async () => {
  const root = newsroomLike(full);
  const built = treeOf(await buildSite(root));
  for (const file of [".eleventy.ts", "src", "_includes", "package.json", "node_modules"]) {
    symlinkSync(join(home, file), join(root, file));
  }
  for (const language of ["en", "ur", "ps", "fa-AF"]) {
    if (language !== "en")
      cpSync(join(home, `_data/strings/${language}.yaml`), join(root, `_data/strings/${language}.yaml`));
  }
  const eleventy = join(home, "node_modules/@11ty/eleventy/cmd.cjs");
  execFileSync(
    process.execPath,
    ["--import", "tsx", eleventy, "--config=.eleventy.ts", "--output=by-hand", "--quiet"],
    {
      cwd: root,
      env: {...process.env, KHABAR_NOW: testNow}
    }
  );
  const byHand = treeOf(join(root, "by-hand"));
  expect(byHand.size).toBeGreaterThan(30);
  for (const [path, bytes] of byHand) expect(bytes.toString(), path).toBe(built.get(path)?.toString());
  const pages = [...built.keys()].filter((path) => path.endsWith(".html"));
  expect([...byHand.keys()].sort()).toEqual(pages.sort());
});

/**
 * What can be compared as text. Left out: faces and pictures, and of the search the engine and the packed index,
 * whose packing differs between versions of Node; what the index shows of each story is compared unpacked.
 */
function comparable(site: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const texts = [...site].filter(([path]) => !/\.(?:woff2|avif|jpg|webp|ico)$|^pagefind\//.test(path));
  const fragments = [...site]
    .filter(([path]) => path.startsWith("pagefind/fragment/"))
    .map(([, bytes]) => gunzipSync(bytes).toString())
    .sort();
  return new Map(
    [...texts, ["pagefind-fragments.txt", Buffer.from(`${fragments.join("\n")}\n`)] as const].sort(
      ([a], [b]) => (a < b ? -1 : 1)
    )
  );
}

function write(site: ReadonlyMap<string, Buffer>, folder: string): void {
  rmSync(folder, {recursive: true, force: true});
  for (const [path, bytes] of site) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), bytes);
  }
}
