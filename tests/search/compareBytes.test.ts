import {expect, test} from "vitest";
import {compareBytes} from "../../src/search/metadata.ts";

test("words are in the order of their UTF-8 bytes, those beyond the first 65,536 letters last", () => {
  const words = ["", "a", "ab", "b", "é", "é", "ج", "جنگ", "جنگل", "ﷺ", "�", "𐎀", "😀", "😀a"];
  const inBytes = [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const a of words) {
    for (const b of words)
      expect(Math.sign(compareBytes(a, b)), `${a} and ${b}`).toBe(
        Buffer.compare(Buffer.from(a), Buffer.from(b))
      );
  }
  expect([...words].sort(compareBytes)).toEqual(inBytes);
});
