import type {Citation} from "./citation.ts";
import type {PartialDate} from "./partialDate.ts";
import type {Source} from "./position.ts";
import type {Slug} from "./slug.ts";
import type {Translations} from "./translation.ts";

/** A dated fact on a topic, with at least one source or story. */
export interface Event {
  readonly topic: Slug;
  readonly date: PartialDate;
  readonly what: string;
  readonly detail: string | undefined;
  readonly translations: Translations<"what" | "detail">;
  readonly story: Slug | undefined;
  readonly sources: readonly Citation[];
  readonly people: readonly Slug[];
  readonly organisations: readonly Slug[];
  readonly places: readonly Slug[];
  /** The story cannot be told without it. */
  readonly isKey: boolean;
  readonly source: Source;
}
