import {type Instant, nextMidnight} from "../model/instant.ts";
import type {Newsroom} from "../model/newsroom.ts";
import {momentsIn} from "./embargo.ts";

/**
 * The first moment after another at which a newsroom's publication changes by itself: a story comes out, a note or an
 * entry is due, or a day begins, for fronts say which day it is.
 */
export function untilOf({articles, masthead}: Newsroom, now: Instant): number {
  const [offset = ""] = /[+-]\d\d:\d\d$/.exec(now.iso) ?? [];
  // Days of reviews are told by the clock that the moment was given in, and some of feeds by UTC.
  const clocks = [masthead.timeZone, `UTC${offset}`, "UTC"];
  let until = Math.min(...clocks.map((clock) => nextMidnight(now, clock)));
  for (const article of articles) {
    for (const epoch of momentsIn(article)) if (epoch > now.epoch && epoch < until) until = epoch;
  }
  return until;
}
