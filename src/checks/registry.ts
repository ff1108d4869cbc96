import type {Check, CheckInput} from "./check.ts";
import {feeds} from "./feeds.ts";
import {links} from "./links.ts";
import {headings, ids, images} from "./pages.ts";

/** Every question that is asked of a built site. */
export const checks: readonly Check[] = [links, headings, ids, images, feeds];

export function runChecks(input: CheckInput): void {
  for (const check of checks) check.run(input);
}
