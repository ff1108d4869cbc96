import {describe, expect, test} from "vitest";
import {parseInstant} from "../../src/model/instant.ts";
import {earliestFirst, isoOf, parsePartialDate} from "../../src/model/partialDate.ts";

describe("an instant", () => {
  test.each([
    ["2021-01-29T18:30:00+05:00", "2021-01-29T13:30:00.000Z"],
    ["2021-01-29 18:30 +0500", "2021-01-29T13:30:00.000Z"],
    ["2021-01-29T13:30Z", "2021-01-29T13:30:00.000Z"],
    ["2020-02-29T00:00:00-08:00", "2020-02-29T08:00:00.000Z"]
  ])("%s is read with its zone", (text, utc) => {
    const instant = parseInstant(text);
    expect(typeof instant === "string" ? instant : new Date(instant.epoch).toISOString()).toBe(utc);
  });

  test("keeps the offset that it was written with", () => {
    expect(parseInstant("2021-01-29T18:30:00+05:00")).toMatchObject({iso: "2021-01-29T18:30:00+05:00"});
  });

  test.each([
    ["2021-01-29", "no-zone"],
    ["2021-01-29T18:30:00", "no-zone"],
    ["2026-13-45T00:00:00Z", "impossible"],
    ["2021-02-29T00:00:00Z", "impossible"],
    ["2021-01-29T25:00:00Z", "impossible"],
    ["29 January 2021", "unreadable"],
    ["", "unreadable"]
  ])("%j is %s", (text, fault) => expect(parseInstant(text)).toBe(fault));
});

describe("a partial date", () => {
  test.each(["2020", "2020-02", "2020-02-29", "0999-12-31"])("%s is read as well as it is known", (text) => {
    const date = parsePartialDate(text);
    expect(typeof date === "string" ? date : isoOf(date)).toBe(text);
  });

  test.each([
    ["2021-02-29", "impossible"],
    ["2020-13", "impossible"],
    ["2020-00", "impossible"],
    ["2020-2-9", "unreadable"],
    ["last year", "unreadable"]
  ])("%j is %s", (text, fault) => expect(parsePartialDate(text)).toBe(fault));

  test("a month comes before its days, and a year before its months", () => {
    const dates = ["2020-02-29", "2020-02", "2019", "2020"]
      .map(parsePartialDate)
      .filter((date) => typeof date !== "string");
    expect(dates.sort(earliestFirst).map(isoOf)).toEqual(["2019", "2020", "2020-02", "2020-02-29"]);
  });
});
