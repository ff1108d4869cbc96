import {coverageChart, coverageOf, type Period} from "../charts/coverage.ts";
import {timelineChart} from "../charts/timeline.ts";
import type {Article} from "../model/article.ts";
import type {Event} from "../model/event.ts";
import {yearAndMonth} from "../model/instant.ts";
import type {Markup} from "../model/sheet.ts";
import {numeral} from "../model/strings.ts";
import {monthText} from "../rendering/dates.ts";
import type {Setting} from "./setting.ts";

/** A drawing, and what it says in words. */
export interface Drawn {
  readonly drawing: Markup;
  readonly caption: string;
}

/** Events along their years; undefined when there are too few to draw. */
export function drawnEvents(events: readonly Event[], setting: Setting): Drawn | undefined {
  const dates = events.map(({date}) => date);
  const chart = timelineChart(dates, setting);
  if (chart === undefined) return undefined;
  const count = setting.counted(events.length, "eventCountOne", "eventCountOther");
  const caption = setting.say("timelineCaption", {events: count});
  return {
    drawing: chart.drawing,
    caption: chart.hasGaps ? `${caption} ${setting.strings.timelineGaps}` : caption
  };
}

/** Stories by month or year; undefined when they came out in one. */
export function drawnCoverage(stories: readonly Article[], setting: Setting): Drawn | undefined {
  const {publication, direction, strings, say} = setting;
  const {timeZone} = publication.masthead;
  const coverage = coverageOf(stories.map(({published}) => yearAndMonth(published, timeZone)));
  const [first, last] = [coverage?.periods[0], coverage?.periods.at(-1)];
  if (coverage === undefined || first === undefined || last === undefined) return undefined;
  const text = ({year, month}: Period) =>
    month === undefined ? numeral(year, strings) : monthText(year, month, strings);
  const caption = say(coverage.by === "month" ? "coverageByMonth" : "coverageByYear", {
    from: text(first),
    to: text(last),
    when: text(coverage.peak),
    count: numeral(coverage.peak.count, strings)
  });
  return {drawing: coverageChart(coverage, direction), caption};
}
