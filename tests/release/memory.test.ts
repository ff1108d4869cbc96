import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {lastOf, memoryIn, type ReadMemory} from "../../src/release/memory.ts";
import {type ReleaseFolders, releaseFolders} from "../../src/release/staging.ts";
import {temporaryFolder} from "../support/newsrooms.ts";

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

function opened(folders: ReleaseFolders, program = "abc") {
  const forgotten: string[] = [];
  return {memory: memoryIn(folders, program, (name) => forgotten.push(name)), forgotten};
}

test("what one build keeps the next one has", () => {
  const folders = releaseFolders(temporaryFolder());
  opened(folders).memory.keep("a", Buffer.from("two\nlines"));
  expect(text(opened(folders).memory.read("a"))).toBe("two\nlines");
  expect(opened(folders).memory.read("b")).toBeUndefined();
  expect(opened(folders).memory.open("b")).toBeUndefined();
});

test("of what is opened any piece can be read, and begins where numbers can", () => {
  const folders = releaseFolders(temporaryFolder());
  const kept = Uint8Array.from({length: 200_000}, (_, at) => at % 251);
  for (const program of ["abc", "abcdef"]) {
    const {memory} = opened(folders, program);
    memory.keep("a", kept);
    expect(memory.read("a")?.byteOffset).toSatisfy((offset: number) => offset % 8 === 0);
    const bytes = memory.open("a");
    expect(bytes?.length).toBe(kept.length);
    for (const [from, to] of [
      [0, 8],
      [150_000, 150_008],
      [199_992, 200_000],
      [0, 200_000]
    ] as const) {
      const piece = bytes?.subarray(from, to) ?? new Uint8Array();
      expect(piece.byteOffset % 8).toBe(0);
      expect(Buffer.compare(piece, kept.subarray(from, to))).toBe(0);
    }
  }
});

test("what a process has read it does not read again, until it is kept anew", () => {
  const folders = releaseFolders(temporaryFolder());
  const readBefore: ReadMemory = new Map();
  const memory = memoryIn(folders, "abc", () => {}, readBefore);
  memory.keep("a", Buffer.from("first"));
  const first = memory.read("a");
  const again = memoryIn(folders, "abc", () => {}, readBefore);
  expect([again.read("a"), again.open("a")]).toEqual([first, first]);
  expect(again.open("a")).toBe(first);
  opened(folders).memory.keep("a", Buffer.from("other"));
  expect(text(memory.read("a"))).toBe("other");
  expect(text(first)).toBe("first");
});

test("what another program kept counts for nothing, and nothing is said of it", () => {
  const folders = releaseFolders(temporaryFolder());
  opened(folders, "old").memory.keep("a", Buffer.from("words"));
  const {memory, forgotten} = opened(folders);
  expect(memory.read("a")).toBeUndefined();
  opened(folders, "old").memory.keep("a", Buffer.from("words"));
  expect(memory.open("a")).toBeUndefined();
  expect(forgotten).toEqual([]);
});

test.each([
  ["cut short", (bytes: Buffer) => bytes.subarray(0, -1)],
  ["changed", (bytes: Buffer) => Buffer.from(bytes.toString().replace("words", "sword"))],
  ["of something else", () => Buffer.from("Dear diary,\ntoday")],
  ["empty", () => Buffer.alloc(0)]
])("what is %s is thrown away, with one line", (_, broken) => {
  const folders = releaseFolders(temporaryFolder());
  for (const how of ["read", "open"] as const) {
    opened(folders).memory.keep("a", Buffer.from("words"));
    const file = join(folders.state, "memory/a");
    writeFileSync(file, broken(readFileSync(file)));
    const {memory, forgotten} = opened(folders);
    expect(memory[how]("a")).toBeUndefined();
    expect(forgotten).toEqual(["a"]);
    expect(readdirSync(join(folders.state, "memory"))).toEqual([]);
  }
});

test("of what is made for a key the last is kept", async () => {
  const {memory} = opened(releaseFolders(temporaryFolder()));
  const made: string[] = [];
  const ask = (key: string) =>
    lastOf(memory, "a")(key, async () => {
      made.push(key);
      return Buffer.from(`of ${key}`);
    });
  expect(text(await ask("1"))).toBe("of 1");
  expect(text(await ask("1"))).toBe("of 1");
  expect(text(await ask("2"))).toBe("of 2");
  expect(text(await ask("1"))).toBe("of 1");
  expect(made).toEqual(["1", "2", "1"]);
});
