import {DateTime} from "luxon";

/** A moment with the zone offset it was written in. */
export interface Instant {
  /** ISO 8601 with offset, to the second: `2021-01-29T18:30:00+05:00`. */
  readonly iso: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly epoch: number;
}

export type InstantFault = "no-zone" | "impossible" | "unreadable";

const shape = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)\s?(Z|[+-]\d{2}:?\d{2})$/;
const withoutZone = /^\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;

/** Reads an ISO 8601 date and time with a zone offset (RFC 3339, section 5.6), or says why it is none. */
export function parseInstant(text: string): Instant | InstantFault {
  const match = shape.exec(text.trim());
  if (!match) return withoutZone.test(text.trim()) ? "no-zone" : "unreadable";
  const moment = DateTime.fromISO(`${match[1]}T${match[2]}${match[3]}`, {setZone: true});
  return moment.isValid ? instantOf(moment) : "impossible";
}

/** The instant of a number of milliseconds since 1970, in UTC. */
export function instantAt(epoch: number): Instant {
  return instantOf(DateTime.fromMillis(epoch, {zone: "utc"}));
}

export function isAfter(a: Instant, b: Instant): boolean {
  return a.epoch > b.epoch;
}

/** For sorting: newest first. */
export function newestFirst(a: Instant, b: Instant): number {
  return b.epoch - a.epoch;
}

function instantOf(moment: DateTime): Instant {
  const iso = moment.toISO({suppressMilliseconds: true});
  if (iso === null) throw new Error(`Luxon made no ISO text of ${moment.toString()}`);
  return {iso, epoch: moment.toMillis()};
}

/** The beginning of the next day by a clock in a time zone, in milliseconds since 1970. */
export function nextMidnight({epoch}: Instant, timeZone: string): number {
  return DateTime.fromMillis(epoch, {zone: timeZone}).plus({days: 1}).startOf("day").toMillis();
}

export interface YearAndMonth {
  readonly year: number;
  readonly month: number;
}

/** The year and month (1 to 12) that a clock in a time zone shows at an instant. */
export function yearAndMonth({epoch}: Instant, timeZone: string): YearAndMonth {
  const known = months.find(
    (month) => epoch >= month.from && epoch < month.until && month.timeZone === timeZone
  );
  return known ?? monthAround(epoch, timeZone);
}

interface CalendarMonth extends YearAndMonth {
  readonly timeZone: string;
  /** Its first moment, and that of the next month, in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

/** The months that were asked for. */
const months: CalendarMonth[] = [];

function monthAround(epoch: number, timeZone: string): CalendarMonth {
  const start = DateTime.fromMillis(epoch, {zone: timeZone}).startOf("month");
  const {year, month} = start;
  const around = {timeZone, year, month, from: start.toMillis(), until: start.plus({months: 1}).toMillis()};
  months.push(around);
  return around;
}
