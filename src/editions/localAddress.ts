import type {Masthead} from "../model/newsroom.ts";

/** What an edition has, and where the rest is. */
export interface EditionPlaces {
  readonly masthead: Masthead;
  /** The files of the edition, from its root: `topics/kashmir/index.html`. */
  readonly files: ReadonlySet<string>;
  /** Old addresses, from the site's root, and where they lead. */
  readonly redirects: ReadonlyMap<string, string>;
}

/**
 * An address on a page as the page has to say it when it lies in a folder: relative and down to the file for what is
 * in the edition, absolute for what is only on the site, as it was for all else. Queries and fragments are kept.
 * `from` is the page's path from the site's root: `/topics/kashmir/`.
 */
export function localAddress(href: string, from: string, places: EditionPlaces): string {
  const site = new URL(places.masthead.url);
  const prefix = site.pathname.replace(/\/$/, "");
  const page = new URL(prefix + from, site);
  if (href.startsWith("#") || !URL.canParse(href, page.href)) return href;
  const url = new URL(href, page);
  if (url.origin !== site.origin || !url.pathname.startsWith(`${prefix}/`)) return href;
  const path = url.pathname.slice(prefix.length);
  const moved = places.redirects.get(path);
  if (moved !== undefined) return localAddress(prefix + moved + url.search + url.hash, from, places);
  const file = fileAt(path);
  if (!places.files.has(decoded(file))) return url.href;
  return relativePath(fileAt(from), file) + url.search + url.hash;
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
