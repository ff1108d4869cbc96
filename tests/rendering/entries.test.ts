import {expect, test} from "vitest";
import type {Body, Entry} from "../../src/model/body.ts";
import {parseInstant} from "../../src/model/instant.ts";
import {parsePartialDate} from "../../src/model/partialDate.ts";
import {entriesOf} from "../../src/rendering/entries.ts";

function moment(text: string) {
  const instant = parseInstant(text);
  if (typeof instant === "string") throw new Error(`${text} is ${instant}`);
  return instant;
}

function day(text: string) {
  const date = parsePartialDate(text);
  if (typeof date === "string") throw new Error(`${text} is ${date}`);
  return date;
}

const now = moment("2026-06-01T12:00:00Z");
const entry = (title: string, at: Entry["at"]): Entry => ({type: "entry", title, at, isKey: false});
const bodyOf = (...blocks: Entry[]): Body => ({markdown: "", blocks, references: [], text: "", wordCount: 0});
const idsOf = (...blocks: Entry[]) => entriesOf(bodyOf(...blocks), now).map(({id}) => id);

test("readers get the newest entry first, in whatever order the file has them and in whatever zone", () => {
  expect(
    idsOf(
      entry("Noon in Kabul", moment("2026-03-03T12:00:00+04:30")),
      entry("The day before", day("2026-03-02")),
      entry("Noon in London", moment("2026-03-03T12:00:00Z"))
    )
  ).toEqual(["e-noon-in-london", "e-noon-in-kabul", "e-the-day-before"]);
});

test("a new entry moves no other's address, though it has the same title", () => {
  const first = entry("The water turns", day("2026-03-02"));
  expect(idsOf(first)).toEqual(["e-the-water-turns"]);
  expect(idsOf(entry("The water turns", day("2026-03-03")), first)).toEqual([
    "e-the-water-turns-2",
    "e-the-water-turns"
  ]);
});

test("an entry whose title has no Latin letter is known by its date", () => {
  expect(idsOf(entry("دیوار", day("2026-03-02")))).toEqual(["e-2026-03-02"]);
});

test("an entry dated later than now is not there yet", () => {
  expect(idsOf(entry("Tomorrow", moment("2026-06-01T12:00:01Z")))).toEqual([]);
});
