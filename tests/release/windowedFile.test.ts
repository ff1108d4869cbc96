import {rmSync, truncateSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {expect, test} from "vitest";
import {WindowedFile} from "../../src/release/windowedFile.ts";
import {temporaryFolder} from "../support/newsrooms.ts";

const bytes = Uint8Array.from({length: 300_000}, (_, at) => (at * 31 + (at >> 8)) & 255);

function fileOf(content: Uint8Array): string {
  const path = join(temporaryFolder(), "kept");
  writeFileSync(path, content);
  return path;
}

test("any piece of a file is what stands there, in any order, be it larger than what is held", () => {
  const file = new WindowedFile(fileOf(bytes));
  expect(file.length).toBe(bytes.length);
  const place = fc.integer({min: 0, max: bytes.length});
  fc.assert(
    fc.property(place, fc.oneof(fc.integer({min: 0, max: 5000}), place), (from, size) => {
      const to = Math.min(from + size, bytes.length);
      expect(Buffer.compare(file.subarray(from, to), bytes.subarray(from, to))).toBe(0);
    }),
    {numRuns: 300}
  );
});

test("numbers that lie where they can in the file do so in what is read of it", () => {
  const file = new WindowedFile(fileOf(bytes));
  for (const from of [3, 8, 65_544, 16, 131_080, 131_088])
    expect(file.subarray(from, from + 8).byteOffset % 8).toBe(from % 8);
});

test("one that has become shorter, or is gone, is told", () => {
  const path = fileOf(bytes);
  const file = new WindowedFile(path);
  truncateSync(path, 1000);
  expect(() => file.subarray(2000, 2010)).toThrow("has become shorter");
  rmSync(path);
  expect(() => file.subarray(200_000, 200_010)).toThrow("ENOENT");
  expect(() => new WindowedFile(path)).toThrow("ENOENT");
});
