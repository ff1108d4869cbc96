import {describe, expect, test} from "vitest";
import {type Coverage, coverageChart, coverageOf} from "../../src/charts/coverage.ts";

const month = (year: number, month: number) => ({year, month});
const counts = (coverage: Coverage | undefined) => coverage?.periods.map(({count}) => count);
const lefts = (svg: string) =>
  [...svg.matchAll(/M(\d+) 24v-/g)].map((match) => Number(match[1])).sort((a, b) => a - b);

describe("coverage", () => {
  test("is told month by month, the silent months too", () => {
    const coverage = coverageOf([month(2021, 2), month(2020, 12), month(2021, 2)]);
    expect(coverage?.by).toBe("month");
    expect(counts(coverage)).toEqual([1, 0, 2]);
    expect(coverage?.peak).toEqual({year: 2021, month: 2, count: 2});
  });

  test("is told year by year when it lasts longer than two years", () => {
    const coverage = coverageOf([month(2019, 1), month(2021, 1), month(2021, 5)]);
    expect(coverage?.by).toBe("year");
    expect(counts(coverage)).toEqual([1, 0, 2]);
    expect(coverage?.periods[0]).toEqual({year: 2019, month: undefined, count: 1});
  });

  test("of one month, or of nothing, is not drawn", () => {
    expect(coverageOf([month(2021, 2), month(2021, 2)])).toBeUndefined();
    expect(coverageOf([])).toBeUndefined();
  });

  test("of equals, the newest is the peak", () => {
    expect(coverageOf([month(2020, 1), month(2020, 3)])?.peak.month).toBe(3);
  });

  test("is mirrored where the language is read from the right", () => {
    const coverage = coverageOf([month(2020, 1), month(2020, 1), month(2020, 4)]);
    if (coverage === undefined) throw new Error("Two months are a coverage");
    expect(lefts(coverageChart(coverage, "ltr").html)).toEqual([0, 12]);
    expect(coverageChart(coverage, "ltr").html).toContain("M0 24v-24");
    expect(coverageChart(coverage, "rtl").html).toContain("M12 24v-24");
  });
});
