import type {Article, ArticleKind} from "../model/article.ts";
import {directionOf, type Language, ownName} from "../model/language.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Phrase} from "../model/phrase.ts";
import {lookUp, type RelatedReason} from "../model/publication.ts";
import type {Markup, NamedLink} from "../model/sheet.ts";
import type {StringKey} from "../model/stringKeys.ts";
import {numeral} from "../model/strings.ts";
import type {ShownDate} from "../rendering/dates.ts";
import {html, jsonMarkup} from "../rendering/markup.ts";
import {figureMarkup, pictureMarkup} from "../rendering/pictureMarkup.ts";
import {cutOf} from "../rendering/pictures.ts";
import {readingMinutes} from "../rendering/readingTime.ts";
import {datelineOf, wordsOf} from "../rendering/words.ts";
import {aboutAuthors, bylineOf} from "./byline.ts";
import {type Card, cardOf, kickerOf} from "./card.ts";
import {citationOf, type ShownCitation} from "./citation.ts";
import {newsArticle} from "./newsArticle.ts";
import {type Page, pageType} from "./pageType.ts";
import {type PartOfSeries, partOfSeries} from "./partOfSeries.ts";
import type {Setting} from "./setting.ts";
import {type StoryContents, storyContents} from "./storyContents.ts";
import {labelsOf, type StoryNoun, storyNouns} from "./storyNouns.ts";
import {storyReads} from "./storyReads.ts";

interface ShownNote {
  readonly date: ShownDate;
  readonly text: string;
}

interface ArticleView {
  readonly kicker: Phrase;
  readonly topic: NamedLink;
  /** What the style sheet tells it by. */
  readonly className: string;
  readonly kind: string | undefined;
  /** "Live", or when it ended; undefined for stories that are not live. */
  readonly liveState: string | undefined;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: Markup;
  /** Who the writers of an opinion are. */
  readonly aboutAuthors: readonly Phrase[];
  readonly published: ShownDate;
  readonly updated: ShownDate | undefined;
  readonly minutes: string;
  readonly translations: readonly (NamedLink & {
    readonly language: Language;
    readonly direction: "ltr" | "rtl";
  })[];
  /** "This translation is behind its source", and the source. */
  readonly behind: {readonly text: string; readonly source: NamedLink} | undefined;
  readonly picture: Markup | undefined;
  readonly keyPoints: readonly string[];
  readonly contents: StoryContents | undefined;
  readonly body: Markup;
  readonly series: PartOfSeries | undefined;
  readonly updates: readonly ShownNote[];
  readonly corrections: readonly ShownNote[];
  readonly sources: readonly ShownCitation[];
  readonly entities: readonly StoryNoun[];
  readonly labels: readonly NamedLink[];
  readonly related: readonly {readonly card: Card; readonly reason: string}[];
  readonly backlinks: readonly {readonly card: Card; readonly sentence: string | undefined}[];
  readonly previous: NamedLink | undefined;
  readonly next: NamedLink | undefined;
  /** Where the story is, in full, for paper. */
  readonly readAt: Markup;
}

/** One story. */
export const article = pageType<ArticleView>({
  name: "article",
  style: "article",
  isInEveryLanguage: true,
  *pages(setting) {
    for (const article of setting.publication.articles) {
      if (article.language !== setting.language) continue;
      const permalink = permalinkOf("articles", article.slug);
      yield {
        permalink,
        source: article.source.file,
        make: () => pageOf(article, permalink, setting),
        reads: () => storyReads(article, setting)
      };
    }
  }
});

function pageOf(article: Article, permalink: Permalink, setting: Setting): Page<ArticleView> {
  const cut = article.picture && cutOf(article.picture, setting.theme.pictures);
  const topic = topicOf(article, setting);
  return {
    permalink,
    title: article.headline,
    description: article.standfirst,
    isStory: true,
    ...(hasParts(article) && {style: "feature"}),
    alternates: translationsOf(article, setting),
    ...(article.picture && cut && {picture: {alt: article.picture.alt, share: cut.share}}),
    jsonLd: jsonMarkup(newsArticle(article, permalink, setting)),
    trail: [topic],
    source: article.source.file,
    view: viewOf(article, topic, setting)
  };
}

/** Whether a story has parts that plain reports are spared the style of. */
function hasParts({kind, series}: Article): boolean {
  return series !== undefined || !(kind === "report" || kind === "brief" || kind === "profile");
}

function viewOf(article: Article, topic: NamedLink, setting: Setting): ArticleView {
  const {publication, strings, moment} = setting;
  const neighbours = lookUp(publication.neighbours, article.slug);
  const note = ({at, text}: Article["updates"][number]) => ({date: moment(at), text});
  const body = wordsOf(article.body, setting.words, {
    dateline: datelineOf(article, publication, setting.language),
    isInterview: article.kind === "interview"
  });
  return {
    kicker: kickerOf(article, setting),
    topic,
    kind: article.kind === "report" ? undefined : strings[kindWords[article.kind]],
    className: article.kind === "report" ? "story" : `story ${article.kind}`,
    liveState: article.kind === "live" ? liveState(article, setting) : undefined,
    headline: article.headline,
    standfirst: article.standfirst,
    byline: bylineOf(article, setting),
    aboutAuthors: article.kind === "opinion" ? aboutAuthors(article, setting) : [],
    published: moment(article.published),
    updated: article.updated && moment(article.updated),
    minutes: setting.say("readingTime", {
      count: numeral(readingMinutes(article.body.wordCount), strings)
    }),
    translations: translationsOf(article, setting),
    behind: behindOf(article, setting),
    picture: leadPicture(article, setting),
    keyPoints: article.keyPoints,
    contents: storyContents(article, body, setting),
    body,
    series: partOfSeries(article, setting),
    updates: article.updates.map(note),
    corrections: article.corrections.map(note),
    sources: article.sources.map((source) => citationOf(source, setting)),
    entities: storyNouns(article, setting),
    labels: labelsOf(article, setting),
    related: (publication.related.get(article.slug) ?? []).map(({article: other, reason}) => ({
      card: cardOf(other, setting),
      reason: strings[reasonWords[reason]]
    })),
    backlinks: (publication.backlinks.get(article.slug) ?? []).map(({article: other, sentence}) => ({
      card: cardOf(other, setting),
      sentence: sentence === "" ? undefined : sentence
    })),
    previous: neighbours.previous && linkTo(neighbours.previous),
    next: neighbours.next && linkTo(neighbours.next),
    readAt: readAtOf(article, setting)
  };
}

const kindWords: Readonly<Record<ArticleKind, StringKey>> = {
  report: "kindReport",
  analysis: "kindAnalysis",
  explainer: "kindExplainer",
  interview: "kindInterview",
  profile: "kindProfile",
  opinion: "kindOpinion",
  brief: "kindBrief",
  live: "kindLive"
};

function liveState({ended}: Article, {strings, say, moment}: Setting): string {
  return ended === undefined ? strings.kindLive : say("liveEnded", {date: moment(ended).text});
}

const reasonWords: Readonly<Record<RelatedReason, StringKey>> = {
  picked: "relatedPicked",
  "same-story": "relatedSameStory",
  earlier: "relatedEarlier",
  later: "relatedLater",
  "same-topic": "relatedSameTopic",
  similar: "relatedSimilar"
};

function linkTo(article: Article): NamedLink {
  return {name: article.headline, permalink: permalinkOf("articles", article.slug)};
}

function topicOf(article: Article, {publication, named, permalink}: Setting): NamedLink {
  const topic = lookUp(publication.topics, article.topics[0]);
  return {name: named(topic), permalink: permalink("topics", topic.slug)};
}

function readAtOf({slug}: Article, {strings, absolute}: Setting): Markup {
  const [before = "", after = ""] = strings.readAt.split("{url}");
  return html`${before}<bdi>${absolute(permalinkOf("articles", slug))}</bdi>${after}`;
}

function leadPicture({picture}: Article, {theme, path, strings}: Setting): Markup | undefined {
  if (picture === undefined) return undefined;
  const shown = lookUp(theme.pictures.shown, picture.file);
  const image = pictureMarkup(picture.alt, shown, {place: "column", isFirst: true, path, strings});
  return figureMarkup(picture, image, "lead-picture");
}

function translationsOf(article: Article, {publication}: Setting) {
  return (publication.translations.get(article.slug) ?? []).map((other) => ({
    name: ownName[other.language],
    permalink: permalinkOf("articles", other.slug),
    language: other.language,
    direction: directionOf(other.language)
  }));
}

function behindOf({slug}: Article, setting: Setting): ArticleView["behind"] {
  const behind = setting.publication.behind.get(slug);
  if (behind === undefined) return undefined;
  const {source, count} = behind;
  return {
    text: setting.counted(count, "translationBehindOne", "translationBehindOther"),
    source: {
      name: setting.phrase(source.headline, source.language),
      permalink: permalinkOf("articles", source.slug)
    }
  };
}
