import {statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import {describe, expect, test} from "vitest";
import type {Memo} from "../../src/model/memo.ts";
import {centre, type Focus} from "../../src/model/picture.ts";
import {fileAt} from "../../src/problems/problem.ts";
import {mostBytes, regionOf} from "../../src/rendering/photograph.ts";
import {renderPictures} from "../../src/rendering/pictures.ts";
import {toneOf} from "../../src/rendering/tone.ts";
import {temporaryFolder} from "../support/newsrooms.ts";
import {photograph} from "../support/photographs.ts";

const always: Memo = (_, make) => make();

/** What goes out for a file that leads a story, or only stands in one. */
async function render(
  name: string,
  bytes: Uint8Array | string,
  cuts: readonly Focus[] = [],
  memo: Memo = always
) {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  const {size, mtimeMs} = statSync(path);
  const image = {name, path, bytes: size, modified: mtimeMs, at: fileAt(name), cuts};
  const pictures = await renderPictures([image], memo);
  const files: {readonly permalink: string; readonly body: Uint8Array}[] = [];
  for (const {permalink, make} of pictures.files) files.push({permalink, body: Buffer.from(await make())});
  const fileOf = (ending: RegExp) => {
    const found = files.find(({permalink}) => ending.test(permalink));
    return Buffer.from(found?.body ?? "");
  };
  return {
    ...pictures,
    files,
    picture: pictures.shown.get(name),
    cut: pictures.cuts.get(name)?.[0],
    names: pictures.files.map(({permalink}) => permalink.replace(/^.*-[0-9a-f]{8}/, "")),
    fileOf
  };
}

const jpeg = async (width: number, height: number, seed?: number, grain?: number) =>
  (await photograph({width, height}, seed, grain)).jpeg({quality: 92}).toBuffer();

describe("a photograph", () => {
  test("comes in better formats at several widths, and as one JPEG; what leads a story is cut too", async () => {
    const {names, picture, cut} = await render("sea.jpg", await jpeg(1090, 727), [centre]);
    expect(names).toEqual([
      ...["-360.avif", "-720.avif", "-1080.avif", "-360.webp", "-720.webp", "-1080.webp", "-720.jpg"],
      ...["-share.jpg", "-card-360.avif", "-card-720.avif", "-card-360.webp", "-card-720.webp"],
      "-card-720.jpg"
    ]);
    expect(picture).toMatchObject({width: 720, height: 480});
    expect(picture?.sources.map(({format}) => format)).toEqual(["avif", "webp"]);
    expect(cut?.card).toMatchObject({width: 720, height: 480});
  });

  test("is not blown up", async () => {
    const {names, picture} = await render("sea.png", await jpeg(380, 500));
    expect(names).toEqual(["-380.avif", "-380.webp", "-380.jpg"]);
    expect(picture).toMatchObject({width: 380, height: 500});
  });

  test("that is full of grain goes down in quality until no phone fetches more than 60 KB", async () => {
    const {files, faulty} = await render("sand.jpg", await jpeg(1100, 825, 5, 0.16), [centre]);
    expect(faulty).toEqual([]);
    const weights = files.filter(({permalink}) => !permalink.includes("-share")).map(({body}) => body.length);
    expect(Math.max(...weights)).toBeLessThanOrEqual(mostBytes);
    expect(Math.max(...weights)).toBeGreaterThan(mostBytes / 2);
  });

  test("is encoded once for all builds", async () => {
    const kept = new Map<string, Uint8Array>();
    let made = 0;
    const memo: Memo = async (key, make) => {
      const known = kept.get(key);
      if (known !== undefined) return known;
      made++;
      const body = await make();
      kept.set(key, body);
      return body;
    };
    const bytes = await jpeg(500, 400);
    const first = await render("sea.jpg", bytes, [centre], memo);
    const before = made;
    const second = await render("sea.jpg", bytes, [centre], memo);
    expect(before).toBeGreaterThan(5);
    expect(made).toBe(before);
    expect(second.files).toEqual(first.files);
  });

  test("keeps to itself where and with what it was made, and stands as it was held", async () => {
    const bytes = await sharp(await jpeg(500, 400))
      .withMetadata({orientation: 6})
      .withExif({IFD0: {Copyright: "SECRETNAME"}, IFD3: {GPSLatitude: "33/1 36/1 0/1"}})
      .toBuffer();
    expect(bytes.includes("SECRETNAME")).toBe(true);
    const {files, picture} = await render("home.jpg", bytes, [centre]);
    expect(picture).toMatchObject({width: 400, height: 500});
    for (const {body, permalink} of files) {
      const {exif, xmp, iptc} = await sharp(Buffer.from(body)).metadata();
      expect([exif, xmp, iptc], permalink).toEqual([undefined, undefined, undefined]);
      expect(Buffer.from(body).includes("SECRETNAME"), permalink).toBe(false);
    }
  });

  test("is cut around what matters in it", async () => {
    const left = {input: {create: {width: 300, height: 400, channels: 3 as const, background: "#c00"}}};
    const wide = await sharp({create: {width: 1200, height: 400, channels: 3, background: "#00c"}})
      .composite([{...left, left: 0, top: 0}])
      .png()
      .toBuffer();
    const redOf = async (file: Buffer) => (await sharp(file).stats()).channels[0]?.mean ?? 0;
    const {fileOf} = await render("flag.png", wide, [centre, {x: 10, y: 50}]);
    expect(await redOf(fileOf(/[0-9a-f]-share\.jpg$/))).toBeLessThan(60);
    expect(await redOf(fileOf(/-10x50-share\.jpg$/))).toBeGreaterThan(70);
    expect(await redOf(fileOf(/[0-9a-f]{8}-card-360\.webp$/))).toBeLessThan(10);
    expect(await redOf(fileOf(/-10x50-card-360\.webp$/))).toBeGreaterThan(90);
  });

  test("has a place of its own tone", async () => {
    const sky = await sharp({create: {width: 90, height: 60, channels: 3, background: "#59c"}})
      .png()
      .toBuffer();
    expect((await render("sky.png", sky)).picture?.tone).toBe("blue");
    expect(toneOf({r: 120, g: 118, b: 125})).toBe("grey");
    expect(toneOf({r: 190, g: 140, b: 80})).toBe("earth");
    expect(toneOf({r: 200, g: 20, b: 40})).toBe("earth");
  });
});

describe("a drawing", () => {
  const svg = (inner: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">${inner}</svg>`;

  test("goes out as it is when it is small, on cards too", async () => {
    const {names, picture, cut} = await render("map.svg", svg(`<path d="M0 0h60"/>`), [centre]);
    expect(names).toEqual([".svg", "-share.jpg"]);
    expect(picture).toMatchObject({width: 60, height: 40, tone: undefined});
    expect(cut?.card).toEqual(picture);
  });

  test("goes out in pixels when it is large", async () => {
    const dots = Array.from(
      {length: 9000},
      (_, at) => `<path d="M${(at * at) % 59}.${at % 7919} ${at % 40}h1"/>`
    );
    const {names, picture} = await render("map.svg", svg(`<g stroke="#123">${dots.join("")}</g>`));
    expect(names.some((name) => name.endsWith(".svg"))).toBe(false);
    expect(names).toContain("-1080.avif");
    expect(picture?.tone).toBe(undefined);
  });
});

describe("told, and not shown", () => {
  const faultOf = async (name: string, bytes: Uint8Array | string) =>
    (await render(name, bytes)).faulty[0]?.fault;

  test("a photograph that broke off", async () => {
    const whole = await jpeg(300, 200);
    expect(await faultOf("a.jpg", whole.subarray(0, whole.length / 2))).toBe("unreadable");
    expect(await faultOf("a.avif", Buffer.from("no picture at all"))).toBe("unreadable");
  });

  test("a drawing without a size, or of a size to fill a memory", async () => {
    expect(await faultOf("a.svg", `<svg xmlns="http://www.w3.org/2000/svg"></svg>`)).toBe("no-size");
    const huge = `<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"><path d="M0 0h9"/></svg>`;
    expect(await faultOf("a.svg", huge)).toBe("too-many-pixels");
  });

  test("a PNG that moves, though its reader takes it for a still", async () => {
    const still = await sharp({create: {width: 9, height: 9, channels: 3, background: "#468"}})
      .png()
      .toBuffer();
    const at = still.indexOf("IDAT") - 4;
    const control = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from("acTL"), Buffer.alloc(12)]);
    expect(await faultOf("a.png", Buffer.concat([still.subarray(0, at), control, still.subarray(at)]))).toBe(
      "moving"
    );
    expect(await faultOf("b.png", still)).toBe(undefined);
  });
});

test("what is cut lies in the picture, has the shape, and holds the focus", () => {
  const size = fc.integer({min: 1, max: 9000});
  const percent = fc.integer({min: 0, max: 100});
  fc.assert(
    fc.property(size, size, percent, percent, (width, height, x, y) => {
      const region = regionOf({width, height}, 630 / 1200, {x, y});
      expect(region.left).toBeGreaterThanOrEqual(0);
      expect(region.top).toBeGreaterThanOrEqual(0);
      expect(region.left + region.width).toBeLessThanOrEqual(width);
      expect(region.top + region.height).toBeLessThanOrEqual(height);
      expect(region.width === width || region.height === height).toBe(true);
      expect(Math.abs((x / 100) * width - region.left - region.width / 2)).toBeLessThanOrEqual(
        Math.max(region.width / 2, 0) + 1
      );
    })
  );
});
