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
  const {url} = masthead;
  const root = {url, origin: new URL(url).origin, prefix: pathPrefix(masthead)};
  return (href, from) => {
    if (!/^(?:\/|[a-z][a-z+.-]*:)/i.test(href)) return faultOf(href, from, site, root);
    if (!known.has(href)) known.set(href, faultOf(href, from, site, root));
    return known.get(href);
  };
}

/** Where a site is published. */
interface Root {
  readonly url: string;
  readonly origin: string;
  readonly prefix: string;
}

/** What is wrong with an address named on a page; undefined when nothing is, or when it leads to another site. */
function faultOf(href: string, from: string, site: BuiltSite, root: Root): LinkFault | undefined {
  const target = targetOf(href, from, root);
  if (target === "elsewhere") return undefined;
  if (target === "outside") {
    return {
      why: `which is outside ${root.url}`,
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
  {origin, prefix}: Root
): Target | "elsewhere" | "outside" | "malformed" {
  const base = `${origin}${prefix}${from}`;
  const url = URL.canParse(href, base) ? new URL(href, base) : undefined;
  if (url === undefined || url.origin !== origin) return "elsewhere";
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
