import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {clustersOf} from "../../src/charts/clusters.ts";
import {timelineChart} from "../../src/charts/timeline.ts";
import {momentOf, timeScale} from "../../src/charts/timeScale.ts";
import type {PartialDate} from "../../src/model/partialDate.ts";
import {type StringKey, stringKeys} from "../../src/model/stringKeys.ts";
import type {Strings} from "../../src/model/strings.ts";

const inDigits = (digits: string): Strings =>
  ({...Object.fromEntries(stringKeys.map((key: StringKey) => [key, ""])), digits}) as Strings;
const latin = {direction: "ltr", strings: inDigits("0123456789")} as const;
const dari = {direction: "rtl", strings: inDigits("۰۱۲۳۴۵۶۷۸۹")} as const;

const year = (number: number): PartialDate => ({year: number, month: undefined, day: undefined});
const dots = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)%" r="(?!2")/g)].map((match) => Number(match[1]));
const names = (svg: string) => [...svg.matchAll(/y="1\.5rem">([^<]+)</g)].map((match) => match[1]);
const drawn = (dates: readonly PartialDate[], setting: Parameters<typeof timelineChart>[1]) =>
  timelineChart(dates, setting)?.drawing.html ?? "";

describe("a line of years", () => {
  test("begins with the year of the first event and ends with that of the last", () => {
    const {at} = timeScale([2019.5, 2021.9]);
    expect([at(2019), at(2020.5), at(2022)]).toEqual([0, 0.5, 1]);
  });

  test("gives a long silence no more room than a year, and says so", () => {
    const {at, stretches} = timeScale([1990.5, 2020.5, 2021.5]);
    expect(stretches.map(({isGap}) => isGap)).toEqual([false, true, false]);
    expect(at(2020)).toBe(0.5);
    expect(timelineChart([year(2019), year(2020), year(2021)], latin)?.hasGaps).toBe(false);
    expect(timelineChart([year(1990), year(2020), year(2021)], latin)?.hasGaps).toBe(true);
  });

  test("puts every event on the line, in order, whatever the years; names never run into each other", () => {
    const moments = fc.array(fc.double({min: 1000, max: 2100, noNaN: true}), {minLength: 1, maxLength: 40});
    fc.assert(
      fc.property(moments, (list) => {
        const {at, years} = timeScale(list);
        const places = [...list].sort((a, b) => a - b).map(at);
        expect(places.every((place, index) => place >= (places[index - 1] ?? 0) && place <= 1)).toBe(true);
        expect(years.every(({at: here}, index) => here - (years[index - 1]?.at ?? -1) >= 0.15)).toBe(true);
      })
    );
  });

  test("knows a date as well as the date is known", () => {
    expect(momentOf(year(2020))).toBe(2020.5);
    expect(momentOf({year: 2020, month: 1, day: undefined})).toBeLessThan(2020.1);
    expect(momentOf({year: 2020, month: 12, day: 31})).toBeLessThan(2021);
  });
});

test("dots that would touch are one, and none is lost", () => {
  expect(clustersOf([0.5, 0.1, 0.11, 0.9], 0.05)).toEqual([
    {at: (0.1 + 0.11) / 2, count: 2},
    {at: 0.5, count: 1},
    {at: 0.9, count: 1}
  ]);
  fc.assert(
    fc.property(fc.array(fc.double({min: 0, max: 1, noNaN: true})), (marks) => {
      const clusters = clustersOf(marks, 0.05);
      expect(clusters.reduce((sum, {count}) => sum + count, 0)).toBe(marks.length);
      expect(clusters.every(({at}, index) => at - (clusters[index - 1]?.at ?? -1) >= 0.05)).toBe(true);
    })
  );
});

describe("a drawing of events", () => {
  test("is not made for what is seen at a glance in the list", () => {
    expect(timelineChart([year(2020), year(2021)], latin)).toBeUndefined();
  });

  test("says how many a dot stands for", () => {
    const svg = drawn([year(2019), year(2021), year(2021)], latin);
    expect(dots(svg)).toHaveLength(2);
    expect(svg).toContain('y="-.75rem">2<');
  });

  test("runs from the right in Dari, with Dari's digits", () => {
    const dates = [year(2019), year(2020), year(2021)];
    const [left, right] = [drawn(dates, latin), drawn(dates, dari)];
    expect(names(left)).toEqual(["2019", "2020", "2021"]);
    expect(names(right)).toEqual(["۲۰۱۹", "۲۰۲۰", "۲۰۲۱"]);
    expect(dots(right)).toEqual(dots(left).map((x) => Math.round((100 - x) * 10) / 10));
  });
});
