import {readFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {expect, test} from "vitest";
import {locatorMap, type MapPoint} from "../../src/charts/locatorMap.ts";
import {type Outlines, parseOutlines} from "../../src/charts/outlines.ts";
import {home} from "../support/newsrooms.ts";

const none: Outlines = {coasts: [], borders: []};
const shipped = parseOutlines(readFileSync(join(home, "_includes/maps/outlines.json"), "utf8"));
const kabul = {name: "Kabul", latitude: 34.53, longitude: 69.17};
const rawalpindi = {name: "Rawalpindi", latitude: 33.6, longitude: 73.05};
const islamabad = {name: "Islamabad", latitude: 33.69, longitude: 73.06};
const doha = {name: "Doha", latitude: 25.29, longitude: 51.53};

const names = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]);
const spots = (svg: string) =>
  [...svg.matchAll(/<circle cx="(-?\d+)" cy="(-?\d+)"/g)].map((match) => [
    Number(match[1]),
    Number(match[2])
  ]);
const drawn = (place: MapPoint, others: readonly MapPoint[], outlines = none) =>
  locatorMap(place, others, outlines, "Map").html;

test("the place is in the middle, what lies north above it, what lies east to its right", () => {
  const [own, other] = spots(drawn(kabul, [rawalpindi]));
  expect(own).toEqual([160, 120]);
  expect(other?.[0]).toBeGreaterThan(160);
  expect(other?.[1]).toBeGreaterThan(120);
});

test("a place whose name would lie on another's is left out, and so is one beyond the edge", () => {
  expect(names(drawn(rawalpindi, [islamabad, doha, kabul]))).toEqual(["Rawalpindi", "Kabul"]);
});

test("what lies over the line of the date is near", () => {
  const [, other] = spots(
    drawn({name: "Taveuni", latitude: -16.85, longitude: 179.97}, [
      {name: "Rabi", latitude: -15, longitude: -179.98}
    ])
  );
  expect(other?.[0]).toBe(161);
});

test("a border is drawn as far as the map goes", () => {
  // From far west through Kabul to far east, in steps of five degrees.
  const line = [49 * 20, 690, ...Array.from({length: 8}, () => [100, 0]).flat()];
  const path = /class="border" d="([^"]*)"/.exec(drawn(kabul, [], {coasts: [], borders: [line]}))?.[1] ?? "";
  expect(path).toMatch(/^M-?\d+ 121(?:l\d+ 0)+$/);
  expect(path.split("l").length).toBeLessThan(8);
});

test("with the outlines that ship, a map anywhere on land is light", () => {
  fc.assert(
    fc.property(
      fc.double({min: -55, max: 75, noNaN: true}),
      fc.double({min: -180, max: 180, noNaN: true}),
      (latitude, longitude) => {
        const svg = drawn({name: "Here", latitude, longitude}, [], shipped);
        expect(svg).not.toMatch(/NaN|undefined/);
        expect(svg.length).toBeLessThan(12_000);
      }
    ),
    {seed: 7, numRuns: 60}
  );
  expect(drawn(kabul, [], shipped)).toMatch(/class="border" d="M/);
  expect(drawn(doha, [], shipped)).toMatch(/<path d="M/);
});

test("a file that holds no outlines is refused", () => {
  expect(() => parseOutlines('{"coasts": [["a"]], "borders": []}')).toThrow(/coasts and borders/);
});
