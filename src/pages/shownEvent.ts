import type {Event} from "../model/event.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Phrase} from "../model/phrase.ts";
import type {ShownDate} from "../rendering/dates.ts";
import {citationOf, type ShownCitation} from "./citation.ts";
import type {Setting} from "./setting.ts";

/** An event as pages show it. */
export interface ShownEvent {
  readonly date: ShownDate;
  readonly what: Phrase;
  readonly detail: Phrase | undefined;
  readonly story: Permalink | undefined;
  readonly sources: readonly ShownCitation[];
}

export function shownEvent(event: Event, setting: Setting): ShownEvent {
  return {
    date: setting.partial(event.date),
    what: setting.told(event, "what") ?? event.what,
    detail: setting.told(event, "detail"),
    story: event.story === undefined ? undefined : permalinkOf("articles", event.story),
    sources: event.sources.map((source) => citationOf(source, setting))
  };
}
