import type {Article} from "../model/article.ts";
import {directionOf, type Language, ownName} from "../model/language.ts";
import {type ListSection, type PermalinkRest, permalinkIn} from "../model/languagePermalink.ts";
import {type Listing, storiesIn} from "../model/listing.ts";
import type {NamedLink} from "../model/sheet.ts";
import {type Card, cardOf} from "./card.ts";
import type {Setting} from "./setting.ts";
import {cardDigestsOf} from "./storyReads.ts";

/** What a list has in other languages than the page's: the newest stories, and each language's own list. */
export interface OtherLanguages {
  readonly lists: readonly (NamedLink & {
    readonly language: Language;
    readonly direction: "ltr" | "rtl";
    readonly count: string;
  })[];
  readonly cards: readonly Card[];
}

/** The most stories in other languages on a page; the others are on those languages' own. */
const newestCount = 6;

export const noOtherLanguages: OtherLanguages = {lists: [], cards: []};

/** `section` and `rest` say where the list is. */
export function otherLanguagesOf(
  listing: Listing,
  setting: Setting,
  section: ListSection,
  ...rest: PermalinkRest
): OtherLanguages {
  const {publication, language} = setting;
  const lists = setting.otherLanguages.flatMap((other) => {
    const {length} = storiesIn(listing, other);
    if (length === 0) return [];
    return [
      {
        name: ownName[other],
        permalink: permalinkIn(other, publication, section, ...rest),
        language: other,
        direction: directionOf(other),
        count: setting.storyCount(length)
      }
    ];
  });
  if (lists.length === 0) return noOtherLanguages;
  return {lists, cards: newestBeyond(language, listing).map((article) => cardOf(article, setting))};
}

/** Digests of all that `otherLanguagesOf` looks at. */
export function otherLanguagesReads(listing: Listing, setting: Setting): readonly string[] {
  return [
    ...setting.otherLanguages.map((other) => `${other} ${storiesIn(listing, other).length}`),
    ...cardDigestsOf(newestBeyond(setting.language, listing), setting)
  ];
}

function newestBeyond(language: Language, listing: Listing): readonly Article[] {
  const newest: Article[] = [];
  if (storiesIn(listing, language).length === listing.stories.length) return newest;
  for (const story of listing.stories) {
    if (story.language !== language) newest.push(story);
    if (newest.length === newestCount) break;
  }
  return newest;
}
