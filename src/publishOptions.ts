import type {TakenStories} from "./content/shelf.ts";
import type {Inputs} from "./inputs.ts";
import type {Instant} from "./model/instant.ts";
import type {ReadMemory} from "./release/memory.ts";
import type {SeenSite} from "./release/seenSite.ts";

/** What a build is told. */
export interface PublishOptions {
  /** The newsroom's folder: `content/`, `_data/`, perhaps `_includes/`. */
  readonly root: string;
  /** The folder that is published; `_site` in the newsroom's unless told. */
  readonly out: string | undefined;
  /** Everything is as of this moment. */
  readonly now: Instant;
  /** Where the site is published, if not where the masthead says. */
  readonly url: string | undefined;
  /** Told what is being done: a step, and how far it has come. */
  readonly onProgress: (step: string, done: number, total: number) => void;
  /** Told when the new pages lie in the staging folder, whole and checked, and no page is gone: the search comes after. */
  readonly onPages?: () => void;
  /** Told what somebody may want to know, in a sentence without a full stop. */
  readonly onNotice?: (sentence: string) => void;
  /** Whether each year of stories is made by a task of its own, or taken from what one has made before. */
  readonly hasVolumes?: boolean;
  /** Stories that were read before; undefined where nothing is read twice. */
  readonly taken?: TakenStories;
  /** What was read of the memory before, likewise. */
  readonly readBefore?: ReadMemory;
  /** The newsroom's files as they were a moment ago, where they were looked at. */
  readonly inputs?: Inputs;
  /** The live site, where it was looked at before. */
  readonly seen?: SeenSite;
  /** Changes with any byte of the program; without it, nothing is kept for the next build. */
  readonly program?: string | undefined;
}
