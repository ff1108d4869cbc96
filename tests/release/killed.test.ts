import {spawn} from "node:child_process";
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {buildSite, khabar} from "../support/khabar.ts";
import {home, newsroomLike, storyFile, testNow, tiny, treeOf} from "../support/newsrooms.ts";

test("a build that is killed, at whatever moment, leaves the last good site as it was, and the next one works", async () => {
  const root = newsroomLike(tiny);
  const before = treeOf(await buildSite(root));
  writeFileSync(join(root, "content/articles/2026/low-tide.md"), storyFile());
  for (const delay of [150, 500, 900, 1200, 1500]) {
    await killedAfter(delay, root);
    const site = treeOf(join(root, "_site"));
    // The last delays may come after the swap, and then the new site is there, whole.
    const isNew = site.has("articles/low-tide/index.html");
    if (isNew) break;
    expect([...site.keys()]).toEqual([...before.keys()]);
    for (const [path, bytes] of site) expect(bytes.equals(before.get(path) ?? Buffer.of()), path).toBe(true);
  }
  const {code} = await khabar("build", "--root", root, "--now", testNow);
  expect(code).toBe(0);
  expect([...treeOf(join(root, "_site")).keys()]).toContain("articles/low-tide/index.html");
});

test("a build that fails leaves the last good site as it was", async () => {
  const root = newsroomLike(tiny);
  const before = treeOf(await buildSite(root));
  mkdirSync(join(root, "_includes/pages"), {recursive: true});
  for (const [file, text] of [
    ["content/articles/2026/bad.md", storyFile({topics: ["nowhere"]})],
    ["content/articles/2026/bad.md", storyFile({}, "See [it](/nowhere/).\n")],
    ["_includes/pages/article.njk", "{{ view.hedline }}\n"]
  ] as const) {
    writeFileSync(join(root, file), text);
    const {code, err} = await khabar("build", "--root", root, "--now", testNow);
    expect(code).toBe(file.startsWith("_includes") ? 2 : 1);
    expect(err).toMatch(
      file.startsWith("_includes") ? /pages\/article\.njk.*has no hedline/s : /bad\.md:\d+:\d+ {2}error/
    );
    const site = treeOf(join(root, "_site"));
    expect([...site.keys()]).toEqual([...before.keys()]);
    for (const [path, bytes] of site) expect(bytes.equals(before.get(path) ?? Buffer.of()), path).toBe(true);
    writeFileSync(join(root, "content/articles/2026/bad.md"), storyFile());
  }
});

function killedAfter(delay: number, root: string): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [join(home, "bin/khabar.mjs"), "build", "--root", root, "--now", testNow],
      {
        stdio: "ignore"
      }
    );
    child.once("exit", () => resolve());
    setTimeout(() => child.kill("SIGKILL"), delay);
  });
}
