import {utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {Measurement} from "../../bench/benchRun.ts";
import {ratiosOf} from "../../bench/ratios.ts";
import {differenceOf, siteFiles} from "../../bench/siteFiles.ts";
import {worsened} from "../../bench/verdict.ts";
import {temporaryFolder, writeAll} from "../support/newsrooms.ts";

const untouched = {files: 100, added: 0, changed: 0, removed: 0, touched: 10, bytes: 0};

function measurement(
  contender: string,
  what: Measurement["case"],
  cpu: number,
  more: Partial<Measurement> = {}
): Measurement {
  return {contender, case: what, run: 0, cpu, search: 1, wall: cpu, rss: 100, site: untouched, ...more};
}

test("the cheapest run counts, and the runs' own ratios say how noisy it is", () => {
  const [ratio] = ratiosOf([
    measurement("ours", "cold", 4),
    measurement("eleventy", "cold", 10),
    measurement("ours", "cold", 6, {run: 1}),
    measurement("eleventy", "cold", 12, {run: 1})
  ]);
  expect(ratio).toMatchObject({cpu: 0.4, pages: 3 / 9, search: 1});
  expect(ratio?.noise).toBeCloseTo(0.25);
});

test("a change that a peer was not asked for is held against what it does for any change", () => {
  const measured = [measurement("ours", "rename", 1), measurement("hugo", "cold", 4)];
  expect(ratiosOf(measured)).toMatchObject([{case: "rename", peer: "hugo", peerCase: "cold", cpu: 0.25}]);
  const edited = [...measured, measurement("hugo", "edit", 2)];
  expect(ratiosOf(edited)).toMatchObject([{peerCase: "edit", cpu: 0.5, noise: undefined}]);
});

test("a file that was written again with its bytes is touched, not changed", () => {
  const root = temporaryFolder();
  writeAll(root, {same: "1", again: "2", changed: "3", gone: "4"});
  const before = new Map(siteFiles(root));
  writeAll(root, {changed: "33", "below/added": "5"});
  writeFileSync(join(root, "again"), "2");
  utimesSync(join(root, "again"), 1, 1);
  const after = new Map([...siteFiles(root)].filter(([path]) => path !== "gone"));
  expect(differenceOf(before, after)).toEqual({
    files: 4,
    added: 1,
    changed: 1,
    removed: 1,
    touched: 4,
    bytes: 4
  });
});

test("only what is worse than the accepted by more than its noise fails", () => {
  const run = (cpu: number, touched = 10) => [
    measurement("ours", "edit", cpu, {site: {...untouched, touched}}),
    measurement("eleventy", "edit", 10)
  ];
  expect(worsened(run(5.4), run(5))).toEqual([]);
  expect(worsened(run(5.6), run(5))).toEqual([
    "edit: 0.56 times the CPU of eleventy; it was 0.50, with 10 % of noise"
  ]);
  expect(worsened(run(5, 12), run(5))).toEqual(["edit: 12 files touched; it was 10"]);
});
