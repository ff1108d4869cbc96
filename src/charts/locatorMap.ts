import type {Markup} from "../model/sheet.ts";
import {html} from "../rendering/markup.ts";
import {type Outlines, stepsOfDegree} from "./outlines.ts";

/** Somewhere on a map, with its name as the page's language has it. */
export interface MapPoint {
  readonly name: string;
  /** Degrees north and east, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
}

/** Units of the drawing. */
const [width, height] = [320, 240];
/** Degrees of latitude from the lower edge to the upper one: some 1,500 kilometres. */
const degreesHigh = 14;
const scale = height / degreesHigh;
/** Places beside the one that the map is of. */
const mostOthers = 5;
/** Units that a name takes: about, since nobody measures it before it is set. */
const [letterWidth, lineHeight] = [6.8, 18];

interface Spot {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Where a place lies: coasts, borders, the place in the middle, and those around it that the newsroom knows, as far as
 * their names have room. Degrees of longitude are as wide as they are at the middle (the equirectangular projection:
 * Snyder 1987, Map Projections, USGS Professional Paper 1395, chapter 12). North is up in every language.
 */
export function locatorMap(
  place: MapPoint,
  others: readonly MapPoint[],
  {coasts, borders}: Outlines,
  label: string
): Markup {
  const spotOf = spotsAround(place);
  const own = {name: place.name, ...spotOf(place.longitude, place.latitude)};
  const shown = [
    own,
    ...named(
      own,
      others.map((other) => ({name: other.name, ...spotOf(other.longitude, other.latitude)}))
    )
  ];
  const dots = shown.map(
    ({name, x, y}, index) =>
      html`<circle cx="${x}" cy="${y}" r="${index === 0 ? 5 : 2.5}"/><text x="${x}" y="${y + 17}">${name}</text>`
  );
  const lines = (all: Outlines["coasts"]) => all.map((line) => pathOf(line, spotOf)).join("");
  return html`<svg class="locator-map" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><path d="${lines(coasts)}"/><path class="border" d="${lines(borders)}"/>${dots}</svg>`;
}

type SpotOf = (longitude: number, latitude: number) => {readonly x: number; readonly y: number};

function spotsAround({latitude, longitude}: MapPoint): SpotOf {
  const across = scale * Math.max(0.2, Math.cos((latitude * Math.PI) / 180));
  return (east, north) => ({
    // The shorter way round the world.
    x: Math.round(width / 2 + (((((east - longitude + 540) % 360) + 360) % 360) - 180) * across),
    y: Math.round(height / 2 - (north - latitude) * scale)
  });
}

/** The nearest places that are on the map and whose names are in nobody's way. */
function named(own: Spot, others: readonly Spot[]): readonly Spot[] {
  const distance = ({x, y}: Spot) => Math.hypot(x - own.x, y - own.y);
  const shown = [own];
  for (const spot of [...others].sort((a, b) => distance(a) - distance(b) || (a.name < b.name ? -1 : 1))) {
    const half = (spot.name.length * letterWidth) / 2;
    const isInside = spot.x > half && spot.x < width - half && spot.y > 8 && spot.y < height - lineHeight - 2;
    const isFree = shown.every(
      ({name, x, y}) =>
        Math.abs(spot.y - y) >= lineHeight || Math.abs(spot.x - x) >= half + (name.length * letterWidth) / 2
    );
    if (isInside && isFree && shown.length <= mostOthers) shown.push(spot);
  }
  return shown.slice(1);
}

/** The parts of a line that are on the map, as an SVG path, without steps that nobody would see. */
function pathOf(line: readonly number[], spotOf: SpotOf): string {
  let path = "";
  let [east, north] = [0, 0];
  let before: {x: number; y: number} | undefined;
  let isDrawn = false;
  for (let at = 0; at + 1 < line.length; at += 2) {
    east += line[at] ?? 0;
    north += line[at + 1] ?? 0;
    const spot = spotOf(east / stepsOfDegree, north / stepsOfDegree);
    if (before === undefined || !(isOn(before) || isOn(spot)) || Math.abs(spot.x - before.x) >= width) {
      isDrawn = false;
      before = spot;
      continue;
    }
    const [right, down] = [spot.x - before.x, spot.y - before.y];
    const isLast = at + 3 >= line.length;
    if (Math.abs(right) + Math.abs(down) < (isLast ? 1 : smallestStep)) continue;
    if (!isDrawn) path += `M${before.x} ${before.y}`;
    path += `l${right} ${down}`.replace(" -", "-");
    isDrawn = true;
    before = spot;
  }
  return path;
}

/** Units of the drawing, across and down together. */
const smallestStep = 4;

function isOn({x, y}: {readonly x: number; readonly y: number}): boolean {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}
