import type {Masthead} from "../model/newsroom.ts";
import type {Permalink} from "../model/permalink.ts";

/** What stands between the host and a permalink: `/sub` for a site at `https://host/sub/`, else nothing. */
export function pathPrefix(masthead: Masthead): string {
  return new URL(masthead.url).pathname.replace(/\/$/, "");
}

/** A permalink as pages of the site link to it. */
export function pathTo(permalink: Permalink, masthead: Masthead): string {
  return pathPrefix(masthead) + permalink;
}

/** A permalink as other sites and feeds link to it. */
export function absoluteUrl(permalink: Permalink, masthead: Masthead): string {
  return masthead.url + permalink.slice(1);
}
