import * as z from "zod";
import {stringKeys} from "../model/stringKeys.ts";
import {calendars, namesIn, type Strings} from "../model/strings.ts";
import type {Report} from "../problems/report.ts";
import {check} from "./check.ts";
import type {YamlSource} from "./yamlSource.ts";

const key = z.enum(stringKeys);

/** Reads a language's words as they come with Khabar: all of them. */
export function readStrings(source: YamlSource, report: Report): Strings | undefined {
  const strings = check(z.record(key, z.string()), source, report);
  if (strings !== undefined) checkForms(strings, source, report);
  return strings;
}

/** Reads a newsroom's own `_data/strings/<language>.yaml`: the words that it changes. */
export function readOwnStrings(source: YamlSource, strings: Strings, report: Report): Strings {
  const own = check(z.partialRecord(key, z.string()), source, report);
  if (own === undefined) return strings;
  const changed = {...strings, ...own};
  checkForms(changed, source, report);
  return changed;
}

function checkForms(strings: Strings, source: YamlSource, report: Report): void {
  for (const key of ["months", "solarMonths"] as const) {
    if (namesIn(strings[key]).length === 12) continue;
    report.error(
      "strings/months",
      source.where([key]),
      `${key} does not name twelve months`,
      "write twelve names, parted by commas"
    );
  }
  if (!calendars.some((calendar) => calendar === strings.calendar)) {
    report.error(
      "strings/calendar",
      source.where(["calendar"]),
      `calendar is ${JSON.stringify(strings.calendar)}, by which no date can be written`,
      `write ${calendars.join(" or ")}`
    );
  }
  if ([...strings.digits].length !== 10) {
    report.error(
      "strings/digits",
      source.where(["digits"]),
      "digits does not hold ten digits",
      "write ten, zero first"
    );
  }
}
