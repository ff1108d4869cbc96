import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {parse} from "yaml";
import {parseInstant} from "../../src/model/instant.ts";
import {languages} from "../../src/model/language.ts";
import {isSingular} from "../../src/model/plural.ts";
import {solarDay} from "../../src/model/solarHijri.ts";
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
  expect(longDate(evening, "Asia/Kabul", words("en")).iso).toBe("2021-01-30");
  expect(dateTime(evening, "Asia/Kabul", words("en")).text).toContain("UTC+4:30");
  expect(dateTime(evening, "America/New_York", words("en")).text).toBe("29 January 2021, 16:30 UTC−5");
});

test("each language has its months and its digits", () => {
  const noon = instant("2021-01-29T12:00:00Z");
  expect(longDate(noon, "UTC", words("ur")).text).toBe("29 جنوری 2021");
  expect(longDate(noon, "UTC", words("fa-AF")).text).toBe("۱۰ دلو ۱۳۹۹");
  expect(longDate(noon, "UTC", words("ps")).text).toBe("۱۰ سلواغه ۱۳۹۹");
});

test("who counts by the Solar Hijri year reads the Gregorian day beside it, and others do not", () => {
  const evening = instant("2021-01-29T13:30:00Z");
  expect(dateTime(evening, "Asia/Karachi", words("fa-AF"))).toEqual({
    text: "۱۰ دلو ۱۳۹۹ (۲۹ جنوری ۲۰۲۱)، ۱۸:۳۰ UTC+۵",
    iso: "2021-01-29T18:30:00+05:00"
  });
  expect(dateTime(evening, "Asia/Karachi", words("ps")).text).toBe(
    "۱۰ سلواغه ۱۳۹۹ (د ۲۰۲۱ کال د جنوري ۲۹)، ۱۸:۳۰ UTC+۵"
  );
  expect(dateTime(evening, "Asia/Karachi", words("ur")).text).toBe("29 جنوری 2021، 18:30 UTC+5");
  expect(partialDateText({year: 2020, month: 2, day: 29}, words("fa-AF"))).toEqual({
    text: "۱۰ حوت ۱۳۹۸ (۲۹ فبروری ۲۰۲۰)",
    iso: "2020-02-29"
  });
});

test("a month or a year alone stays Gregorian, since no Solar one has the same days", () => {
  expect(partialDateText({year: 2018, month: 10, day: undefined}, words("fa-AF")).text).toBe("اکتوبر ۲۰۱۸");
  expect(partialDateText({year: 2003, month: undefined, day: undefined}, words("ps")).text).toBe("۲۰۰۳");
});

describe("the Solar Hijri calendar", () => {
  test.each([
    ["29 January 2021", [2021, 1, 29], [1399, 11, 10]],
    ["Nowruz of 1400", [2021, 3, 21], [1400, 1, 1]],
    ["the end of a leap year", [2021, 3, 20], [1399, 12, 30]],
    ["the end of a common year", [2020, 3, 19], [1398, 12, 29]],
    ["Nowruz of a leap year", [2024, 3, 20], [1403, 1, 1]],
    ["the day on which the Taliban entered Kabul", [2021, 8, 15], [1400, 5, 24]],
    ["the beginning of the epoch of computers", [1970, 1, 1], [1348, 10, 11]]
  ])("%s", (_, [year = 0, month = 0, day = 0], [solarYear, solarMonth, solarOfMonth]) => {
    expect(solarDay(year, month, day)).toEqual({year: solarYear, month: solarMonth, day: solarOfMonth});
  });

  // In a cycle of 33 years the fifth has 366 days, and every fourth after it (Wikipedia, "Leap year", of the Solar
  // Hijri calendar). One began in 1371. Six months have 31 days, the
  // others 30, the last 29 or 30. 1 Hamal 1300 was 21 March 1921.
  test("each of 73,000 days is the one that counting from 1921 gives", () => {
    let [year, month, day] = [1300, 1, 1];
    const isLeap = () => {
      const inCycle = ((year - 1371 + 99) % 33) + 1;
      return inCycle > 1 && inCycle % 4 === 1;
    };
    const lengthOf = () => (month <= 6 ? 31 : month < 12 || isLeap() ? 30 : 29);
    const faults: string[] = [];
    for (let at = Date.UTC(1921, 2, 21); at < Date.UTC(2121, 0, 1); at += 86_400_000) {
      const date = new Date(at);
      const solar = solarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      if (solar.year !== year || solar.month !== month || solar.day !== day)
        faults.push(
          `${date.toISOString().slice(0, 10)}: ${JSON.stringify(solar)}, not ${year}-${month}-${day}`
        );
      day += 1;
      if (day > lengthOf()) [month, day] = [month + 1, 1];
      if (month > 12) [year, month] = [year + 1, 1];
    }
    expect(faults.slice(0, 5)).toEqual([]);
  });
});

test.each(languages)("no counted noun of %s has more forms than one and other", (language) => {
  const {pluralCategories} = new Intl.PluralRules(language).resolvedOptions();
  expect([...pluralCategories].sort()).toEqual(["one", "other"]);
});

test("nothing is counted as one in Dari, and as many in the others", () => {
  expect(languages.filter((language) => isSingular(0, language))).toEqual(["fa-AF"]);
  expect(languages.filter((language) => isSingular(1, language))).toEqual(languages);
  expect(languages.filter((language) => isSingular(2, language))).toEqual([]);
});

test("a date is shown as well as it is known", () => {
  const en = words("en");
  expect(partialDateText({year: 2018, month: 10, day: undefined}, en)).toEqual({
    text: "October 2018",
    iso: "2018-10"
  });
  expect(partialDateText({year: 2003, month: undefined, day: undefined}, en).text).toBe("2003");
});
