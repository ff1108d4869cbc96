import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {buildSite} from "../support/khabar.ts";
import {newsroomLike, storyFile, tiny} from "../support/newsrooms.ts";

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"/>`;
const figure =
  "::: figure\nfile: wall.svg\nalt: A wall\ncaption: A wall.\ncredit: Us\nlicence: CC BY 4.0\n:::\n";

test("notes and an update that are dated later are nowhere until then", async () => {
  const story = storyFile({
    updated: "2030-01-01T00:00:00Z",
    updates: [{at: "2030-01-01T00:00:00Z", text: "LATERUPDATE"}],
    corrections: [
      {at: "2026-03-03T00:00:00Z", text: "EARLYCORRECTION"},
      {at: "2030-01-01T00:00:00Z", text: "LATERCORRECTION"}
    ]
  });
  const root = newsroomLike(tiny, {"content/articles/2026/noted.md": story});
  const site = await buildSite(root);
  const files = (readdirSync(site, {recursive: true}) as string[]).filter((path) =>
    /\.(html|xml|json)$/.test(path)
  );
  const all = files.map((path) => readFileSync(join(site, path), "utf8")).join("\n");
  expect(all).toContain("EARLYCORRECTION");
  expect(all).not.toMatch(/LATER|2030-01-01/);
});

test("a picture that only a story under embargo leads to, by its background, is not on the site", async () => {
  const root = newsroomLike(tiny, {
    "_data/backgrounds/secret.md": `---\ntitle: A secret\nreviewBy: 2031-01-01\n---\n\nSome words.\n\n${figure}`,
    "content/images/wall.svg": drawing,
    "content/articles/2026/later.md": storyFile(
      {published: "2030-01-01T00:00:00Z"},
      "The water.\n\n::: background\nid: secret\n:::\n"
    )
  });
  const site = await buildSite(root);
  expect(existsSync(join(site, "images"))).toBe(false);
  expect(
    (await buildSite(root, "--now", "2030-02-01T00:00:00Z")) && readdirSync(join(site, "images")).length
  ).toBeGreaterThan(0);
});
