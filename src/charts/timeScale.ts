import type {PartialDate} from "../model/partialDate.ts";

/** Years side by side in which something happened; or, as a gap, in which nothing did. */
export interface Stretch {
  readonly isGap: boolean;
  /** Where it begins and ends on the line, from 0 to 1. */
  readonly start: number;
  readonly end: number;
}

/** Whole years on a line. A long time in which nothing happened takes no more room on it than one year. */
export interface TimeScale {
  /** How far along the line a moment is, from 0 to 1. */
  readonly at: (moment: number) => number;
  readonly stretches: readonly Stretch[];
  /** Years to name, each where it begins, so far apart that the names fit under a line on a phone. */
  readonly years: readonly {readonly year: number; readonly at: number}[];
}

interface YearsOf extends Stretch {
  readonly from: number;
  /** The year after the last. */
  readonly to: number;
}

/** Years without events from which on they are a gap. */
const shortestGap = 3;
/** Nearest that two names may stand, as a part of the line. */
const nameGap = 0.15;

/** The whole years that hold some moments. */
export function timeScale(moments: readonly number[]): TimeScale {
  const stretches = placed(stretchesOf([...new Set(moments.map(Math.floor))].sort((a, b) => a - b)));
  const at = (moment: number) => {
    const found = stretches.find(({to}) => moment < to) ?? stretches.at(-1);
    if (found === undefined) throw new Error("A line without moments has no places");
    const {from, to, start, end} = found;
    return start + ((moment - from) / (to - from)) * (end - start);
  };
  return {at, stretches, years: namesOf(stretches, at)};
}

/** A date in years: the middle of what it is known to. */
export function momentOf({year, month, day}: PartialDate): number {
  if (month === undefined) return year + 0.5;
  return year + (month - 1 + (day === undefined ? 0.5 : (day - 0.5) / 31)) / 12;
}

type Years = Pick<YearsOf, "from" | "to" | "isGap">;

function stretchesOf(years: readonly number[]): readonly Years[] {
  const stretches: Years[] = [];
  for (const year of years) {
    const last = stretches.at(-1);
    if (last === undefined) stretches.push({from: year, to: year + 1, isGap: false});
    else if (year - last.to < shortestGap) stretches.splice(-1, 1, {...last, to: year + 1});
    else stretches.push({from: last.to, to: year, isGap: true}, {from: year, to: year + 1, isGap: false});
  }
  return stretches;
}

function placed(stretches: readonly Years[]): readonly YearsOf[] {
  const width = ({from, to, isGap}: Years) => (isGap ? 1 : to - from);
  const whole = stretches.reduce((sum, stretch) => sum + width(stretch), 0);
  let start = 0;
  return stretches.map((stretch) => {
    const end = start + width(stretch) / whole;
    const result = {...stretch, start, end};
    start = end;
    return result;
  });
}

function namesOf(stretches: readonly YearsOf[], at: TimeScale["at"]): TimeScale["years"] {
  const names: {year: number; at: number}[] = [];
  for (const {from, to, isGap} of stretches) {
    for (let year = from; year < to && !isGap; year++) {
      const last = names.at(-1);
      if (last === undefined || at(year) - last.at >= nameGap) names.push({year, at: at(year)});
    }
  }
  return names;
}
