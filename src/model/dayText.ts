import {type SolarDay, solarDay} from "./solarHijri.ts";

/** What the days of a language are written with: strings of its file. */
export interface DayWords {
  readonly calendar: string;
  readonly months: string;
  readonly solarMonths: string;
  readonly digits: string;
  readonly date: string;
  readonly solarDate: string;
}

/** A Gregorian day as a language writes it, in its calendar: "29 January 2021", "۱۰ دلو ۱۳۹۹". */
export function dayText(year: number, month: number, day: number, words: DayWords): string {
  if (words.calendar !== "solar-hijri") return gregorianDayText(year, month, day, words);
  return written(solarDay(year, month, day), words.solarDate, words.solarMonths, words.digits);
}

export function gregorianDayText(year: number, month: number, day: number, words: DayWords): string {
  return written({year, month, day}, words.date, words.months, words.digits);
}

function written({year, month, day}: SolarDay, form: string, months: string, digits: string): string {
  const inDigits = (number: number) =>
    String(number).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  const name = months.split(/[,،]/)[month - 1]?.trim() ?? inDigits(month);
  const values: Readonly<Record<string, string>> = {day: inDigits(day), month: name, year: inDigits(year)};
  return form.replace(/\{(\w+)\}/g, (place, key: string) => values[key] ?? place);
}
