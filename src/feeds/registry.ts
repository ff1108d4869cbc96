import type {Publication} from "../model/publication.ts";
import type {PlannedFile, Sheet} from "../model/sheet.ts";
import type {Pictures} from "../rendering/pictures.ts";
import {atomFeeds} from "./atom.ts";
import {redirectList, robots} from "./hostFiles.ts";
import {jsonFeeds} from "./jsonFeed.ts";
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
  ({publication, pictures}) => atomFeeds(publication, pictures),
  ({publication, pictures}) => jsonFeeds(publication, pictures),
  ({publication, sheets}) => sitemaps(sheets, publication),
  ({publication}) => redirectList(publication),
  ({publication}) => robots(publication)
];

/** Every feed of a publication. */
export function feedsOf(input: FeedInput): readonly PlannedFile[] {
  return feeds.flatMap((make) => make(input));
}
