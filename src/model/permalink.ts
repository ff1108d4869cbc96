import type {Slug} from "./slug.ts";

declare const brand: unique symbol;

/** A path from the site's root, without the path prefix. A page's begins and ends with `/`; a file's begins with it. */
export type Permalink = string & {readonly [brand]: true};

/** The first part of the permalinks of each kind of page. */
export type Section =
  | "articles"
  | "topics"
  | "tags"
  | "series"
  | "people"
  | "organisations"
  | "places"
  | "authors"
  | "archive"
  | "search";

/** The permalink of a page in a section: `permalinkOf("topics", "kashmir")` is `/topics/kashmir/`. */
export function permalinkOf(section: Section, ...rest: readonly (Slug | number)[]): Permalink {
  return `/${[section, ...rest].join("/")}/` as Permalink;
}

/** The permalink of a page at a path: `pagePermalink("about")` is `/about/`, `pagePermalink("")` is `/`. */
export function pagePermalink(path: string): Permalink {
  const inner = path.replace(/^\/+|\/+$/g, "");
  return (inner === "" ? "/" : `/${inner}/`) as Permalink;
}

/** The permalink of a file at a path: `filePermalink("feed.xml")` is `/feed.xml`. */
export function filePermalink(path: string): Permalink {
  return `/${path.replace(/^\/+/, "")}` as Permalink;
}

/** The file, relative to the site's folder, that a permalink is served from. */
export function outputPath(permalink: Permalink): string {
  return permalink.endsWith("/") ? `${permalink.slice(1)}index.html` : permalink.slice(1);
}
