import fc from "fast-check";
import {expect, test} from "vitest";
import {packVocabulary, unpackVocabulary} from "../../src/search/vocabulary.ts";

const word = fc.stringMatching(/^[a-zگپچلا]{1,40}$/u);
const stories = fc.dictionary(word, fc.integer({min: 1, max: 100_000}));

test("what was packed is unpacked, each word with the order of its frequency", () => {
  fc.assert(
    fc.property(stories, (counts) => {
      const given = new Map(Object.entries(counts));
      const unpacked = unpackVocabulary(packVocabulary(given));
      expect(new Map([...unpacked].sort())).toEqual(
        new Map([...given].map(([key, count]) => [key, Math.floor(Math.log2(count))] as const).sort())
      );
    })
  );
});

test("numbers, and words longer than any that is typed, are left out", () => {
  const packed = packVocabulary(
    new Map([
      ["2021", 4],
      ["covid19", 1],
      ["x".repeat(41), 1],
      ["doha", 3]
    ])
  );
  expect([...unpackVocabulary(packed).keys()]).toEqual(["doha"]);
});

test("words that begin alike are written once", () => {
  const many = new Map(
    ["peace", "peaceful", "peacefully", "peacekeeper", "peacekeepers", "peacetime"].map((key) => [key, 1])
  );
  expect(packVocabulary(many).length).toBeLessThan([...many.keys()].join("\n").length);
});
