import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {picturesWithin} from "../../src/editions/pictureBudget.ts";
import {instantAt} from "../../src/model/instant.ts";
import {preparePublication} from "../../src/preparePublication.ts";
import {Report} from "../../src/problems/report.ts";
import {renderPictures} from "../../src/rendering/pictures.ts";
import {newsroomLike, storyFile, testNow, tiny, writeAll} from "../support/newsrooms.ts";
import {photograph} from "../support/photographs.ts";

/** A newsroom with an older and a newer story, a photograph each, in two widths. */
async function withPhotographs() {
  const story = (name: string, published: string) =>
    storyFile({
      published,
      picture: {file: `${name}.jpg`, alt: "Waves", caption: "Waves.", credit: "Desk", licence: "CC BY 4.0"}
    });
  const root = newsroomLike(tiny, {
    "content/articles/2026/older.md": story("older", "2026-03-03T09:00:00+05:00"),
    "content/articles/2026/newer.md": story("newer", "2026-03-04T09:00:00+05:00")
  });
  writeAll(root, {"content/images/.keep": ""});
  for (const [name, seed] of [
    ["older", 1],
    ["newer", 2]
  ] as const) {
    const picture = await photograph({width: 720, height: 400}, seed);
    writeFileSync(join(root, `content/images/${name}.jpg`), await picture.jpeg().toBuffer());
  }
  const options = {
    root,
    now: instantAt(Date.parse(testNow)),
    out: undefined,
    url: undefined,
    onProgress: () => {}
  };
  const publication = preparePublication(options, new Report());
  if (publication === undefined) throw new Error("The newsroom has errors");
  const pictures = await renderPictures(publication.images, (_, make) => make());
  const sizeOf = (name: string, width: number) =>
    pictures.shown
      .get(`${name}.jpg`)
      ?.sources.flatMap(({variants}) => variants)
      .find((variant) => variant.permalink.endsWith(`-${width}.webp`))?.bytes ?? 0;
  const chosenAt = (width: number, bytes: number) => {
    const chosen = [...picturesWithin({width, bytes}, publication, pictures).values()];
    return [...new Set(chosen)].map((permalink) => permalink.replace(/-[0-9a-f]{8}-/, "-")).sort();
  };
  return {sizeOf, chosenAt};
}

test("photographs come no wider than asked, and smaller or not at all when they do not fit, the newest first", async () => {
  const {sizeOf, chosenAt} = await withPhotographs();
  expect(chosenAt(720, 1e9)).toEqual(["/images/newer-720.webp", "/images/older-720.webp"]);
  expect(chosenAt(360, 1e9)).toEqual(["/images/newer-360.webp", "/images/older-360.webp"]);
  const room = sizeOf("newer", 720) + sizeOf("older", 360);
  expect(chosenAt(720, room)).toEqual(["/images/newer-720.webp", "/images/older-360.webp"]);
  expect(chosenAt(720, room - 1)).toEqual(["/images/newer-720.webp"]);
  expect(chosenAt(720, 0)).toEqual([]);
});
