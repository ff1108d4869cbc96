import type {Instant} from "./instant.ts";
import type {PartialDate} from "./partialDate.ts";
import type {Picture} from "./picture.ts";
import type {LineAndColumn} from "./position.ts";
import type {Slug} from "./slug.ts";

/** The nouns that a story's words can point to: `[words](topic:afghan-peace-process)`. */
export type ReferenceKind = "article" | "topic" | "person" | "organisation" | "place" | "tag" | "page";

export const referenceKinds: readonly ReferenceKind[] = [
  "article",
  "topic",
  "person",
  "organisation",
  "place",
  "tag",
  "page"
];

/** A checked cross-reference as written; where, is in the file of its body. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly slug: Slug;
  readonly at: LineAndColumn;
  /** The sentence in which a story is pointed to, as plain words; empty for blocks, and where other nouns are. */
  readonly sentence: string;
}

export type ReadMoreKind = "background" | "update" | "source" | "contradicts";

/** What stands between `:::` and `:::`. */
export type Block =
  | {readonly type: "quote"; readonly text: string; readonly by: string}
  | {readonly type: "figure"; readonly picture: Picture; readonly at: LineAndColumn}
  | {
      readonly type: "read-more";
      readonly article: Slug;
      readonly kind: ReadMoreKind;
      readonly at: LineAndColumn;
    }
  | {readonly type: "background"; readonly id: Slug; readonly at: LineAndColumn}
  | Entry;

/** Begins an entry of a live story: what follows it, up to the next, is the entry's words. */
export interface Entry {
  readonly type: "entry";
  readonly at: Instant | PartialDate;
  readonly title: string;
  /** Whether it stands among those that are listed at the top. */
  readonly isKey: boolean;
}

/** When an entry is shown from, in milliseconds since 1970: a date stands for its first moment. */
export function epochOfEntry({at}: Entry): number {
  return "epoch" in at ? at.epoch : Date.UTC(at.year, (at.month ?? 1) - 1, at.day ?? 1);
}

/** The words of a story, a topic, a page, a profile or a background. */
export interface Body {
  readonly markdown: string;
  /** In the order in which they stand. */
  readonly blocks: readonly Block[];
  readonly references: readonly Reference[];
  /** The words alone, paragraphs parted by newlines. */
  readonly text: string;
  /** How many words that is. */
  readonly wordCount: number;
}
