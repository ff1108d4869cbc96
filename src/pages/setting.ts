import {type Outlines, parseOutlines} from "../charts/outlines.ts";
import type {Article} from "../model/article.ts";
import type {Body} from "../model/body.ts";
import {digestOf} from "../model/digest.ts";
import {summaryIn, type Topic} from "../model/entities.ts";
import type {Instant} from "../model/instant.ts";
import {type Direction, directionOf, type Language, type Named, nameIn} from "../model/language.ts";
import {hasPage, type ListSection, type PermalinkRest, permalinkIn} from "../model/languagePermalink.ts";
import {languageRoot, searchPermalink} from "../model/languageRoot.ts";
import {type Listing, storiesIn} from "../model/listing.ts";
import type {PartialDate} from "../model/partialDate.ts";
import type {Permalink, Section} from "../model/permalink.ts";
import {type Phrase, phraseOn} from "../model/phrase.ts";
import type {Publication} from "../model/publication.ts";
import type {Markup} from "../model/sheet.ts";
import type {StringKey} from "../model/stringKeys.ts";
import {counted, fill, type Strings} from "../model/strings.ts";
import {type Translated, toldIn} from "../model/translation.ts";
import {absoluteUrl, pathPrefix} from "../rendering/addresses.ts";
import type {Bundles} from "../rendering/bundles.ts";
import {dateTime, longDate, partialDateText, type ShownDate, wholeDate} from "../rendering/dates.ts";
import type {Pictures} from "../rendering/pictures.ts";
import {type WordsSetting, type WordsWish, wordsOf} from "../rendering/words.ts";

/** What a page looks like beyond its words: style sheets, scripts, pictures. */
export interface Theme {
  readonly bundles: Bundles;
  readonly pictures: Pictures;
}

/** Words of a noun as HTML, with the language that they are in where it is not the page's. */
export interface MarkupIn extends Markup {
  readonly language: Language | undefined;
  readonly direction: Direction;
}

/** A page in another language. */
export interface Alternate {
  readonly language: Language;
  readonly permalink: Permalink;
}

/** A publication as it is set in one language: its words, dates and addresses. */
export interface Setting {
  /** What maps are drawn from. */
  readonly outlines: () => Outlines;
  readonly publication: Publication;
  readonly theme: Theme;
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly strings: Strings;
  /** Those that the publication has beside this one. */
  readonly otherLanguages: readonly Language[];
  readonly home: Permalink;
  readonly search: Permalink;
  /** Where pages of this language lead for a noun: to its page in this language if it has one. */
  readonly permalink: (section: Section, ...rest: PermalinkRest) => Permalink;
  /** Whether this language has a page of its own for a list. */
  readonly hasPage: (section: ListSection, ...rest: PermalinkRest) => boolean;
  /** The page of a list in the other languages that have it. */
  readonly alternates: (section: ListSection, ...rest: PermalinkRest) => readonly Alternate[];
  /** The front, and what each language has one of, in the other languages. */
  readonly alternatesOf: (
    permalinkIn: (language: Language, house: Language) => Permalink
  ) => readonly Alternate[];
  /** A list's stories in this language. */
  readonly stories: (listing: Listing) => readonly Article[];
  readonly nameOf: (thing: Named) => string;
  /** A name as it is shown: marked where the thing has none in this language. */
  readonly named: (thing: Named) => Phrase;
  /** Words of the newsroom's as they are shown: marked where they are not translated. */
  readonly told: <Key extends string>(noun: Translated<Key>, key: Key) => Phrase | undefined;
  /** A topic's summary as it is shown. */
  readonly summaryOf: (topic: Topic) => Phrase;
  /** Words of a language as they are shown here. */
  readonly phrase: (text: string, language: Language) => Phrase;
  readonly say: (key: StringKey, values: Readonly<Record<string, string>>) => string;
  /** The form of a counted noun. */
  readonly counted: (count: number, one: StringKey, other: StringKey) => string;
  /** "3 stories" */
  readonly storyCount: (count: number) => string;
  /** In the language's calendar alone. */
  readonly day: (instant: Instant) => ShownDate;
  /** With the Gregorian day, where the language has another calendar. */
  readonly wholeDay: (instant: Instant) => ShownDate;
  readonly moment: (instant: Instant) => ShownDate;
  readonly partial: (date: PartialDate) => ShownDate;
  readonly path: (permalink: Permalink) => string;
  readonly absolute: (permalink: Permalink) => string;
  /** For the words of stories and other nouns. */
  readonly words: WordsSetting;
  /** The words of a noun that are in a language; what they lead to is in the page's where it can be. */
  readonly wordsIn: (language: Language, body: Body, wish?: WordsWish) => MarkupIn;
  /** "A, B and C". */
  readonly listed: (names: readonly string[]) => string;
  /** Changes with the language, the theme, and what any page may say of nouns but stories, people and organisations. */
  readonly digest: string;
}

/** One for each language of a publication, the newsroom's own first. */
export function settingsOf(publication: Publication, theme: Theme): readonly Setting[] {
  let outlines: Outlines | undefined;
  const readOutlines = () => {
    outlines ??= parseOutlines(theme.bundles.outlines);
    return outlines;
  };
  return publication.languages.map((language) => ({
    ...settingIn(language, publication, theme),
    outlines: readOutlines
  }));
}

function settingIn(language: Language, publication: Publication, theme: Theme): Omit<Setting, "outlines"> {
  const {masthead} = publication;
  const strings = publication.strings[language];
  const prefix = pathPrefix(masthead);
  const path = (permalink: Permalink) => prefix + permalink;
  const words: WordsSetting = {
    medium: "page",
    publication,
    pictures: theme.pictures,
    language,
    reader: language,
    address: path,
    here: ""
  };
  const otherLanguages = publication.languages.filter((other) => other !== language);
  return {
    publication,
    theme,
    language,
    direction: directionOf(language),
    strings,
    otherLanguages,
    home: languageRoot(language, masthead.language),
    search: searchPermalink(language, masthead.language),
    permalink: remembered((section, ...rest) => permalinkIn(language, publication, section, ...rest)),
    hasPage: (section, ...rest) => hasPage(language, publication, section, ...rest),
    alternates: (section, ...rest) =>
      otherLanguages
        .filter((other) => hasPage(other, publication, section, ...rest))
        .map((other) => ({
          language: other,
          permalink: permalinkIn(other, publication, section, ...rest)
        })),
    alternatesOf: (permalinkOfLanguage) =>
      otherLanguages.map((other) => ({
        language: other,
        permalink: permalinkOfLanguage(other, masthead.language)
      })),
    stories: (listing) => storiesIn(listing, language),
    nameOf: (thing) => nameIn(thing, language),
    named: (thing) =>
      thing.names[language] ?? phraseOn(language, nameIn(thing, masthead.language), masthead.language),
    told: (noun, key) => {
      const told = toldIn(language, masthead.language, noun, key);
      return told && phraseOn(language, told.text, told.language);
    },
    summaryOf: (topic) => {
      const {text, language: own} = summaryIn(language, masthead.language, topic);
      return phraseOn(language, text, own);
    },
    phrase: (text, own) => phraseOn(language, text, own),
    say: (key, values) => fill(strings[key], values),
    counted: (count, one, other) => counted(count, one, other, strings, language),
    storyCount: (count) => counted(count, "storyCountOne", "storyCountOther", strings, language),
    day: onceAMoment((instant) => longDate(instant, masthead.timeZone, strings)),
    wholeDay: (instant) => wholeDate(instant, masthead.timeZone, strings),
    moment: (instant) => dateTime(instant, masthead.timeZone, strings),
    partial: (date) => partialDateText(date, strings),
    path,
    absolute: (permalink) => absoluteUrl(permalink, masthead),
    words,
    wordsIn: (own, body, wish) => ({
      ...wordsOf(body, {...words, language: own}, wish),
      language: own === language ? undefined : own,
      direction: directionOf(own)
    }),
    listed: (names) => listed(names, strings),
    digest: digestOf(language, publication.houseDigest, theme.bundles.digest)
  };
}

/** Pages of a language lead to the same places over and over. */
function remembered(find: Setting["permalink"]): Setting["permalink"] {
  const known = new Map<string, Permalink>();
  return (section, ...rest) => {
    const key = `${section}/${rest.join("/")}`;
    const permalink = known.get(key) ?? find(section, ...rest);
    known.set(key, permalink);
    return permalink;
  };
}

/** A story's day is shown in many lists. */
function onceAMoment(show: (instant: Instant) => ShownDate): (instant: Instant) => ShownDate {
  const known = new Map<number, ShownDate>();
  return (instant) => {
    const shown = known.get(instant.epoch) ?? show(instant);
    known.set(instant.epoch, shown);
    return shown;
  };
}

function listed(names: readonly string[], strings: Strings): string {
  const last = names.at(-1);
  if (last === undefined) return "";
  const others = names.slice(0, -1).join(strings.listComma);
  return others === "" ? last : `${others}${strings.listAnd}${last}`;
}
