import {mkdirSync, readdirSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {instantAt} from "../src/model/instant.ts";
import {centre, type PublishedImage} from "../src/model/picture.ts";
import {picturesApart} from "../src/picturesApart.ts";
import {fileAt} from "../src/problems/problem.ts";
import {publish} from "../src/publish.ts";
import {KnownPictures} from "../src/rendering/knownPictures.ts";
import {khabar} from "./support/khabar.ts";
import {newsroomLike, storyFile, temporaryFolder, testNow, tiny, treeOf} from "./support/newsrooms.ts";
import {photograph} from "./support/photographs.ts";

/** A newsroom in which each of some stories has a photograph of its own. */
async function illustrated(count: number): Promise<string> {
  const names = Array.from({length: count}, (_, at) => `photo-${at}`);
  const stories = names.map((name): [string, string] => [
    `content/articles/${name}.md`,
    storyFile({
      headline: name,
      picture: {file: `${name}.jpg`, alt: "Waves", caption: "Waves.", credit: "Desk", licence: "CC BY 4.0"}
    })
  ]);
  const root = newsroomLike(tiny, Object.fromEntries(stories));
  mkdirSync(join(root, "content/images"), {recursive: true});
  for (const [seed, name] of names.entries()) {
    const file = join(root, `content/images/${name}.jpg`);
    const picture = await photograph({width: 120, height: 80}, seed);
    writeFileSync(file, await picture.jpeg().toBuffer());
    // Long ago, so that what is known of it holds.
    utimesSync(file, 1_700_000_000, 1_700_000_000);
  }
  return root;
}

function imagesOf(root: string): readonly PublishedImage[] {
  const folder = join(root, "content/images");
  return readdirSync(folder)
    .filter((name) => name.startsWith("photo-"))
    .map((name) => {
      const path = join(folder, name);
      const {size, mtimeMs} = statSync(path);
      return {name, path, bytes: size, modified: mtimeMs, at: fileAt(name), cuts: [centre]};
    });
}

test("many pictures are made by a process of its own, which says how far it is and what is known then", async () => {
  const root = await illustrated(9);
  const images = imagesOf(root);
  const counts: number[] = [];
  const kept = await picturesApart(images, {root, out: undefined}, (count) => counts.push(count));
  expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const known = new KnownPictures({}, Date.now());
  known.learn(kept ?? new Uint8Array());
  expect(images.filter((image) => !known.isKnown(image))).toEqual([]);
  // AVIF, WebP, JPEG, what other sites show, and the tone; a card is cut like the whole.
  expect(readdirSync(join(root, ".khabar/pictures")).length).toBe(9 * 5);
});

test("few pictures are left to who asks, and so are all when that process fails", async () => {
  const root = await illustrated(9);
  const images = imagesOf(root);
  expect(await picturesApart(images.slice(1, 8), {root, out: undefined}, () => {})).toBeUndefined();
  const nowhere = join(temporaryFolder(), "nowhere");
  expect(await picturesApart(images, {root: nowhere, out: undefined}, () => {})).toBeUndefined();
});

test("the site is the same, whoever makes the pictures", async () => {
  const [here, apart] = [await illustrated(9), await illustrated(9)];
  const now = instantAt(Date.parse(testNow));
  const options = {root: here, out: undefined, url: undefined, now, onProgress: () => {}};
  expect((await publish(options)).problems).toEqual([]);
  const {code, err} = await khabar("build", "--root", apart, "--now", testNow);
  expect(code, err).toBe(0);
  expect(treeOf(join(apart, "_site"))).toEqual(treeOf(join(here, "_site")));
});

test("one of many that cannot go out is told", async () => {
  const root = await illustrated(9);
  writeFileSync(join(root, "content/images/photo-4.jpg"), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0]));
  const {code, err} = await khabar("build", "--root", root, "--now", testNow);
  expect(code).toBe(1);
  expect(err).toContain("content/images/photo-4.jpg");
  expect(err).toContain("not a picture that can be read");
});
