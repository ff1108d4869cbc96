import {describe, expect, test} from "vitest";
import type {Event} from "../../src/model/event.ts";
import {chosenEvents, fitting} from "../../src/pages/briefingChoice.ts";

const document = {document: "treaty", note: undefined};
const event = (what: string, keys: Partial<Event> = {}): Event => ({
  topic: "tides",
  date: {year: 2026, month: undefined, day: undefined},
  what,
  detail: undefined,
  translations: {},
  story: "some-story",
  sources: [],
  people: [],
  organisations: [],
  places: [],
  isKey: false,
  source: {file: "events.yaml", where: () => ({file: "events.yaml", line: 1, column: 1, length: 0})},
  ...keys
});
const room = (entries: number, characters = 1000) => ({entries, characters});
const chosen = (events: readonly Event[], entries: number) =>
  chosenEvents(events, room(entries), ({what}) => what).map(({what}) => what);

describe("the events of a briefing", () => {
  test("are all there are, in their order, while they fit", () => {
    expect(chosen([event("a"), event("b"), event("c")], 10)).toEqual(["a", "b", "c"]);
  });

  test("begin with the first and end with the last; between them, documents count most, then the later", () => {
    const events = [
      event("first"),
      event("told"),
      event("signed", {sources: [document]}),
      event("later"),
      event("last")
    ];
    expect(chosen(events, 3)).toEqual(["first", "signed", "last"]);
    expect(chosen(events, 4)).toEqual(["first", "signed", "later", "last"]);
  });

  test("are above all those that the editors call key", () => {
    const events = [event("first"), event("key", {isKey: true}), event("last")];
    expect(chosen(events, 1)).toEqual(["key"]);
    expect(chosen(events, 2)).toEqual(["key", "last"]);
  });
});

test("a list ends before the page does", () => {
  const lengths = (characters: number) => fitting(["aaaa", "bbbb", "c"], room(5, characters), (text) => text);
  expect(lengths(9)).toEqual(["aaaa", "bbbb", "c"]);
  expect(lengths(8)).toEqual(["aaaa", "bbbb"]);
  expect(lengths(3)).toEqual([]);
});
