import type {Masthead} from "../model/newsroom.ts";
import type {Position} from "../model/position.ts";
import type {Report} from "../problems/report.ts";
import type {BuiltSite} from "./builtSite.ts";
import type {LinkFault} from "./linkFault.ts";

/** What a check may ask. */
export interface CheckInput {
  readonly site: BuiltSite;
  readonly masthead: Masthead;
  readonly report: Report;
  /** Where in the content files a page's words stand: at some text of them, or at the file as a whole. */
  readonly placeOf: (path: string, words?: string) => Position;
  /** What is wrong with an address that a page names; undefined when nothing is. */
  readonly faultOf: (href: string, from: string) => LinkFault | undefined;
}

/** One question about a built site. */
export interface Check {
  readonly asks: string;
  readonly run: (input: CheckInput) => void;
}
