import {type ChildProcess, spawn} from "node:child_process";
import {mkdirSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, expect, onTestFinished, test} from "vitest";
import {closeBrowser, openPage} from "../support/browser.ts";
import {home, newsroomLike, storyFile, tiny, writeAll} from "../support/newsrooms.ts";

afterAll(closeBrowser);

/** Starts `khabar dev`; gives its address, and what it has said so far. */
async function startDev(root: string): Promise<{url: string; said: () => string}> {
  const port = String(20_000 + Math.floor(Math.random() * 20_000));
  const child: ChildProcess = spawn(
    process.execPath,
    [join(home, "bin/khabar.mjs"), "dev", "--root", root, "--port", port],
    {
      stdio: ["ignore", "pipe", "pipe"]
    }
  );
  onTestFinished(() => void child.kill());
  let text = "";
  child.stdout?.on("data", (chunk) => {
    text += String(chunk);
  });
  child.stderr?.on("data", (chunk) => {
    text += String(chunk);
  });
  const said = () => text;
  await expect.poll(said, {timeout: 60_000}).toContain("Serving on");
  return {url: /Serving on (\S+)/.exec(text)?.[1] ?? "", said};
}

test("every change shows, problems lie over the last good site, and it comes back", async () => {
  const root = newsroomLike(tiny);
  const {url, said} = await startDev(root);
  const page = await openPage();
  const headline = () =>
    page
      .locator("h1, .card-headline")
      .allTextContents()
      .then((texts) => texts.join(" | "));
  const story = join(root, "content/articles/2026/high-tide.md");
  await page.goto(url);
  expect(await headline()).toContain("High tide at noon");

  writeFileSync(story, storyFile({headline: "High tide at one"}));
  await expect.poll(headline, {timeout: 30_000}).toContain("High tide at one");

  writeFileSync(join(root, "content/articles/2026/second.md"), storyFile({headline: "A second story"}));
  await expect.poll(headline, {timeout: 30_000}).toContain("A second story");
  rmSync(join(root, "content/articles/2026/second.md"));
  await expect.poll(headline, {timeout: 30_000}).not.toContain("A second story");
  expect((await fetch(`${url}articles/second/`)).status).toBe(404);

  writeFileSync(story, storyFile({headline: "High tide at two", topics: ["tide"]}));
  const problems = page.locator("#khabar-problems");
  await problems.waitFor({timeout: 30_000});
  expect(await problems.textContent()).toContain("did you mean tides?");
  expect(await problems.textContent()).toContain("content/articles/2026/high-tide.md:");
  expect(said()).toContain("there is no topic tide, so this would lead nowhere");
  expect(await (await fetch(url)).text()).toContain("High tide at one");
  await page.reload();
  await problems.waitFor({timeout: 10_000});

  writeFileSync(story, storyFile({headline: "High tide at three"}));
  await expect.poll(headline, {timeout: 30_000}).toContain("High tide at three");
  expect(await problems.count()).toBe(0);

  mkdirSync(join(root, "_includes/layouts"), {recursive: true});
  writeAll(root, {
    "_includes/layouts/footer.njk": `<footer class="footer"><p>Printed by hand</p></footer>\n`
  });
  await expect
    .poll(() => page.locator("footer").textContent(), {timeout: 30_000})
    .toContain("Printed by hand");
  writeAll(root, {
    "_includes/layouts/footer.njk": `<footer class="footer"><p>Printed by machine</p></footer>\n`
  });
  await expect
    .poll(() => page.locator("footer").textContent(), {timeout: 30_000})
    .toContain("Printed by machine");

  writeAll(root, {"_includes/styles/tokens.css": ":root { --paper: rgb(1, 2, 3); --text: #fff; }"});
  await expect
    .poll(() => page.evaluate("getComputedStyle(document.documentElement).backgroundColor"), {
      timeout: 30_000
    })
    .toBe("rgb(1, 2, 3)");

  const builds = () => said().split("built (").length;
  const before = builds();
  utimesSync(join(home, "src/model/unreachable.ts"), new Date(), new Date());
  await expect.poll(builds, {timeout: 30_000}).toBeGreaterThan(before);
}, 240_000);

test("before there is a good site the problems are a page of their own", async () => {
  const root = newsroomLike(tiny, {"content/articles/2026/high-tide.md": storyFile({topics: ["tide"]})});
  const {url} = await startDev(root);
  const page = await openPage();
  await page.goto(url);
  expect(await page.locator("h1").textContent()).toBe("There is no site yet, because of these problems");
  expect(await page.locator("pre").first().textContent()).toContain("there is no topic tide");
  writeFileSync(join(root, "content/articles/2026/high-tide.md"), storyFile({headline: "High tide at last"}));
  await expect
    .poll(() => page.locator("body").textContent(), {timeout: 30_000})
    .toContain("High tide at last");
}, 120_000);
