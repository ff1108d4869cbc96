import {filePermalink, type Permalink} from "./permalink.ts";

export type FeedFormat = "atom" | "json";

/** Where the feed of a page is: beside the page. */
export function feedPermalink(page: Permalink, format: FeedFormat): Permalink {
  return filePermalink(`${page}${format === "atom" ? "feed.xml" : "feed.json"}`);
}
