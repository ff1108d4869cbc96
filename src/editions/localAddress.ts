import type {Masthead} from "../model/newsroom.ts";

/** What an edition has, and where the rest is. */
export interface EditionPlaces {
  readonly masthead: Masthead;
  /** The files of the edition, from its root: `topics/kashmir/index.html`. */
  readonly files: ReadonlySet<string>;
  /** Old addresses, from the site's root, and where they lead. */
  readonly redirects: ReadonlyMap<string, string>;
}

/** A place on the site that an address leads to. */
export interface SitePlace {
  /** From the site's root: `/topics/kashmir/`. */
  readonly path: string;
  readonly url: URL;
}

/**
 * An address on a page as the page has to say it when it lies in a folder: relative and down to the file for what is
 * in the edition, absolute for what is only on the site, as it was for all else. Queries and fragments are kept.
 * `from` is the page's path from the site's root: `/topics/kashmir/`.
 */
export function localAddress(
  href: string,
  from: string,
  {masthead, files, redirects}: EditionPlaces
): string {
  const place = placeOnSite(href, from, masthead, redirects);
  if (place === undefined) return href;
  const file = fileAt(place.path);
  if (!files.has(decoded(file))) return place.url.href;
  return relativePath(fileAt(from), file) + place.url.search + place.url.hash;
}

/**
 * Where an address on a page leads on the site, old addresses followed; undefined for places on the page itself and
 * for other sites.
 */
export function placeOnSite(
  href: string,
  from: string,
  masthead: Masthead,
  redirects: EditionPlaces["redirects"]
): SitePlace | undefined {
  const site = new URL(masthead.url);
  const prefix = site.pathname.replace(/\/$/, "");
  const page = new URL(prefix + from, site);
  if (href.startsWith("#") || !URL.canParse(href, page.href)) return undefined;
  const url = new URL(href, page);
  if (url.origin !== site.origin || !url.pathname.startsWith(`${prefix}/`)) return undefined;
  const path = url.pathname.slice(prefix.length);
  const moved = redirects.get(path);
  return moved === undefined
    ? {path, url}
    : placeOnSite(prefix + moved + url.search + url.hash, from, masthead, redirects);
}

/** The file, from the root, that is served at a path. */
export function fileAt(path: string): string {
  return (path.endsWith("/") ? `${path}index.html` : path).slice(1);
}

/** The way from a file to another, both from the root: `topics/a/index.html` to `index.html` is `../../index.html`. */
export function relativePath(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common++;
  const way = [...here.slice(common).map(() => ".."), ...there.slice(common)].join("/");
  // A colon in the first part would make a scheme of it.
  return /^[^/]*:/.test(way) ? `./${way}` : way;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
