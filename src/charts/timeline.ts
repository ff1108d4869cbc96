import type {Direction} from "../model/language.ts";
import type {PartialDate} from "../model/partialDate.ts";
import type {Markup} from "../model/sheet.ts";
import {numeral, type Strings} from "../model/strings.ts";
import {html} from "../rendering/markup.ts";
import {type Cluster, clustersOf} from "./clusters.ts";
import {momentOf, timeScale} from "./timeScale.ts";

export interface TimelineSetting {
  readonly direction: Direction;
  readonly strings: Strings;
}

/** Fewer events are seen at a glance in their list. */
const fewest = 3;
/** Nearest that two dots may stand, as a part of the line: a dot's width on a phone. */
const gap = 0.045;

/** Events as dots on a line. */
export interface Timeline {
  readonly drawing: Markup;
  /** Whether years without events are left out. */
  readonly hasGaps: boolean;
}

/**
 * Events as dots along the years that they happened in; undefined when there are too few to draw. Where dots would
 * touch, one stands for several and says how many. It runs the way that the language is read. Sizes are in rem and
 * places in percent, so that the words keep their size on every screen.
 */
export function timelineChart(
  dates: readonly PartialDate[],
  {direction, strings}: TimelineSetting
): Timeline | undefined {
  if (dates.length < fewest) return undefined;
  const moments = dates.map(momentOf);
  const scale = timeScale(moments);
  const place = (part: number) => percent(direction === "rtl" ? 1 - part : part);
  const axis = scale.stretches.map(({isGap, start, end}) => {
    const [x, x2] = [place(start), place(end)];
    return html`<line x1="${x}" x2="${x2}"${isGap ? html` stroke-dasharray="2 5"` : undefined}/>`;
  });
  const years = scale.years.map(({year, at}) => yearMark(place(at), numeral(year, strings)));
  const dots = clustersOf(moments.map(scale.at), gap).map((cluster) => dot(cluster, place, strings));
  return {
    drawing: html`<svg class="timeline-chart" aria-hidden="true"><svg y="1.75rem">${axis}${years}${dots}</svg></svg>`,
    hasGaps: scale.stretches.some(({isGap}) => isGap)
  };
}

function yearMark(x: string, year: string): Markup {
  return html`<circle cx="${x}" r="2"/><text x="${x}" y="1.5rem">${year}</text>`;
}

function dot({at, count}: Cluster, place: (part: number) => string, strings: Strings): Markup {
  const x = place(at);
  const circle = html`<circle cx="${x}" r="${radius(count)}"/>`;
  return count === 1 ? circle : html`${circle}<text x="${x}" y="-.75rem">${numeral(count, strings)}</text>`;
}

/** The area grows with the events, up to twice the width of one. */
function radius(count: number): number {
  return Math.round(Math.min(10, 5 * Math.sqrt(count)));
}

/** The line's ends leave room for half a year's name. */
function percent(part: number): string {
  return `${short(4 + part * 92)}%`;
}

/** As exact as the eye needs: "12.4". */
function short(number: number): string {
  return String(Math.round(number * 10) / 10);
}
