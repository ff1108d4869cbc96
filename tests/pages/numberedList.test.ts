import fc from "fast-check";
import {expect, test} from "vitest";
import {numberedList} from "../../src/pages/numberedList.ts";

const newestFirst = (count: number) => Array.from({length: count}, (_, index) => count - index);

test("a new story changes no numbered page that was there before", () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 200}), fc.integer({min: 1, max: 25}), (count, length) => {
      const before = numberedList(newestFirst(count), length);
      const after = numberedList(newestFirst(count + 1), length);
      for (const part of before.filter((part) => part.number !== undefined)) {
        const same = after.find((other) => other.number === part.number);
        expect(same?.entries).toEqual(part.entries);
        expect(same?.older).toBe(part.older);
      }
    })
  );
});

test("every story is on the front or on one numbered page that it leads to", () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 200}), fc.integer({min: 1, max: 25}), (count, length) => {
      const parts = numberedList(newestFirst(count), length);
      const seen = new Set<number>();
      let part = parts[0];
      while (part !== undefined) {
        for (const entry of part.entries) seen.add(entry);
        const {older} = part;
        part = older === undefined ? undefined : parts.find((other) => other.number === older);
      }
      expect(seen.size).toBe(count);
    })
  );
});

test("the front is never nearly empty", () => {
  for (let count = 20; count < 100; count++)
    expect(numberedList(newestFirst(count), 20)[0]?.entries.length).toBeGreaterThanOrEqual(20);
});
