import {expect, test} from "vitest";
import {indexedWords, queryWords} from "../../src/search/words.ts";

test("a word with a hyphen inside counts as a whole and in its parts, as in the index", () =>
  expect(indexedWords("Pak-US ties, “co-operation”")).toEqual([
    "pakus",
    "pak",
    "us",
    "ties",
    "cooperation",
    "co",
    "operation"
  ]));

test("a query's words are whole, without what is no word", () =>
  expect(queryWords("  Pak–US — ties!  ")).toEqual(["pakus", "ties"]));
