import type {Instant} from "../model/instant.ts";
import {directionOf, type Language, type Named, nameIn} from "../model/language.ts";
import {languageRoot, searchPermalink} from "../model/languageRoot.ts";
import type {PartialDate} from "../model/partialDate.ts";
import type {Permalink} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import {fill, type StringKey, type Strings} from "../model/strings.ts";
import {absoluteUrl, pathTo} from "../rendering/addresses.ts";
import type {Bundles} from "../rendering/bundles.ts";
import {dateTime, longDate, partialDateText, type ShownDate} from "../rendering/dates.ts";
import type {Pictures} from "../rendering/pictures.ts";
import type {WordsSetting} from "../rendering/words.ts";

/** What a page looks like beyond its words: style sheets, scripts, pictures. */
export interface Theme {
  readonly bundles: Bundles;
  readonly pictures: Pictures;
}

/** A publication as it is set in one language: its words, dates and addresses. */
export interface Setting {
  readonly publication: Publication;
  readonly theme: Theme;
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly strings: Strings;
  readonly home: Permalink;
  readonly search: Permalink;
  readonly nameOf: (thing: Named) => string;
  readonly say: (key: StringKey, values: Readonly<Record<string, string>>) => string;
  readonly day: (instant: Instant) => ShownDate;
  readonly moment: (instant: Instant) => ShownDate;
  readonly partial: (date: PartialDate) => ShownDate;
  readonly path: (permalink: Permalink) => string;
  readonly absolute: (permalink: Permalink) => string;
  /** For the words of stories and other nouns. */
  readonly words: WordsSetting;
  /** "A, B and C". */
  readonly listed: (names: readonly string[]) => string;
}

export function settingIn(language: Language, publication: Publication, theme: Theme): Setting {
  const {masthead} = publication;
  const strings = publication.strings[language];
  return {
    publication,
    theme,
    language,
    direction: directionOf(language),
    strings,
    home: languageRoot(language, masthead.language),
    search: searchPermalink(language, masthead.language),
    nameOf: (thing) => nameIn(thing, language),
    say: (key, values) => fill(strings[key], values),
    day: (instant) => longDate(instant, masthead.timeZone, strings),
    moment: (instant) => dateTime(instant, masthead.timeZone, strings),
    partial: (date) => partialDateText(date, strings),
    path: (permalink) => pathTo(permalink, masthead),
    absolute: (permalink) => absoluteUrl(permalink, masthead),
    words: {
      publication,
      pictures: theme.pictures,
      language,
      address: (permalink) => pathTo(permalink, masthead),
      here: ""
    },
    listed: (names) => listed(names, strings)
  };
}

function listed(names: readonly string[], strings: Strings): string {
  const last = names.at(-1);
  if (last === undefined) return "";
  const others = names.slice(0, -1).join(strings.listComma);
  return others === "" ? last : `${others}${strings.listAnd}${last}`;
}
