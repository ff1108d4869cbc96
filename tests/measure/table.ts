import {type Figures, figures} from "./figures.ts";

/** A page's name and what was measured of it. */
export interface Row {
  readonly name: string;
  readonly figures: Figures;
}

/** The figures of all pages, two tables of them side by side being too wide: what is fetched, then the rest. */
export function tablesOf(rows: readonly Row[]): string {
  const ofBytes = figures.filter((_, index) => index < firstOfReading);
  const ofReading = figures.filter((_, index) => index >= firstOfReading);
  return [ofBytes, ofReading].map((columns) => table(columns, rows)).join("\n\n");
}

const firstOfReading = figures.findIndex(({name}) => name === "axeLight");

type Column = (typeof figures)[number];

function table(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = [
    ["page", ...columns.map(({heading}) => heading)],
    ...rows.map((row) => [row.name, ...columns.map((column) => cell(column, row))])
  ];
  const widths = (lines[0] ?? []).map((_, index) =>
    Math.max(...lines.map((line) => (line[index] ?? "").length))
  );
  return lines
    .map((line) =>
      line
        .map((text, index) => (index === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[index] ?? 0)))
        .join("  ")
    )
    .join("\n");
}

function cell({name, unit}: Column, {figures: measured}: Row): string {
  const value = measured[name];
  if (value === undefined) return "–";
  return unit === "bytes" ? value.toLocaleString("en") : String(value);
}
