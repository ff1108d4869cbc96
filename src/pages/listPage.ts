import type {Article} from "../model/article.ts";
import {feedPermalink} from "../model/feedPermalink.ts";
import type {ListSection, PermalinkRest} from "../model/languagePermalink.ts";
import type {Listing} from "../model/listing.ts";
import type {Permalink} from "../model/permalink.ts";
import {type Phrase, plain} from "../model/phrase.ts";
import type {NamedLink} from "../model/sheet.ts";
import {numeral} from "../model/strings.ts";
import {type Card, cardOf} from "./card.ts";
import type {EntityView} from "./entityView.ts";
import {type ListPart, numberedList, type Pagination, paginationOf} from "./numberedList.ts";
import {
  noOtherLanguages,
  type OtherLanguages,
  otherLanguagesOf,
  otherLanguagesReads
} from "./otherLanguages.ts";
import type {Page, PlannedPage} from "./pageType.ts";
import type {Setting} from "./setting.ts";
import {cardDigestsOf} from "./storyReads.ts";

/** A list of stories, a part at a time. */
export interface ListView {
  readonly name: Phrase;
  readonly summary: Phrase | undefined;
  /** "Page 3", for parts that have a number. */
  readonly part: string | undefined;
  readonly count: string | undefined;
  /** Who or what the list is about, on its front. */
  readonly entity: EntityView | undefined;
  readonly cards: readonly Card[];
  readonly otherLanguages: OtherLanguages;
  readonly pagination: Pagination;
  readonly feeds: readonly NamedLink[];
}

export interface ListWish {
  readonly name: string;
  /** The name as it is shown. */
  readonly shown: Phrase;
  readonly summary: Phrase | undefined;
  readonly entity?: () => EntityView;
  /** Digests of what `entity` looks at. */
  readonly entityReads?: readonly string[];
  readonly listing: Listing;
  /** Where it is: numbered parts stand below. */
  readonly at: readonly [ListSection, ...PermalinkRest];
  readonly trail: readonly NamedLink[];
  readonly hasFeeds: boolean;
  readonly source?: string;
}

/** The pages of a list in a language: its front, and its numbered parts. */
export function* listPages(wish: ListWish, setting: Setting): Iterable<PlannedPage<ListView>> {
  const own = setting.stories(wish.listing);
  const permalinkOfPart = (number: number | undefined) =>
    setting.permalink(...wish.at, ...(number === undefined ? [] : [number]));
  const alternates = setting.alternates(...wish.at);
  const same = JSON.stringify([
    wish.name,
    wish.shown,
    wish.summary,
    wish.at,
    wish.trail,
    wish.hasFeeds,
    alternates
  ]);
  for (const part of numberedList(own)) {
    yield {
      permalink: permalinkOfPart(part.number),
      ...(wish.source !== undefined && {source: wish.source}),
      make: () => pageOf(part, own.length, wish, setting, permalinkOfPart),
      reads: () => [
        same,
        `${part.number} ${part.older} ${part.newer}`,
        ...cardDigestsOf(part.entries, setting),
        ...(part.number === undefined
          ? [`${own.length}`, ...(wish.entityReads ?? []), ...otherLanguagesReads(wish.listing, setting)]
          : [])
      ]
    };
  }
}

function pageOf(
  part: ListPart<Article>,
  count: number,
  wish: ListWish,
  setting: Setting,
  permalinkOfPart: (number: number | undefined) => Permalink
): Page<ListView> {
  const {strings, say} = setting;
  const front = permalinkOfPart(undefined);
  const isFront = part.number === undefined;
  const label = part.number === undefined ? undefined : say("pageOf", {n: numeral(part.number, strings)});
  return {
    permalink: permalinkOfPart(part.number),
    title: label === undefined ? wish.name : `${wish.name} – ${label}`,
    description: plain(wish.summary ?? wish.name),
    alternates: setting.alternates(...wish.at),
    isPart: !isFront,
    ...(isFront && wish.hasFeeds && {hasFeeds: true}),
    trail: isFront ? wish.trail : [...wish.trail, {name: wish.shown, permalink: front}],
    view: {
      name: wish.shown,
      summary: isFront ? wish.summary : undefined,
      part: label,
      count: isFront ? setting.storyCount(count) : undefined,
      entity: isFront ? wish.entity?.() : undefined,
      cards: part.entries.map((article) => cardOf(article, setting)),
      otherLanguages: isFront ? otherLanguagesOf(wish.listing, setting, ...wish.at) : noOtherLanguages,
      pagination: paginationOf(part, permalinkOfPart),
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
