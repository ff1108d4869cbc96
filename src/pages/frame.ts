import {feedPermalink} from "../model/feedPermalink.ts";
import {directionOf, type Language, ownName} from "../model/language.ts";
import {languageRoot, offlinePermalink} from "../model/languageRoot.ts";
import type {StandingPage} from "../model/newsroom.ts";
import {type Permalink, pagePermalink} from "../model/permalink.ts";
import type {LanguageLink, NamedLink} from "../model/sheet.ts";
import type {Strings} from "../model/strings.ts";
import {correctionsPage, correctionsSlug} from "./correctionsPage.ts";
import type {HeadWish} from "./head.ts";
import type {Setting} from "./setting.ts";
import {toldIn} from "./toldIn.ts";

/** What stands around every page of a language: masthead, sections, footer. */
export interface Frame {
  readonly words: Strings;
  readonly direction: "ltr" | "rtl";
  readonly name: string;
  readonly tagline: string | undefined;
  readonly home: Permalink;
  /** Undefined on the search page, which has a field of its own. */
  readonly search: Permalink | undefined;
  readonly sections: readonly NamedLink[];
  readonly indexes: readonly NamedLink[];
  /** With the language, where it is another than the page's. */
  readonly pages: readonly (NamedLink & {readonly language: Language | undefined})[];
  readonly feeds: readonly NamedLink[];
}

export function frameOf(setting: Setting): Frame {
  const {publication, strings, language, nameOf} = setting;
  const {masthead, hubs} = publication;
  const chosen = masthead.front.flatMap((slug) => hubs.get(slug) ?? []);
  const sections = chosen.length > 0 ? chosen : [...hubs.values()].filter((hub) => hub.parent === undefined);
  return {
    words: strings,
    direction: setting.direction,
    name: nameOf(masthead),
    tagline: language === masthead.language ? masthead.tagline : masthead.translations[language]?.tagline,
    home: setting.home,
    search: setting.search,
    sections: sections.map(({topic}) => ({
      name: setting.named(topic),
      permalink: setting.permalink("topics", topic.slug)
    })),
    indexes: [
      {name: strings.topics, permalink: setting.permalink("topics")},
      {name: strings.tags, permalink: setting.permalink("tags")},
      ...(publication.series.size > 0
        ? [{name: strings.series, permalink: setting.permalink("series")}]
        : []),
      {name: strings.people, permalink: setting.permalink("people")},
      {name: strings.organisations, permalink: setting.permalink("organisations")},
      {name: strings.places, permalink: setting.permalink("places")},
      {name: strings.authors, permalink: setting.permalink("authors")},
      {name: strings.archive, permalink: setting.permalink("archive")}
    ],
    pages: [
      ...pagesFor(language, publication.pages).map((page) => ({
        name: page.title,
        permalink: pagePermalink(page.slug),
        language: page.language === language ? undefined : page.language
      })),
      ...(correctionsPage(publication.pages)
        ? []
        : [
            {
              name: strings.correctionsAndUpdates,
              permalink: pagePermalink(correctionsSlug),
              language: undefined
            }
          ]),
      {
        name: strings.offline,
        permalink: offlinePermalink(language, masthead.language),
        language: undefined
      }
    ],
    feeds: [
      {name: strings.atomFeed, permalink: feedPermalink(setting.home, "atom")},
      {name: strings.jsonFeed, permalink: feedPermalink(setting.home, "json")}
    ]
  };
}

/** From a page to the same page in each other language, or to that language's front where it has no such page. */
export function languageLinks({alternates = []}: HeadWish, setting: Setting): readonly LanguageLink[] {
  const house = setting.publication.masthead.language;
  return setting.otherLanguages.map((language) => ({
    name: ownName[language],
    permalink:
      alternates.find((alternate) => alternate.language === language)?.permalink ??
      languageRoot(language, house),
    language,
    direction: directionOf(language)
  }));
}

/** Each page once: as it is told in a language, else as it was written. */
function pagesFor(language: Language, pages: readonly StandingPage[]): readonly StandingPage[] {
  return pages
    .filter((page) => page.translationOf === undefined)
    .map((page) => toldIn(page, pages).find((told) => told.language === language) ?? page);
}
