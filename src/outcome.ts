import type {Problem} from "./problems/problem.ts";
import type {Changes} from "./release/changes.ts";

/** What a build came to. */
export interface Outcome {
  readonly problems: readonly Problem[];
  /** Undefined when there were errors; then the live site is as it was. */
  readonly summary: Summary | undefined;
}

export interface Summary {
  readonly stories: number;
  readonly pages: number;
  readonly words: number;
  readonly linksChecked: number;
  /** Bytes of the search index, without the engine. */
  readonly indexBytes: number;
  readonly changes: Changes;
}
