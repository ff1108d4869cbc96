import type {Command} from "../cost.ts";
import {memberAt} from "../newsroom/chance.ts";
import type {MadeNewsroom, MadeStory} from "../newsroom/madeNewsroom.ts";
import {isNamedByOthers} from "../newsroom/madeStory.ts";

/** What happens to a newsroom before it is built. Each but the first finds what builds before it have left. */
export const benchCases = [
  "cold",
  "unchanged",
  "edit",
  "new",
  "delete",
  "picture",
  "rename",
  "summary",
  "template",
  "layout",
  "data",
  "checkout"
] as const;

export type BenchCase = (typeof benchCases)[number];

/** What each case is, for people. */
export const caseWords: Readonly<Record<BenchCase, string>> = {
  cold: "cold: nothing kept",
  unchanged: "nothing changed",
  edit: "one story's body edited",
  new: "one new story",
  delete: "one story deleted",
  picture: "one story given a photograph of its own",
  rename: "one topic renamed",
  summary: "one topic's summary changed",
  template: "one template changed: cards",
  layout: "one template changed: every page's footer",
  data: "one data file changed",
  checkout: "one story's body edited, in a new copy of all files"
};

/** Something that builds the site of a newsroom. */
export interface Contender {
  readonly name: string;
  /** What it is and of which version; undefined when it is not on this machine. */
  readonly version: () => string | undefined;
  /** The cases that it can be asked for. */
  readonly cases: readonly BenchCase[];
  /** Writes all that it builds from. */
  readonly setUp: (root: string, newsroom: MadeNewsroom) => Promise<void>;
  /** Makes a case's change in what it builds from. */
  readonly change: (root: string, newsroom: MadeNewsroom, what: BenchCase) => void;
  /** What builds the pages, and with ours the search too. */
  readonly build: (root: string) => Command;
  /** What builds the search index afterwards. */
  readonly index: ((root: string) => Command) | undefined;
  /** Seconds of CPU that building the search took within `build`, apart from the engine's process. */
  readonly searchWithin: (root: string) => number;
  /** The folder of the site. */
  readonly site: (root: string) => string;
}

/** The story that is edited: one of the newer ones. */
export function editedStory({stories}: MadeNewsroom): MadeStory {
  return memberAt(stories, Math.floor(stories.length * 0.9));
}

/** The story that is deleted: a newer one that no other names. */
export function deletedStory({stories}: MadeNewsroom): MadeStory {
  const free = stories.filter((_, index) => !isNamedByOthers(index));
  return memberAt(free, Math.floor(free.length * 0.9));
}

/** What an edit adds to a body. */
export const editedWords = "\nA sentence that was added, with the word kharbozah in it.\n";
