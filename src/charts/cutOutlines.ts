/**
 * `npm run outlines`: cuts the coasts and borders that maps show out of the package that holds them (Natural Earth,
 * 1:50 million, in the public domain: https://www.naturalearthdata.com). What it makes is committed, so that a build
 * needs neither the package nor the tool.
 */
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {mesh} from "topojson-client";
import {type Outlines, stepsOfDegree} from "./outlines.ts";

/** A point that lies this near to the line between its neighbours, in steps, says nothing. */
const straight = 0.6;
/** An island of fewer points is a speck. */
const fewest = 4;

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
const linesWhere = (keep: (a: object, b: object) => boolean) =>
  mesh(atlas, atlas.objects.countries, keep).coordinates.map(simplified);
const outlines: Outlines = {
  coasts: linesWhere((a, b) => a === b)
    .filter((line) => line.length >= fewest * 2)
    .map(inSteps),
  borders: linesWhere((a, b) => a !== b)
    .filter((line) => line.length > 2)
    .map(inSteps)
};
mkdirSync("_includes/maps", {recursive: true});
const text = JSON.stringify(outlines);
writeFileSync("_includes/maps/outlines.json", `${text}\n`);
console.log(`outlines.json ${text.length} bytes`);

/** Coordinates in steps, one after the other, without points that say nothing. */
function simplified(line: readonly (readonly [number, number])[]): readonly number[] {
  const points = line
    .map(([x, y]) => [Math.round(x * stepsOfDegree), Math.round(y * stepsOfDegree)] as const)
    .filter(([x, y], index, all) => index === 0 || x !== all[index - 1]?.[0] || y !== all[index - 1]?.[1]);
  const kept: (readonly [number, number])[] = [];
  for (const [index, [x, y]] of points.entries()) {
    const [before, after] = [kept.at(-1), points[index + 1]];
    if (before !== undefined && after !== undefined) {
      const [width, height] = [after[0] - before[0], after[1] - before[1]];
      const off = Math.abs((x - before[0]) * height - (y - before[1]) * width);
      if (off / (Math.hypot(width, height) || 1) <= straight) continue;
    }
    kept.push([x, y]);
  }
  return kept.flat();
}

/** The first point, then the way from each to the next: smaller numbers. */
function inSteps(line: readonly number[]): readonly number[] {
  return line.map((value, index) => value - (line[index - 2] ?? 0));
}
