import {expect, test} from "vitest";
import {readNewsroom} from "../../src/content/newsroom.ts";
import {parseInstant} from "../../src/model/instant.ts";
import {Report} from "../../src/problems/report.ts";
import {untilOf} from "../../src/publication/until.ts";
import {home, newsroomLike, storyFile, tiny} from "../support/newsrooms.ts";

function until(now: string, published?: string): string {
  const files = published === undefined ? {} : {"content/articles/2026/next.md": storyFile({published})};
  const newsroom = readNewsroom({root: newsroomLike(tiny, files), home}, new Report());
  const moment = parseInstant(now);
  if (newsroom === undefined || typeof moment === "string") throw new Error(`${now} cannot be read`);
  const masthead = {...newsroom.masthead, timeZone: "Asia/Karachi"};
  return new Date(untilOf({...newsroom, masthead}, moment)).toISOString();
}

test("a publication holds until the next day begins, by any of the clocks that its pages go by", () => {
  expect(until("2026-06-01T12:00:00Z")).toBe("2026-06-01T19:00:00.000Z");
  expect(until("2026-06-01T20:00:00Z")).toBe("2026-06-02T00:00:00.000Z");
  expect(until("2026-06-01T09:00:00-08:00")).toBe("2026-06-01T19:00:00.000Z");
  expect(until("2026-06-02T10:00:00+14:00")).toBe("2026-06-02T00:00:00.000Z");
});

test("and no longer than until a story comes out", () => {
  expect(until("2026-06-01T12:00:00Z", "2026-06-01T12:30:00Z")).toBe("2026-06-01T12:30:00.000Z");
  expect(until("2026-06-01T12:00:00Z", "2026-06-01T12:00:00Z")).toBe("2026-06-01T19:00:00.000Z");
});
