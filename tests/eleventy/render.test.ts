import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {renderingByHand} from "../../src/eleventy/byHand.ts";
import {printSheets, renderSheets, renderThroughEleventy, type Taken} from "../../src/eleventy/render.ts";
import {home, temporaryFolder, testNow} from "../support/newsrooms.ts";

const newsroom = join(home, "tests/sites/full/newsroom");

test("Eleventy gives the pages that are printed without it, byte for byte", async () => {
  const rendering = await renderingByHand(newsroom, testNow);
  const pagesOf = async (render: (taken: Taken) => void | Promise<void>) => {
    const pages: (readonly [string, string])[] = [];
    await render({...rendering, take: (permalink, html) => pages.push([permalink, html])});
    return new Map(pages);
  };
  const through = await pagesOf((taken) => renderThroughEleventy(taken, temporaryFolder()));
  expect(through.size).toBeGreaterThan(50);
  expect(await pagesOf(printSheets)).toEqual(through);
});

test("an error in a template is told with its name when few sheets are printed", async () => {
  const rendering = await renderingByHand(newsroom, testNow);
  const own = temporaryFolder();
  mkdirSync(join(own, "pages"), {recursive: true});
  writeFileSync(join(own, "pages/article.njk"), "{{ view.noSuchName }}");
  const sheets = rendering.sheets.filter(({template}) => template === "pages/article.njk").slice(0, 3);
  await expect(
    renderSheets({...rendering, sheets, themes: [own, ...rendering.themes], take: () => {}}, own)
  ).rejects.toThrow(/pages\/article\.njk[\s\S]*noSuchName/);
});
