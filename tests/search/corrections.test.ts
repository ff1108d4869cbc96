import {describe, expect, test} from "vitest";
import {correctionsOf} from "../../src/search/corrections.ts";

const vocabulary = new Map([
  ["agreement", 5],
  ["agreements", 2],
  ["taliban", 6],
  ["talks", 4],
  ["walks", 6],
  ["امریکی", 3]
]);
const words = (typed: string) => correctionsOf(typed, vocabulary).map(({word}) => word);

describe("one slip of the hand is undone", () => {
  test.each([
    ["a letter left out", "agreemnt", "agreement"],
    ["a letter too many", "talibban", "taliban"],
    ["another letter", "tolks", "talks"],
    ["two swapped", "tailban", "taliban"],
    ["the first letter", "aliban", "taliban"],
    ["another script", "امریکیی", "امریکی"]
  ])("%s", (_, typed, meant) => expect(words(typed)[0]).toBe(meant));
});

test("a word that begins alike comes before a more frequent one", () =>
  expect(words("tolks")).toEqual(["talks"]));

test("of two as near, the more frequent comes first", () =>
  expect(words("agreementx")).toEqual(["agreement", "agreements"]));

test("two slips are too many", () => expect(words("agremnt")).toEqual([]));
