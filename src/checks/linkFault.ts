import type {Masthead} from "../model/newsroom.ts";
import {didYouMean} from "../problems/suggestion.ts";
import {pathPrefix} from "../rendering/addresses.ts";
import {type BuiltSite, pagePathOf} from "./builtSite.ts";

/** Where an address of the site leads: a file, and perhaps a place in it. */
export interface Target {
  /** From the site's root, without the path prefix. */
  readonly path: string;
  readonly fragment: string;
}

export interface LinkFault {
  readonly why: string;
  readonly hint: string | undefined;
}

/**
 * Judges addresses of a site, each once: pages name the same ones over and over. An address that is not relative is
 * the same from every page.
 */
export function linkJudge(
  site: BuiltSite,
  masthead: Masthead
): (href: string, from: string) => LinkFault | undefined {
  const known = new Map<string, LinkFault | undefined>();
  return (href, from) => {
    if (!/^(?:\/|[a-z][a-z+.-]*:)/i.test(href)) return faultOf(href, from, site, masthead);
    if (!known.has(href)) known.set(href, faultOf(href, from, site, masthead));
    return known.get(href);
  };
}

/** What is wrong with an address named on a page; undefined when nothing is, or when it leads to another site. */
export function faultOf(
  href: string,
  from: string,
  site: BuiltSite,
  masthead: Masthead
): LinkFault | undefined {
  const target = targetOf(href, from, masthead);
  if (target === "elsewhere") return undefined;
  if (target === "outside") {
    return {
      why: `which is outside ${masthead.url}`,
      hint: "write article:slug, topic:slug and the like, which know where the site is"
    };
  }
  if (target === "malformed")
    return {why: "which is no address", hint: "after each % stand two hex digits, as in %20 for a space"};
  const {path, fragment} = target;
  const file = path.endsWith("/") ? `${path}index.html` : path;
  if (!site.files.has(file)) {
    const near = didYouMean(path, [...site.files].map(pagePathOf));
    return {why: "which is not on the site", hint: near};
  }
  const ids = fragment === "" ? undefined : site.pageAt(path)?.ids;
  if (ids === undefined || ids.includes(fragment)) return undefined;
  return {why: `where there is no place called ${fragment}`, hint: didYouMean(fragment, ids)};
}

function targetOf(
  href: string,
  from: string,
  masthead: Masthead
): Target | "elsewhere" | "outside" | "malformed" {
  const prefix = pathPrefix(masthead);
  const base = new URL(masthead.url);
  const url = URL.canParse(href, `${base.origin}${prefix}${from}`)
    ? new URL(href, `${base.origin}${prefix}${from}`)
    : undefined;
  if (url === undefined || url.origin !== base.origin) return "elsewhere";
  if (!url.pathname.startsWith(`${prefix}/`)) return "outside";
  try {
    return {
      path: decodeURI(url.pathname.slice(prefix.length)),
      fragment: decodeURIComponent(url.hash.slice(1))
    };
  } catch {
    return "malformed";
  }
}
