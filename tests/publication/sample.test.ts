import {expect, test} from "vitest";
import {sampleOf} from "../../src/publication/sample.ts";

const at = (moment: string) => Date.parse(`${moment}T12:00:00Z`);
/** Texts of some days, the oldest first. */
const textsOn = (days: readonly string[]) =>
  days.map((day, number) => ({
    id: `story-${number}`,
    digest: "",
    terms: () => ({ids: new Int32Array(), counts: new Uint8Array()}),
    epoch: at(day),
    labels: []
  }));
const monthly = Array.from({length: 12}, (_, month) => `2025-${String(month + 1).padStart(2, "0")}-15`);

test("words are counted in the texts before the calendar quarter that the newest fourth begins in", () => {
  const sample = sampleOf(textsOn(monthly), 16);
  expect(sample.texts).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a text more at the end is not counted in, until the newest fourth begins in another quarter", () => {
  const before = sampleOf(textsOn(monthly), 16).texts;
  expect(sampleOf(textsOn([...monthly, "2025-12-31"]), 16).texts).toEqual(before);
  const later = [...monthly, "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"];
  expect(sampleOf(textsOn(later), 16).texts).not.toEqual(before);
});

test("where the older ones are few, or of no known day, all are counted in", () => {
  const all = {texts: [...monthly.keys()], oneIn: 1};
  const few = textsOn(monthly);
  expect(sampleOf(few, 18).texts).toEqual([...monthly.keys()].slice(0, 9));
  expect(sampleOf(few, 19)).toEqual(all);
  expect(
    sampleOf(
      few.map((text) => ({...text, epoch: Number.NaN})),
      16
    )
  ).toEqual(all);
  expect(sampleOf([], 16)).toEqual({texts: [], oneIn: 1});
});

test("of many texts one in a power of two is counted in, by its id", () => {
  const many = textsOn(
    Array.from({length: 4000}, (_, number) => monthly[Math.floor(number / 400)] ?? "2026-01-15")
  );
  const {texts, oneIn} = sampleOf(many, 512);
  expect(oneIn).toBe(8);
  expect(texts.length).toBeGreaterThan(256);
  expect(texts.length).toBeLessThan(512);
  expect(texts.at(-1)).toBeLessThan(2800);
  // Whatever is written in the newest fourth.
  expect(sampleOf(many.slice(0, -400), 512).texts.slice(0, 200)).toEqual(texts.slice(0, 200));
});
