import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {renderingByHand} from "../../src/eleventy/byHand.ts";
import {fewSheets, printSheets, renderSheets, renderThroughEleventy} from "../../src/eleventy/render.ts";
import {home, temporaryFolder, testNow, treeOf} from "../support/newsrooms.ts";

const newsroom = join(home, "tests/sites/full/newsroom");

test("Eleventy gives the pages that are printed without it, byte for byte", async () => {
  const rendering = await renderingByHand(newsroom, testNow);
  const [through, printed, scratch] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const told: string[] = [];
  await renderThroughEleventy(
    {...rendering, onPage: (permalink, html) => told.push(`${permalink} ${html.length}`)},
    {staging: through, scratch}
  );
  const toldAgain: string[] = [];
  printSheets(
    {...rendering, onPage: (permalink, html) => toldAgain.push(`${permalink} ${html.length}`)},
    {staging: printed}
  );
  const [expected, found] = [treeOf(through), treeOf(printed)];
  expect(expected.size).toBeGreaterThan(fewSheets);
  expect([...found.keys()]).toEqual([...expected.keys()]);
  for (const [path, bytes] of found) expect(bytes.equals(expected.get(path) ?? Buffer.of()), path).toBe(true);
  expect(toldAgain.sort()).toEqual(told.sort());
});

test("an error in a template is told with its name when few sheets are printed", async () => {
  const rendering = await renderingByHand(newsroom, testNow);
  const own = temporaryFolder();
  mkdirSync(join(own, "pages"), {recursive: true});
  writeFileSync(join(own, "pages/article.njk"), "{{ view.noSuchName }}");
  const sheets = rendering.sheets.filter(({template}) => template === "pages/article.njk").slice(0, 3);
  await expect(
    renderSheets(
      {...rendering, sheets, themes: [own, ...rendering.themes]},
      {staging: temporaryFolder(), scratch: own}
    )
  ).rejects.toThrow(/pages\/article\.njk[^]*noSuchName/);
});
