import {byTime, type Comparable} from "./comparable.ts";
import {noText, type RelatedShape} from "./relatedMemory.ts";

/** What came of some texts since a memory was kept. */
export interface TextChanges {
  /** For each text where it was, or `noText` where it is new or other in anything that counts. */
  readonly before: Uint32Array;
  /** For each text that was where it is now, or `noText`. */
  readonly now: Uint32Array;
  readonly added: readonly number[];
  /** By where they were. */
  readonly removed: readonly RemovedText[];
}

/** A text that is no longer there, or other in anything that counts. */
export interface RemovedText {
  readonly at: number;
  readonly id: string;
  readonly epoch: number;
  readonly labels: readonly string[];
  /** Where it would stand among the texts that are. */
  readonly place: number;
  /** The text that is in its place, of the same id and moment. */
  readonly twin: number | undefined;
}

/** How texts, and the lines that a memory has of them, differ from those of an earlier one. */
export function textChanges(
  texts: readonly Comparable[],
  memory: RelatedShape,
  earlier: RelatedShape
): TextChanges {
  const places = new Map(earlier.lines.map((line, at) => [line, at]));
  const before = Uint32Array.from(memory.lines, (line) => places.get(line) ?? noText);
  const now = new Uint32Array(earlier.lines.length).fill(noText);
  for (const [text, at] of before.entries()) if (at !== noText) now[at] = text;
  const added = [...before.keys()].filter((text) => before[text] === noText);
  const removed = [...now.keys()]
    .filter((at) => now[at] === noText)
    .map((at) => {
      const [, id = "", epoch = "", ...labels] = (earlier.lines[at] ?? "").split("\t");
      const twin = added.find(
        (text) => texts[text]?.id === id && Object.is(texts[text]?.epoch, Number(epoch))
      );
      const gone = {at, id, epoch: Number(epoch), labels, twin};
      const place = texts.findIndex((text) => byTime(text, gone) >= 0);
      return {...gone, place: place < 0 ? texts.length : place};
    });
  return {before, now, added, removed};
}
