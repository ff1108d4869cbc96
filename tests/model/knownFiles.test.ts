import {expect, test} from "vitest";
import {KnownFiles} from "../../src/model/knownFiles.ts";

const written = 1_000_100;
const later = 2_000_200;
const label = {file: "a.md", bytes: 5, modified: written};
const copied = {...label, modified: later};
const always = () => true;
const never = () => {
  throw new Error("what the file says was asked for");
};

const isOfIt = (line: string) => line === "a line";

function knowing(readAt = later): Uint8Array | undefined {
  const known = new KnownFiles(undefined, readAt);
  expect(known.take(label, always, never)).toBeUndefined();
  known.keep(label, "a line");
  return known.bytes;
}

test("a file with the same time is not asked what it says", () => {
  const known = new KnownFiles(knowing(), later);
  expect(known.take(label, always, never)).toBe("a line");
  expect(known.bytes).toBeUndefined();
});

test("a file with another time is known by what it says, and by its new time from then on", () => {
  const known = new KnownFiles(knowing(), later + 1000);
  expect(known.take(copied, always, isOfIt)).toBe("a line");
  const next = new KnownFiles(known.bytes, later + 1000);
  expect(next.take(copied, always, never)).toBe("a line");
});

test("while a file may change without its time telling, the new time is not taken for settled", () => {
  const known = new KnownFiles(knowing(), later + 10);
  expect(known.take(copied, always, isOfIt)).toBe("a line");
  expect(known.bytes).toBeUndefined();
});

test("a file that says something else, or is of another length, is not known", () => {
  expect(new KnownFiles(knowing(), later).take(copied, always, () => false)).toBeUndefined();
  expect(new KnownFiles(knowing(), later).take({...copied, bytes: 6}, always, isOfIt)).toBeUndefined();
});

test("whether a file is known can be asked without taking it, and what it says is asked once", () => {
  const known = new KnownFiles(knowing(), later + 1000);
  expect([known.has(copied, always, () => false), known.has(copied, () => false, isOfIt)]).toEqual([
    false,
    false
  ]);
  expect(known.has(copied, always, isOfIt)).toBe(true);
  expect(known.take(copied, always, never)).toBe("a line");
});

test("a line that does not hold is not given", () => {
  expect(new KnownFiles(knowing(), later).take(label, () => false, never)).toBeUndefined();
});

test("what is no memory is nothing", () => {
  for (const text of ["", "a.md", "a.md\t5:\t", "a.md\t5:\t1000100", "a.md\t5:\t\t\t"])
    expect(new KnownFiles(Buffer.from(text), later).take(label, always, isOfIt)).toBeUndefined();
});
