import type {Check, CheckInput} from "./check.ts";
import {feeds} from "./feeds.ts";
import {linkJudge} from "./linkFault.ts";
import {links} from "./links.ts";
import {headings, ids, images} from "./pages.ts";

/** Every question that is asked of a built site. */
export const checks: readonly Check[] = [links, headings, ids, images, feeds];

export function runChecks(input: Omit<CheckInput, "faultOf">): void {
  const faultOf = linkJudge(input.site, input.masthead);
  for (const check of checks) check.run({...input, faultOf});
}
