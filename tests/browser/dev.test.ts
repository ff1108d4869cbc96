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

/** The events that `khabar dev` sends to open pages, as they come. */
async function eventsOf(url: string): Promise<() => Promise<{name: string; data: unknown}>> {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const response = await fetch(new URL("/__khabar/events", url), {signal: abort.signal});
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return async () => {
    for (;;) {
      const [all = "", name = "", data = ""] = /event: (\w+)\ndata: (.*)\n\n/.exec(text) ?? [];
      text = text.slice(text.indexOf(all) + all.length);
      if (all !== "") return {name, data: JSON.parse(data)};
      text += (await reader?.read())?.value ?? "";
    }
  };
}

test("the page of a saved story shows before anything else is made, as the build then makes it", async () => {
  const root = newsroomLike(tiny);
  const {url, said} = await startDev(root);
  const file = join(root, "content/articles/2026/high-tide.md");
  const address = new URL("articles/high-tide/", url);
  const next = await eventsOf(url);
  const shown = async () => (await fetch(address)).text();
  let previewed: string | undefined;
  for (let time = 1; previewed === undefined && time <= 5; time++) {
    // A build that waits has to have rehearsed.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const builds = said().split("built (").length;
    writeFileSync(file, storyFile({headline: `High tide, ${time}`}, `It was seen ${time} times.\n`));
    const first = await next();
    if (first.name === "preview") {
      previewed = await shown();
      expect(first.data).toBe(address.pathname);
      expect(previewed).toContain(`It was seen ${time} times.`);
      expect(said().split("built (").length).toBe(builds);
      // Who has been shown the page need not load it again.
      expect(await next()).toEqual({name: "reload", data: address.pathname});
    }
    await expect.poll(() => said().split("built (").length, {timeout: 30_000}).toBe(builds + 1);
  }
  expect(previewed).toBe(await shown());

  await new Promise((resolve) => setTimeout(resolve, 3000));
  writeFileSync(file, storyFile({headline: "High tide, wrong", topics: ["tide"]}));
  expect((await next()).name).toBe("problems");
  expect(await shown()).toBe(previewed);
}, 120_000);

test("problems that only a built page has go when its preview turns out well", async () => {
  const root = newsroomLike(tiny);
  const {url, said} = await startDev(root);
  const next = await eventsOf(url);
  const page = await openPage();
  const file = join(root, "content/articles/2026/high-tide.md");
  writeFileSync(file, storyFile({headline: "High tide"}, "It leads to [nowhere](/nowhere/).\n"));
  while ((await next()).name !== "problems");
  await page.goto(`${url}articles/high-tide/`);
  const problems = page.locator("#khabar-problems");
  await problems.waitFor({timeout: 10_000});
  await new Promise((resolve) => setTimeout(resolve, 3000));
  writeFileSync(file, storyFile({headline: "High tide"}, "It leads on.\n"));
  await expect.poll(() => page.locator("main").textContent(), {timeout: 30_000}).toContain("It leads on.");
  await expect.poll(() => problems.count(), {timeout: 30_000}).toBe(0);
  // A build that goes on would write into a folder that is being removed.
  await expect.poll(() => said().split("built (").length, {timeout: 30_000}).toBe(3);
}, 120_000);

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
