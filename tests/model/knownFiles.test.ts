import {expect, test} from "vitest";
import {KnownFiles} from "../../src/model/knownFiles.ts";
import type {KeptPacks} from "../../src/model/settled.ts";
import {fleeting} from "../support/fleetingBytes.ts";

const written = 1_000_100;
const later = 2_000_200;
const label = {file: "a.md", bytes: 5, modified: written};
const copied = {...label, modified: later};
const always = () => true;
const never = () => {
  throw new Error("what the file says was asked for");
};

const isOfIt = (line: string) => line === "a line";

function knowing(readAt = later): KeptPacks {
  const known = new KnownFiles({}, readAt);
  expect(known.take(label, always, never)).toBeUndefined();
  known.keep(label, "a line");
  return known.packs;
}

test("a file with the same time is not asked what it says", () => {
  const known = new KnownFiles(knowing(), later);
  expect(known.take(label, always, never)).toBe("a line");
  expect(known.packs).toEqual({});
});

test("a file with another time is known by what it says, and by its new time from then on", () => {
  const known = new KnownFiles(knowing(), later + 1000);
  expect(known.take(copied, always, isOfIt)).toBe("a line");
  const next = new KnownFiles(known.packs, later + 1000);
  expect(next.take(copied, always, never)).toBe("a line");
});

test("while a file may change without its time telling, the new time is not taken for settled", () => {
  const known = new KnownFiles(knowing(), later + 10);
  expect(known.take(copied, always, isOfIt)).toBe("a line");
  expect(known.packs).toEqual({});
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
  for (const text of ["", "a.md", "a.md\t5:\t", "a.md\t5:\t1000100", "a.md\t5:\t\t\t"]) {
    for (const name of ["settled", "recent"])
      expect(new KnownFiles({[name]: Buffer.from(text)}, later).take(label, always, isOfIt)).toBeUndefined();
  }
});

/** A folder of files, each read when it is not known; gives which were read, and what is kept of them then. */
function read(files: ReadonlyMap<string, string>, kept: KeptPacks) {
  const known = new KnownFiles({...kept, settled: kept.settled && fleeting(kept.settled)}, later);
  const readAnew: string[] = [];
  for (const [file, text] of files) {
    const itsLabel = {file, bytes: text.length, modified: written};
    if (known.take(itsLabel, always, never) === text) continue;
    readAnew.push(file);
    known.keep(itsLabel, text);
  }
  const {packs} = known;
  return {readAnew, packs, kept: {...kept, ...packs}};
}

test("a few changes are kept apart from what stays, and all is settled when they have become many", () => {
  let files = new Map(Array.from({length: 40}, (_, at) => [`${at}.md`, `text ${at}`]));
  let {kept, packs} = read(files, {});
  expect(packs.settled).toBeDefined();
  const settledAt: number[] = [];
  for (let edit = 0; edit < 6; edit++) {
    files = new Map([...files, [`${edit}.md`, `another text, ${edit}`]]);
    files.delete(`${39 - edit}.md`);
    const after = read(files, kept);
    expect(after.readAnew).toEqual([`${edit}.md`]);
    ({kept, packs} = after);
    if (packs.settled !== undefined) settledAt.push(edit);
    expect(read(files, kept)).toMatchObject({readAnew: [], packs: {}});
  }
  // Of 38 files two may be recent, and of 37; the third is one in fewer than sixteen. After that it begins again.
  expect(settledAt).toEqual([2, 5]);
});

test("what another has settled is known, and kept", () => {
  const known = new KnownFiles({}, later);
  known.learn(knowing().settled ?? new Uint8Array());
  expect(known.take(label, always, never)).toBe("a line");
  expect(known.packs.settled).toBeDefined();
});
