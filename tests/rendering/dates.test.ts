import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {parse} from "yaml";
import {parseInstant} from "../../src/model/instant.ts";
import type {Strings} from "../../src/model/strings.ts";
import {dateTime, longDate, partialDateText} from "../../src/rendering/dates.ts";
import {home} from "../support/newsrooms.ts";

const words = (language: string): Strings =>
  parse(readFileSync(join(home, `_data/strings/${language}.yaml`), "utf8"));
const instant = (text: string) => {
  const parsed = parseInstant(text);
  if (typeof parsed === "string") throw new Error(parsed);
  return parsed;
};

test("a story's moment is shown by the newsroom's clock, with its offset", () => {
  const evening = instant("2021-01-29T21:30:00Z");
  expect(dateTime(evening, "Asia/Karachi", words("en"))).toEqual({
    text: "30 January 2021, 02:30 UTC+5",
    iso: "2021-01-30T02:30:00+05:00"
  });
  expect(longDate(evening, "Asia/Kabul", words("en")).iso).toBe("2021-01-30T02:00:00+04:30");
  expect(dateTime(evening, "Asia/Kabul", words("en")).text).toContain("UTC+4:30");
  expect(dateTime(evening, "America/New_York", words("en")).text).toBe("29 January 2021, 16:30 UTC−5");
});

test("each language has its months and its digits", () => {
  const noon = instant("2021-01-29T12:00:00Z");
  expect(longDate(noon, "UTC", words("ur")).text).toBe("29 جنوری 2021");
  expect(longDate(noon, "UTC", words("fa-AF")).text).toBe("۲۹ جنوری ۲۰۲۱");
  expect(longDate(noon, "UTC", words("ps")).text).toBe("د ۲۰۲۱ کال د جنوري ۲۹");
});

test("a date is shown as well as it is known", () => {
  const en = words("en");
  expect(partialDateText({year: 2018, month: 10, day: undefined}, en)).toEqual({
    text: "October 2018",
    iso: "2018-10"
  });
  expect(partialDateText({year: 2003, month: undefined, day: undefined}, en).text).toBe("2003");
});
