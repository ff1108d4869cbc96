import type {Article} from "../model/article.ts";
import {feedPermalink} from "../model/feedPermalink.ts";
import {type Permalink, permalinkOf, type Section} from "../model/permalink.ts";
import type {Listing} from "../model/publication.ts";
import type {NamedLink} from "../model/sheet.ts";
import type {Slug} from "../model/slug.ts";
import {counted, numeral} from "../model/strings.ts";
import {type Card, cardOf} from "./card.ts";
import type {EntityView} from "./entityView.ts";
import {numberedList, type Pagination, paginationOf} from "./numberedList.ts";
import type {Page} from "./pageType.ts";
import type {Setting} from "./setting.ts";

/** A list of stories, a part at a time. */
export interface ListView {
  readonly name: string;
  readonly summary: string | undefined;
  /** "Page 3", for parts that have a number. */
  readonly part: string | undefined;
  readonly count: string | undefined;
  /** Who or what the list is about, on its front. */
  readonly entity: EntityView | undefined;
  readonly cards: readonly Card[];
  readonly otherLanguages: readonly Card[];
  readonly pagination: Pagination;
  readonly feeds: readonly NamedLink[];
}

export interface ListWish {
  readonly name: string;
  readonly summary: string | undefined;
  readonly entity?: EntityView;
  readonly listing: Listing;
  readonly permalinkOfPart: (number: number | undefined) => Permalink;
  readonly trail: readonly NamedLink[];
  readonly hasFeeds: boolean;
  readonly source?: string;
}

/** The permalinks of a list's parts: the front's, and below it the numbered ones. */
export function partsOf(section: Section, ...rest: readonly Slug[]): ListWish["permalinkOfPart"] {
  return (number) => permalinkOf(section, ...rest, ...(number === undefined ? [] : [number]));
}

/** The pages of a list: its front, and its numbered parts. */
export function* listPages(wish: ListWish, setting: Setting): Iterable<Page<ListView>> {
  const {strings, say} = setting;
  const front = wish.permalinkOfPart(undefined);
  const shown = (articles: readonly Article[]) => articles.map((article) => cardOf(article, setting));
  for (const part of numberedList(wish.listing.articles)) {
    const isFront = part.number === undefined;
    const label = part.number === undefined ? undefined : say("pageOf", {n: numeral(part.number, strings)});
    yield {
      permalink: wish.permalinkOfPart(part.number),
      title: label === undefined ? wish.name : `${wish.name} – ${label}`,
      description: wish.summary ?? wish.name,
      ...(isFront && wish.hasFeeds && {hasFeeds: true}),
      trail: isFront ? wish.trail : [...wish.trail, {name: wish.name, permalink: front}],
      ...(wish.source !== undefined && {source: wish.source}),
      view: {
        name: wish.name,
        summary: isFront ? wish.summary : undefined,
        part: label,
        count: isFront
          ? counted(wish.listing.articles.length, "storyCountOne", "storyCountOther", strings)
          : undefined,
        entity: isFront ? wish.entity : undefined,
        cards: shown(part.entries),
        otherLanguages: isFront ? shown(wish.listing.otherLanguages) : [],
        pagination: paginationOf(part, wish.permalinkOfPart),
        feeds:
          isFront && wish.hasFeeds
            ? [
                {name: strings.atomFeed, permalink: feedPermalink(front, "atom")},
                {name: strings.jsonFeed, permalink: feedPermalink(front, "json")}
              ]
            : []
      }
    };
  }
}
