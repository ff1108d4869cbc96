/** A date known to the day, to the month or only to the year; in the Gregorian calendar, without a zone. */
export interface PartialDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number | undefined;
  readonly day: number | undefined;
}

export type PartialDateFault = "impossible" | "unreadable";

/** Reads `2020`, `2020-02` or `2020-02-29`. */
export function parsePartialDate(text: string): PartialDate | PartialDateFault {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!match) return "unreadable";
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return "unreadable";
  const date = {year, month, day};
  return exists(date) ? date : "impossible";
}

/** `2020`, `2020-02` or `2020-02-29`: the form that `<time datetime>` takes. */
export function isoOf(date: PartialDate): string {
  const parts = [String(date.year).padStart(4, "0"), date.month, date.day].filter(
    (part) => part !== undefined
  );
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** For sorting: oldest first; a month comes before its days. */
export function earliestFirst(a: PartialDate, b: PartialDate): number {
  const left = isoOf(a);
  const right = isoOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function exists({year, month, day}: PartialDate): boolean {
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  if (day === undefined) return true;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
