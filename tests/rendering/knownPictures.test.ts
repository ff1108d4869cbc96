import {renameSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {Memo} from "../../src/model/memo.ts";
import {centre, type Focus, type PublishedImage} from "../../src/model/picture.ts";
import type {KeptPacks} from "../../src/model/settled.ts";
import {fileAt} from "../../src/problems/problem.ts";
import {KnownPictures} from "../../src/rendering/knownPictures.ts";
import {renderPictures} from "../../src/rendering/pictures.ts";
import {temporaryFolder} from "../support/newsrooms.ts";
import {photograph} from "../support/photographs.ts";

const hourAgo = Math.floor(Date.now() / 1000) * 1000 - 3_600_000 + 7;
const jpeg = async (seed: number) => (await photograph({width: 300, height: 200}, seed)).jpeg().toBuffer();

/** A folder of pictures that are made once for all times. */
function studio() {
  const root = temporaryFolder();
  const encoded = new Map<string, Uint8Array>();
  const memo: Memo = async (key, make) => {
    const body = encoded.get(key) ?? (await make());
    encoded.set(key, body);
    return body;
  };
  const imageOf = (name: string, cuts: readonly Focus[]): PublishedImage => {
    const path = join(root, name);
    const {size, mtimeMs} = statSync(path);
    return {name, path, bytes: size, modified: mtimeMs, at: fileAt(`content/images/${name}`), cuts};
  };
  return {
    encoded,
    write(name: string, bytes: Uint8Array, time = hourAgo) {
      writeFileSync(join(root, name), bytes);
      utimesSync(join(root, name), time / 1000, time / 1000);
    },
    hide: (name: string) => renameSync(join(root, name), join(root, "hidden")),
    imageOf,
    async render(images: readonly PublishedImage[], kept: KeptPacks = {}, readAt = Date.now()) {
      const known = new KnownPictures(kept, readAt);
      const pictures = await renderPictures(images, memo, known);
      return {...pictures, packs: known.packs, kept: {...kept, ...known.packs}};
    }
  };
}

test("what is known of a picture that is as it was is not asked of its file", async () => {
  const {write, hide, imageOf, render} = studio();
  write("sea.jpg", await jpeg(1));
  const images = [imageOf("sea.jpg", [centre, {x: 10, y: 20}])];
  const first = await render(images);
  hide("sea.jpg");
  const {packs, files, ...second} = await render(images, first.kept);
  expect(packs).toEqual({});
  expect(files.map(({permalink, fingerprint}) => [permalink, fingerprint])).toEqual(
    first.files.map(({permalink, fingerprint}) => [permalink, fingerprint])
  );
  expect({...second, packs, files}).toEqual({...first, packs, files});
  expect(first.files.length).toBeGreaterThan(8);
});

test("its files are the same when one is missed, whether they are still at hand or not", async () => {
  const {write, imageOf, render, encoded} = studio();
  write("sea.jpg", await jpeg(1));
  const images = [imageOf("sea.jpg", [centre])];
  const first = await render(images);
  const bodies = await Promise.all(first.files.map(({make}) => make()));
  const again = async () => Promise.all((await render(images, first.kept)).files.map(({make}) => make()));
  expect(await again()).toEqual(bodies);
  encoded.clear();
  expect(await again()).toEqual(bodies);
});

test("a picture with other bytes or another cut is made anew; one with another time alone is known", async () => {
  const {write, imageOf, render} = studio();
  write("sea.jpg", await jpeg(1));
  const {kept, digests} = await render([imageOf("sea.jpg", [])]);
  const digest = digests.get("sea.jpg");
  const cut = await render([imageOf("sea.jpg", [centre])], kept);
  expect(cut.cuts.get("sea.jpg")).toHaveLength(1);
  expect(cut.digests.get("sea.jpg")).not.toBe(digest);
  write("sea.jpg", await jpeg(1), hourAgo + 1000);
  const copied = imageOf("sea.jpg", []);
  expect(new KnownPictures(kept, Date.now()).isKnown(copied)).toBe(true);
  const fresh = () => Promise.reject(new Error("it was made anew"));
  await new KnownPictures(kept, Date.now()).picture(copied, fresh);
  write("sea.jpg", await jpeg(2), hourAgo + 1000);
  expect((await render([imageOf("sea.jpg", [])], kept)).digests.get("sea.jpg")).not.toBe(digest);
  write("sea.jpg", Buffer.concat([await jpeg(1), Buffer.from(" ")]));
  expect((await render([imageOf("sea.jpg", [])], kept)).digests.get("sea.jpg")).not.toBe(digest);
});

test("nothing is kept of one that was changed just before, nor of one that cannot go out", async () => {
  const {write, imageOf, render} = studio();
  write("sea.jpg", await jpeg(1));
  write("land.jpg", Buffer.from("no picture at all"));
  const images = [imageOf("sea.jpg", []), imageOf("land.jpg", [])];
  const early = await render(images, undefined, hourAgo + 10);
  write("sea.jpg", Buffer.alloc(statSync(images[0]?.path ?? "").size));
  const second = await render(images, early.kept);
  expect(second.faulty.map(({image, fault}) => [image.name, fault])).toEqual([
    ["sea.jpg", "unreadable"],
    ["land.jpg", "unreadable"]
  ]);
});

test("one that changes while the site is being made is told, and not sent under the old one's name", async () => {
  const {write, imageOf, render} = studio();
  write("sea.jpg", await jpeg(1));
  const images = [imageOf("sea.jpg", [])];
  const {kept} = await render(images);
  const [file] = (await render(images, kept)).files;
  write("sea.jpg", await jpeg(2));
  await expect(file?.make()).rejects.toThrow(
    "content/images/sea.jpg was changed while the site was being made; build again"
  );
});

test("pictures come in the order of their files, however long each takes", async () => {
  const {write, imageOf, render} = studio();
  const names = ["a.jpg", "b.jpg", "c.jpg", "d.jpg"];
  for (const [at, name] of names.entries())
    write(
      name,
      await (await photograph({width: 800 - at * 190, height: 600 - at * 190}, at)).jpeg().toBuffer()
    );
  const {shown, files} = await render(names.map((name) => imageOf(name, [])));
  expect([...shown.keys()]).toEqual(names);
  const order = files.map(({permalink}) => permalink.slice("/images/".length, "/images/a".length));
  expect(order).toEqual([...order].sort());
});
