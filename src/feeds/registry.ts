import {feedPermalink} from "../model/feedPermalink.ts";
import type {Publication} from "../model/publication.ts";
import type {PlannedFile, Sheet} from "../model/sheet.ts";
import type {Pictures} from "../rendering/pictures.ts";
import {atom} from "./atom.ts";
import {feedFingerprint, feedsIn} from "./feedContents.ts";
import {redirectList, robots} from "./hostFiles.ts";
import {jsonFeed} from "./jsonFeed.ts";
import {sitemaps} from "./sitemap.ts";

/** What a feed is made from. */
interface FeedInput {
  readonly publication: Publication;
  readonly pictures: Pictures;
  readonly sheets: readonly Sheet[];
}

type FeedMaker = (input: FeedInput) => readonly PlannedFile[];

/** Every kind of file that machines read instead of people. */
export const feeds: readonly FeedMaker[] = [
  newsFeeds,
  ({publication, sheets}) => sitemaps(sheets, publication),
  ({publication}) => redirectList(publication),
  ({publication}) => robots(publication)
];

/** The newest stories of the whole, of topics and of tags, each in both formats. */
function newsFeeds({publication, pictures}: FeedInput): readonly PlannedFile[] {
  return feedsIn(publication).flatMap((feed) => {
    const fingerprint = feedFingerprint(feed, publication, pictures);
    return [
      {
        permalink: feedPermalink(feed.page, "atom"),
        fingerprint,
        make: () => atom(feed, publication, pictures)
      },
      {
        permalink: feedPermalink(feed.page, "json"),
        fingerprint,
        make: () => jsonFeed(feed, publication, pictures)
      }
    ];
  });
}

/** Every feed of a publication. */
export function feedsOf(input: FeedInput): readonly PlannedFile[] {
  return feeds.flatMap((make) => make(input));
}
