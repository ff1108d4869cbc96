import type {Direction} from "../model/language.ts";
import type {Markup} from "../model/sheet.ts";
import {html} from "../rendering/markup.ts";

/** A month, or a year where `month` is undefined. */
export interface Period {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number | undefined;
}

/** How many stories came out, period by period. */
export interface Coverage {
  readonly by: "month" | "year";
  /** Oldest first, from the first story to the last, the empty ones too. */
  readonly periods: readonly (Period & {readonly count: number})[];
  /** The period with the most stories; the newest of equals. */
  readonly peak: Period & {readonly count: number};
}

/** Longer than this is told by years. */
const mostMonths = 24;

/** The coverage that some months of publication make, in any order; undefined when they are in one period. */
export function coverageOf(
  months: readonly {readonly year: number; readonly month: number}[]
): Coverage | undefined {
  const numbers = months.map(({year, month}) => year * 12 + month - 1);
  const [first, last] = numbers.reduce(
    ([low, high], number) => [Math.min(low, number), Math.max(high, number)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  );
  if (!(first < last)) return undefined;
  const by = last - first < mostMonths ? "month" : "year";
  const unit = by === "month" ? 1 : 12;
  const start = Math.floor(first / unit);
  const counts = Array.from({length: Math.floor(last / unit) - start + 1}, () => 0);
  for (const number of numbers) {
    const index = Math.floor(number / unit) - start;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const periods = counts.map((count, index) => ({...periodAt(start + index, by), count}));
  const peak = periods.reduce((best, period) => (period.count >= best.count ? period : best));
  return {by, periods, peak};
}

/** Units of the drawing: a bar with the room beside it is 4 wide, the highest is 24 high. */
const [barWidth, height] = [4, 24];

/** A bar for each period, the oldest where the language begins to read. It is stretched to the width that it gets. */
export function coverageChart({periods, peak}: Coverage, direction: Direction): Markup {
  const width = periods.length * barWidth;
  const bars = periods.flatMap(({count}, index) => {
    const x = (direction === "rtl" ? periods.length - 1 - index : index) * barWidth;
    // A single story is seen beside the busiest month, too.
    const tall = Math.max(2, Math.round((count / peak.count) * height));
    return count === 0 ? [] : [`M${x} ${height}v-${tall}h3v${tall}`];
  });
  return html`<svg class="coverage-chart" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true"><path d="M0 23.5h${width}v.5H0${bars.join("")}"/></svg>`;
}

function periodAt(number: number, by: Coverage["by"]): Period {
  return by === "year"
    ? {year: number, month: undefined}
    : {year: Math.floor(number / 12), month: (number % 12) + 1};
}
