import type {Event} from "../model/event.ts";

/** How much of a list goes on a page: so many entries, and so many characters in all. */
export interface Room {
  readonly entries: number;
  readonly characters: number;
}

/**
 * The events that tell a story so far on one page, oldest first: those that the editors call key, then the first and
 * the last, then those that rest on most, where a document counts two and a story or another source one; of equals,
 * the later.
 */
export function chosenEvents(
  events: readonly Event[],
  room: Room,
  textOf: (event: Event) => string
): readonly Event[] {
  const ends = new Set([events[0], events.at(-1)]);
  const rank = (event: Event) => (event.isKey ? 2e6 : ends.has(event) ? 1e6 : weightOf(event));
  const ranked = events
    .map((event, index) => ({event, index}))
    .sort((a, b) => rank(b.event) - rank(a.event) || b.index - a.index);
  return fitting(ranked, room, ({event}) => textOf(event))
    .toSorted((a, b) => a.index - b.index)
    .map(({event}) => event);
}

/** The first entries of a list that a room holds. */
export function fitting<Entry>(
  list: readonly Entry[],
  {entries, characters}: Room,
  textOf: (entry: Entry) => string
): readonly Entry[] {
  let used = 0;
  const end = list.findIndex((entry, index) => {
    used += textOf(entry).length;
    return index >= entries || used > characters;
  });
  return end < 0 ? list : list.slice(0, end);
}

function weightOf({story, sources}: Event): number {
  const ofSources = sources.reduce((sum, {document}) => sum + (document === undefined ? 1 : 2), 0);
  return ofSources + (story === undefined ? 0 : 1);
}
