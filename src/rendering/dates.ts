import {DateTime} from "luxon";
import type {Instant} from "../model/instant.ts";
import {isoOf, type PartialDate} from "../model/partialDate.ts";
import {fill, monthNames, numeral, type Strings} from "../model/strings.ts";

/** A date as a page shows it: what readers see, and what `<time datetime>` holds. */
export interface ShownDate {
  readonly text: string;
  readonly iso: string;
}

/** The day of an instant by a clock in a time zone: "29 January 2021". */
export function longDate(instant: Instant, timeZone: string, strings: Strings): ShownDate {
  const moment = DateTime.fromMillis(instant.epoch, {zone: timeZone});
  return {text: dayText(moment, strings), iso: isoIn(moment)};
}

/** The day and time of an instant by a clock in a time zone, with the offset: "29 January 2021, 18:30 UTC+5". */
export function dateTime(instant: Instant, timeZone: string, strings: Strings): ShownDate {
  const moment = DateTime.fromMillis(instant.epoch, {zone: timeZone});
  const values = {
    date: dayText(moment, strings),
    time: numeral(moment.toFormat("HH:mm"), strings),
    zone: numeral(zoneText(moment), strings)
  };
  return {text: fill(strings.dateTime, values), iso: isoIn(moment)};
}

/** A date as well as it is known: "29 February 2020", "October 2018", "2003". */
export function partialDateText(date: PartialDate, strings: Strings): ShownDate {
  return {text: partialText(date, strings), iso: isoOf(date)};
}

export function monthText(year: number, month: number, strings: Strings): string {
  const name = monthNames(strings)[month - 1] ?? String(month);
  return fill(strings.monthAndYear, {month: name, year: numeral(year, strings)});
}

function partialText({year, month, day}: PartialDate, strings: Strings): string {
  if (month === undefined) return numeral(year, strings);
  if (day === undefined) return monthText(year, month, strings);
  return fillDay(year, month, day, strings);
}

function dayText(moment: DateTime, strings: Strings): string {
  return fillDay(moment.year, moment.month, moment.day, strings);
}

function fillDay(year: number, month: number, day: number, strings: Strings): string {
  const name = monthNames(strings)[month - 1] ?? String(month);
  return fill(strings.date, {day: numeral(day, strings), month: name, year: numeral(year, strings)});
}

function zoneText(moment: DateTime): string {
  const hours = Math.trunc(moment.offset / 60);
  const minutes = Math.abs(moment.offset % 60);
  if (moment.offset === 0) return "UTC";
  const sign = moment.offset < 0 ? "−" : "+";
  return `UTC${sign}${Math.abs(hours)}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
}

function isoIn(moment: DateTime): string {
  return moment.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}
