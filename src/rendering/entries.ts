import {type Body, type Entry, epochOfEntry} from "../model/body.ts";
import type {Instant} from "../model/instant.ts";
import {isoOf} from "../model/partialDate.ts";
import {slugLike} from "../model/slug.ts";

/** An entry of a live story, and the name of its place on the page. */
export interface PlacedEntry {
  readonly entry: Entry;
  readonly id: string;
}

/**
 * The entries of a body up to a moment, newest first; of those of one time, the one that stands first in the file. Names count from
 * the oldest, so that a new entry leaves the others' as they are.
 */
export function entriesOf({blocks}: Body, now: Instant): readonly PlacedEntry[] {
  const entries = blocks
    .filter((block) => block.type === "entry")
    .filter((entry) => epochOfEntry(entry) <= now.epoch)
    .sort((a, b) => epochOfEntry(b) - epochOfEntry(a));
  const taken = new Map<string, number>();
  const oldestFirst = entries.reverse().map((entry) => {
    const name = slugLike(entry.title) || ("iso" in entry.at ? slugLike(entry.at.iso) : isoOf(entry.at));
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return {entry, id: count === 1 ? `e-${name}` : `e-${name}-${count}`};
  });
  return oldestFirst.reverse();
}
