import {describe, expect, test} from "vitest";
import {parseInstant, yearAndMonth} from "../../src/model/instant.ts";
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

describe("the month of an instant", () => {
  const monthAt = (iso: string, timeZone: string) => {
    const {year, month} = yearAndMonth({iso, epoch: Date.parse(iso)}, timeZone);
    return `${year}-${month}`;
  };

  test.each([
    ["2020-12-31T18:59:59Z", "Asia/Karachi", "2020-12"],
    ["2020-12-31T19:00:00Z", "Asia/Karachi", "2021-1"],
    ["2020-12-31T19:00:00Z", "UTC", "2020-12"],
    ["2020-12-31T19:29:59Z", "Asia/Kabul", "2020-12"],
    ["2020-12-31T19:30:00Z", "Asia/Kabul", "2021-1"],
    // Clocks go forward within this one, and back in the next.
    ["2021-04-01T03:59:59Z", "America/New_York", "2021-3"],
    ["2021-04-01T04:00:00Z", "America/New_York", "2021-4"],
    ["2021-12-01T04:59:59Z", "America/New_York", "2021-11"],
    ["2021-12-01T05:00:00Z", "America/New_York", "2021-12"]
  ])("%s in %s: %s", (iso, timeZone, month) => {
    expect(monthAt(iso, timeZone)).toBe(month);
    // Again, when the month is known.
    expect(monthAt(iso, timeZone)).toBe(month);
  });
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
