/** A day of the Solar Hijri calendar, by which Afghanistan counts. */
export interface SolarDay {
  readonly year: number;
  /** 1 to 12; the first begins with spring. */
  readonly month: number;
  readonly day: number;
}

/** The day that a Gregorian day is in the Solar Hijri calendar. */
export function solarDay(year: number, month: number, day: number): SolarDay {
  const parts = formatter.formatToParts(Date.UTC(year, month - 1, day));
  const part = (type: "year" | "month" | "day") => Number(parts.find((found) => found.type === type)?.value);
  return {year: part("year"), month: part("month"), day: part("day")};
}

const formatter = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric"
});
