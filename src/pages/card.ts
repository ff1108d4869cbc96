import type {Article, ArticleKind} from "../model/article.ts";
import {directionOf, type Language} from "../model/language.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Phrase} from "../model/phrase.ts";
import type {Picture} from "../model/picture.ts";
import {lookUp} from "../model/publication.ts";
import type {Markup} from "../model/sheet.ts";
import type {StringKey} from "../model/stringKeys.ts";
import type {ShownDate} from "../rendering/dates.ts";
import {type PicturePlace, pictureMarkup} from "../rendering/pictureMarkup.ts";
import {cutOf, type Pictures} from "../rendering/pictures.ts";
import type {ShownPicture} from "../rendering/renderedPicture.ts";
import type {Setting} from "./setting.ts";

/** A story in a list. */
export interface Card {
  readonly permalink: Permalink;
  readonly headline: string;
  readonly kicker: Phrase;
  readonly standfirst: string;
  readonly date: ShownDate;
  /** Only where it is not the page's own. */
  readonly language: Language | undefined;
  readonly direction: "ltr" | "rtl";
  readonly picture: Markup | undefined;
}

export function cardOf(article: Article, setting: Setting): Card {
  return {
    permalink: permalinkOf("articles", article.slug),
    headline: article.headline,
    kicker: labelOf(article, setting),
    standfirst: article.standfirst,
    date: setting.day(article.published),
    language: article.language === setting.language ? undefined : article.language,
    direction: directionOf(article.language),
    picture: undefined
  };
}

/** A story in a list, with its picture. The headline beside it says what it is about, so the picture is silent. */
export function pictureCardOf(article: Article, setting: Setting, place: PicturePlace): Card {
  const card = cardOf(article, setting);
  const {path, strings, theme} = setting;
  const isFirst = place === "lead";
  const shown = article.picture && pictureOn(article.picture, isFirst, theme.pictures);
  if (shown === undefined) return card;
  return {...card, picture: pictureMarkup("", shown, {place, isFirst, path, strings})};
}

/** The lead of a front shows all of its picture. */
function pictureOn(picture: Picture, isFirst: boolean, pictures: Pictures): ShownPicture | undefined {
  return isFirst ? pictures.shown.get(picture.file) : cutOf(picture, pictures)?.card;
}

/** The label above a headline: the story's own, or the name of its primary topic. */
export function kickerOf(article: Article, {publication, named}: Setting): Phrase {
  return article.kicker ?? named(lookUp(publication.topics, article.topics[0]));
}

/** What is no report says so in lists too, where it stands among reports. */
const saidInLists: Readonly<Partial<Record<ArticleKind, StringKey>>> = {
  analysis: "kindAnalysis",
  opinion: "kindOpinion",
  interview: "kindInterview",
  live: "kindLive"
};

function labelOf(article: Article, setting: Setting): Phrase {
  const kicker = kickerOf(article, setting);
  const key = article.ended === undefined ? saidInLists[article.kind] : undefined;
  if (key === undefined || typeof kicker !== "string") return kicker;
  const kind = setting.publication.strings[article.language][key];
  return kind === kicker ? kicker : `${kind} · ${kicker}`;
}
