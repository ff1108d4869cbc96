import type {Event} from "../model/event.ts";
import {type Phrase, plain} from "../model/phrase.ts";
import {numeral} from "../model/strings.ts";
import {type Drawn, drawnEvents} from "./drawings.ts";
import {pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";
import {type ShownEvent, shownEvent} from "./shownEvent.ts";

interface TimelineYear {
  readonly name: string;
  /** The name of its place on the page. */
  readonly id: string;
  /** Oldest first. */
  readonly events: readonly ShownEvent[];
}

interface TimelineView {
  readonly name: string;
  readonly summary: Phrase;
  readonly count: string;
  readonly drawing: Drawn | undefined;
  /** Oldest first. */
  readonly years: readonly TimelineYear[];
}

/** Everything that happened on a topic, with what each event rests on, by year. */
export const timeline = pageType<TimelineView>({
  name: "timeline",
  style: "timeline",
  isInEveryLanguage: true,
  *pages(setting) {
    const {publication, strings, nameOf, say, permalink} = setting;
    for (const {topic, events} of publication.hubs.values()) {
      const at = ["topics", topic.slug, "timeline"] as const;
      if (events.length === 0 || !setting.hasPage(...at)) continue;
      const title = say("timelineOf", {name: nameOf(topic)});
      yield {
        permalink: permalink(...at),
        title,
        description: `${title}. ${plain(setting.summaryOf(topic))}`,
        alternates: setting.alternates(...at),
        trail: [
          {name: strings.topics, permalink: permalink("topics")},
          {name: nameOf(topic), permalink: permalink("topics", topic.slug)}
        ],
        source: `_data/events/${topic.slug}.yaml`,
        view: {
          name: title,
          summary: setting.summaryOf(topic),
          count: setting.counted(events.length, "eventCountOne", "eventCountOther"),
          drawing: drawnEvents(events, setting),
          years: yearsOf(events, setting)
        }
      };
    }
  }
});

function yearsOf(events: readonly Event[], setting: Setting): readonly TimelineYear[] {
  const years = new Map<number, ShownEvent[]>();
  for (const event of events) {
    const shown = shownEvent(event, setting);
    const year = years.get(event.date.year);
    if (year === undefined) years.set(event.date.year, [shown]);
    else year.push(shown);
  }
  return [...years].map(([year, shown]) => ({
    name: numeral(year, setting.strings),
    id: `y${year}`,
    events: shown
  }));
}
