import {cpSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {deserialize, serialize} from "node:v8";
import {describe, expect, test} from "vitest";
import {pagePermalink} from "../../src/model/permalink.ts";
import {keepVolume, madeVolumes} from "../../src/volumes/madeVolumes.ts";
import {buildSite, khabar} from "../support/khabar.ts";
import {newsroomLike, storyFile, temporaryFolder, testNow, tiny, treeOf} from "../support/newsrooms.ts";

/** Three years, each with matters of its own, so that no story is related to one of another year. */
const years = {
  2024: "barnacle crust hull scrape keel varnish mast halyard",
  2025: "orchard apple graft blossom frost cider press cellar",
  2026: "furnace ingot foundry mould anvil hammer rivet girder"
};

const newsroom = Object.fromEntries(
  Object.entries(years).flatMap(([year, text]) => {
    const words = text.split(" ");
    const [subject] = words;
    const stories = words.map((word, at) => {
      const [next, other] = [words[(at + 1) % words.length], words[(at + 3) % words.length]];
      const body = `Every ${word} ${next} met a ${other} ${subject}. The ${next} ${other} left one ${word}.\n`;
      const keys = {
        headline: `${word} and ${next}`,
        published: `${year}-0${(at >> 1) + 1}-0${at + 1}T09:00:00+05:00`,
        topics: [`${subject}s`]
      };
      return [`content/articles/${year}/${word}-${year}.md`, storyFile(keys, body)];
    });
    const topic = `---\nname: ${subject}\nsummary: All about ${subject}.\n---\n\nSee ${subject}.\n`;
    return [...stories, [`content/topics/${subject}s.md`, topic]];
  })
);

/** The same newsroom in another place, as another machine would have it: with nothing that builds leave. */
function checkoutOf(root: string, ...more: readonly string[]): string {
  const folder = temporaryFolder();
  for (const part of ["content", "_data", ...more])
    cpSync(join(root, part), join(folder, part), {recursive: true});
  return folder;
}

/** What the engine says of the volumes: how many it took from the cache, of how many. */
async function buildVolumes(root: string): Promise<{cached: string | undefined; files: unknown}> {
  const {code, out, err} = await khabar("build", "--root", root, "--now", testNow, "--volumes");
  expect(code, err).toBe(0);
  return {cached: /Cached:\s+(\d+ cached, \d+ total)/.exec(out)?.[1], files: treeOf(join(root, "_site"))};
}

async function plain(root: string, ...more: readonly string[]): Promise<unknown> {
  return treeOf(await buildSite(checkoutOf(root, ...more)));
}

test("three volumes, made apart and taken from a shared cache, are joined to the bytes of one build", async () => {
  process.env["TURBO_CACHE_DIR"] = temporaryFolder();
  const root = newsroomLike(tiny, newsroom);
  const whole = await plain(root);
  const first = await buildVolumes(root);
  expect(first.cached).toBe("0 cached, 3 total");
  expect(first.files).toEqual(whole);

  const elsewhere = checkoutOf(root);
  const second = await buildVolumes(elsewhere);
  expect(second.cached).toBe("3 cached, 3 total");
  expect(second.files).toEqual(whole);

  const changed = join(elsewhere, "content/articles/2025/blossom-2025.md");
  writeFileSync(changed, readFileSync(changed, "utf8").replace("Every", "Nearly every"));
  const third = await buildVolumes(elsewhere);
  expect(third.cached).toBe("2 cached, 3 total");
  const anew = checkoutOf(elsewhere);
  const fourth = await buildVolumes(anew);
  expect(fourth.cached).toBe("3 cached, 3 total");
  expect(fourth.files).toEqual(await plain(elsewhere));

  rmSync(join(elsewhere, "content/articles/2024"), {recursive: true});
  expect((await buildVolumes(elsewhere)).cached).toMatch(/, 2 total$/);

  const late = await khabar("volume", "2025", "--root", anew, "--now", "2025-02-15T00:00:00Z");
  expect(late.code).toBe(2);
  expect(late.err).toContain("the newsroom was changed while its volumes were being made; build again");
}, 240_000);

test("the pages of a volume are taken as they were made, not rendered again", async () => {
  process.env["TURBO_CACHE_DIR"] = temporaryFolder();
  const drawn = "{{ range(1000) | random }} {{ range(1000) | random }} {{ range(1000) | random }}";
  const root = newsroomLike(tiny, {
    ...newsroom,
    "_includes/pages/article.njk": `<article class="story"><h1>{{ view.headline }}</h1><p>${drawn}</p></article>`
  });
  const elsewhere = checkoutOf(root, "_includes");
  const first = await buildVolumes(root);
  expect((await buildVolumes(elsewhere)).files).toEqual(first.files);
  // Rendered again, each page would have drawn other numbers.
  expect(await plain(root, "_includes")).not.toEqual(first.files);
}, 120_000);

test("a volume that cannot be made leaves the site as it was, and its task says why", async () => {
  process.env["TURBO_CACHE_DIR"] = temporaryFolder();
  const root = newsroomLike(tiny, {
    ...newsroom,
    "_includes/pages/article.njk": "{{ view.noSuchThing }}"
  });
  const {code, out, err} = await khabar("build", "--root", root, "--now", testNow, "--volumes");
  expect(code).toBe(2);
  expect(out + err).toContain("noSuchThing");
  expect(err).toContain("a volume could not be made, so the site is as it was");
}, 60_000);

describe("what a task has made", () => {
  const page = {permalink: pagePermalink("articles/a"), fingerprint: "f", html: "<p>a"};

  function kept(): {folder: string; output: string} {
    const folder = temporaryFolder();
    keepVolume(folder, "2024", {pages: [page], batches: []}, "program");
    return {folder, output: join(folder, "2024/output/memory/pages")};
  }

  const pagesIn = (folder: string, program = "program") => {
    const forgotten: string[] = [];
    const pages = [...madeVolumes(folder, program, (name) => forgotten.push(name)).pages];
    return {pages, forgotten};
  };

  test("is read again", () => {
    expect(pagesIn(kept().folder)).toEqual({pages: [page], forgotten: []});
  });

  test("is nothing to another program", () => {
    expect(pagesIn(kept().folder, "another")).toEqual({pages: [], forgotten: []});
  });

  test("is thrown away when a byte is other, with a word", () => {
    const {folder, output} = kept();
    const bytes = readFileSync(output);
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    writeFileSync(output, bytes);
    expect(pagesIn(folder)).toEqual({pages: [], forgotten: ["volume 2024, pages"]});
  });

  test("has the same bytes each time", () => {
    expect(readFileSync(kept().output)).toEqual(readFileSync(kept().output));
    expect(deserialize(serialize([page]))).toEqual([page]);
  });
});
