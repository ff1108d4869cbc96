import type {Publication} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";
import {longDate} from "../rendering/dates.ts";

/** How an edition is called among files: by its newsroom's host, its topic, its size and its day. */
export interface EditionName {
  /** `khabar.example-afghan-peace-process-small` */
  readonly undated: string;
  /** `khabar.example-afghan-peace-process-small-2026-06-01` */
  readonly dated: string;
}

export function editionName(
  {masthead, now, strings}: Publication,
  topic: Slug | undefined,
  isSmall: boolean
): EditionName {
  const host = new URL(masthead.url).hostname.replace(/[^a-z0-9.-]/g, "-");
  const undated = [host, topic, isSmall ? "small" : undefined].filter((part) => part !== undefined).join("-");
  const day = longDate(now, masthead.timeZone, strings[masthead.language]).iso;
  return {undated, dated: `${undated}-${day}`};
}
