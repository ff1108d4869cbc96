import {expect, test} from "vitest";
import {packRows, unpackRows} from "../../src/model/rowPack.ts";
import {fleeting} from "../support/fleetingBytes.ts";

const rows = [
  ["a.md\t5", "one, of ASCII"],
  ["خبر.md\t7", "دو، در دری — 𝄞"],
  ["b.md\t1", ""],
  ["c.md\t9", "é in a row\tand a tab"],
  // More than are read at one time, some of them of ASCII alone.
  ...Array.from({length: 100}, (_, at) => [`${at}.md\t1`, at < 70 ? `row ${at}` : `قطار ${at}`] as const)
] as const;

test("each row is found by its key, whether the bytes are held or lie in a file", () => {
  const packed = packRows(rows);
  for (const bytes of [packed, fleeting(packed), Buffer.concat([Buffer.alloc(3), packed]).subarray(3)]) {
    const pack = unpackRows(bytes);
    expect(pack.keys).toEqual(rows.map(([key]) => key));
    for (const [key, row] of [...rows, ...rows].reverse()) expect(pack.rowOf(key)).toBe(row);
    expect(pack.rowOf("d.md\t9")).toBeUndefined();
  }
});

test("rows of which there are none are no bytes", () => {
  expect(packRows([])).toEqual(new Uint8Array());
  expect(unpackRows(new Uint8Array()).keys).toEqual([]);
});

test("what is anything else has no rows", () => {
  const other = (text: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, Buffer.from(text)]);
  };
  const packed = packRows(rows);
  for (const bytes of [
    packed.subarray(0, 3),
    packed.subarray(0, 40),
    packed.subarray(0, -1),
    Buffer.from("a.md\t5:\t1"),
    other("[]"),
    other('{"keys": ["a"]}'),
    other("null")
  ])
    expect(unpackRows(bytes).keys).toEqual([]);
});
