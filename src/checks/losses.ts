import type {BuiltPage} from "./builtSite.ts";

/** What a site has no longer, to which pages that stay as they were may lead. */
export interface Losses {
  /** Addresses of pages: `/topics/kashmir/`. */
  readonly pages: readonly string[];
  /** Ids on pages that are still there. */
  readonly places: readonly string[];
}

/** The ids that a page had and has no longer. */
export function lostPlaces(before: BuiltPage, after: BuiltPage): readonly string[] {
  const ids = new Set(after.ids);
  return before.ids.filter((id) => !ids.has(id));
}

/**
 * Tells whether a page may lead to what is lost, by its HTML; where it does not, its links are as sound as they were.
 * Links are looked for by the last part of an address, since they may be relative; what is written with a % may be
 * anything. `url` is where the site is published.
 */
export function mayLeadTo({pages, places}: Losses, url: string): (html: string) => boolean {
  const parts = [
    ...pages.map(
      (path) => `(?<=[/"])${literal(path.split("/").findLast((part) => part !== "") ?? "")}(?=[/"#?])`
    ),
    ...places.map((id) => `#${literal(id)}"`)
  ];
  if (parts.length === 0) return () => false;
  const pattern = new RegExp([...new Set(parts), `(?:href|src)="(?:${literal(url)})?[^":]*%`].join("|"));
  return (html) => pattern.test(html);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
