import {DateTime} from "luxon";
import {dayText, gregorianDayText} from "../model/dayText.ts";
import type {Instant} from "../model/instant.ts";
import {isoOf, type PartialDate} from "../model/partialDate.ts";
import {fill, namesIn, numeral, type Strings} from "../model/strings.ts";

/** A date as a page shows it: what readers see, and what `<time datetime>` holds. */
export interface ShownDate {
  readonly text: string;
  readonly iso: string;
}

/** The day of an instant by a clock in a time zone, in the language's calendar: "29 January 2021", "۱۰ دلو ۱۳۹۹". */
export function longDate(instant: Instant, timeZone: string, strings: Strings): ShownDate {
  const moment = DateTime.fromMillis(instant.epoch, {zone: timeZone});
  return {text: dayText(moment.year, moment.month, moment.day, strings), iso: isoDayOf(moment)};
}

/** The same, with the Gregorian day in brackets where that is not the language's calendar. */
export function wholeDate(instant: Instant, timeZone: string, strings: Strings): ShownDate {
  const moment = DateTime.fromMillis(instant.epoch, {zone: timeZone});
  return {
    text: wholeDayText(moment.year, moment.month, moment.day, strings),
    iso: isoDayOf(moment)
  };
}

/** The day and time of an instant by a clock in a time zone, with the offset: "29 January 2021, 18:30 UTC+5". */
export function dateTime(instant: Instant, timeZone: string, strings: Strings): ShownDate {
  return momentText(DateTime.fromMillis(instant.epoch, {zone: timeZone}), strings);
}

/** The day and time of an instant by the clock that it was written by, with the offset. */
export function dateTimeAsWritten(instant: Instant, strings: Strings): ShownDate {
  return momentText(DateTime.fromISO(instant.iso, {setZone: true}), strings);
}

function momentText(moment: DateTime, strings: Strings): ShownDate {
  const values = {
    date: wholeDayText(moment.year, moment.month, moment.day, strings),
    time: numeral(moment.toFormat("HH:mm"), strings),
    zone: numeral(zoneText(moment), strings)
  };
  return {text: fill(strings.dateTime, values), iso: isoIn(moment)};
}

/**
 * A date as well as it is known: "29 February 2020", "October 2018", "2003". What is known to the Gregorian month or
 * year alone is told by these in every language, since months and years of other calendars begin on other days.
 */
export function partialDateText(date: PartialDate, strings: Strings): ShownDate {
  return {text: partialText(date, strings), iso: isoOf(date)};
}

/** A Gregorian month. */
export function monthText(year: number, month: number, strings: Strings): string {
  const name = namesIn(strings.months)[month - 1] ?? String(month);
  return fill(strings.monthAndYear, {month: name, year: numeral(year, strings)});
}

function partialText({year, month, day}: PartialDate, strings: Strings): string {
  if (month === undefined) return numeral(year, strings);
  if (day === undefined) return monthText(year, month, strings);
  return wholeDayText(year, month, day, strings);
}

function wholeDayText(year: number, month: number, day: number, strings: Strings): string {
  const date = dayText(year, month, day, strings);
  if (strings.calendar === "gregorian") return date;
  return fill(strings.dateWithGregorian, {date, gregorian: gregorianDayText(year, month, day, strings)});
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

function isoDayOf(moment: DateTime): string {
  const day = moment.toISODate();
  if (day === null) throw new Error(`Luxon made no ISO day of ${moment.toString()}`);
  return day;
}
