import type {Article, ArticleKind} from "../model/article.ts";
import {roleAt} from "../model/entities.ts";
import {directionOf, type Language, ownName} from "../model/language.ts";
import {licenceLink} from "../model/licence.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Phrase} from "../model/phrase.ts";
import type {Picture} from "../model/picture.ts";
import {lookUp, type RelatedReason} from "../model/publication.ts";
import type {Markup, NamedLink} from "../model/sheet.ts";
import {numeral, type StringKey, type Strings} from "../model/strings.ts";
import type {ShownDate} from "../rendering/dates.ts";
import {html, jsonMarkup, phraseMarkup} from "../rendering/markup.ts";
import {figureMarkup, pictureMarkup} from "../rendering/pictureMarkup.ts";
import {cutOf} from "../rendering/pictures.ts";
import {countWords, readingMinutes} from "../rendering/readingTime.ts";
import {datelineOf, wordsOf} from "../rendering/words.ts";
import {type Card, cardOf, kickerOf} from "./card.ts";
import {citationOf, type ShownCitation} from "./citation.ts";
import {type Page, pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

interface ShownNote {
  readonly date: ShownDate;
  readonly text: string;
}

interface ArticleView {
  readonly kicker: Phrase;
  readonly topic: NamedLink;
  readonly kind: string | undefined;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: Markup;
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
  readonly body: Markup;
  readonly updates: readonly ShownNote[];
  readonly corrections: readonly ShownNote[];
  readonly sources: readonly ShownCitation[];
  readonly entities: readonly (NamedLink & {readonly role: Phrase | undefined})[];
  readonly labels: readonly NamedLink[];
  readonly related: readonly {readonly card: Card; readonly reason: string}[];
  readonly backlinks: readonly {readonly card: Card; readonly sentence: string | undefined}[];
  readonly previous: NamedLink | undefined;
  readonly next: NamedLink | undefined;
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
      yield {permalink, source: article.source.file, make: () => pageOf(article, permalink, setting)};
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
    alternates: translationsOf(article, setting),
    ...(article.picture && cut && {picture: {alt: article.picture.alt, share: cut.share}}),
    jsonLd: jsonMarkup(newsArticle(article, permalink, setting)),
    trail: [topic],
    source: article.source.file,
    view: viewOf(article, topic, setting)
  };
}

function viewOf(article: Article, topic: NamedLink, setting: Setting): ArticleView {
  const {publication, strings, moment} = setting;
  const neighbours = lookUp(publication.neighbours, article.slug);
  const note = ({at, text}: Article["updates"][number]) => ({date: moment(at), text});
  return {
    kicker: kickerOf(article, setting),
    topic,
    kind: article.kind === "report" ? undefined : strings[kindWords[article.kind]],
    headline: article.headline,
    standfirst: article.standfirst,
    byline: bylineOf(article, setting),
    published: moment(article.published),
    updated: article.updated && moment(article.updated),
    minutes: setting.say("readingTime", {
      count: numeral(readingMinutes(countWords(article.body.text)), strings)
    }),
    translations: translationsOf(article, setting),
    behind: behindOf(article, setting),
    picture: leadPicture(article, setting),
    keyPoints: article.keyPoints,
    body: wordsOf(article.body, setting.words, {
      dateline: datelineOf(article, publication, setting.language)
    }),
    updates: article.updates.map(note),
    corrections: article.corrections.map(note),
    sources: article.sources.map((source) => citationOf(source, setting)),
    entities: entitiesOf(article, setting),
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
    next: neighbours.next && linkTo(neighbours.next)
  };
}

const kindWords: Readonly<Record<ArticleKind, StringKey>> = {
  report: "kindReport",
  analysis: "kindAnalysis",
  explainer: "kindExplainer",
  interview: "kindInterview",
  profile: "kindProfile",
  opinion: "kindOpinion",
  brief: "kindBrief"
};

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

function bylineOf(article: Article, setting: Setting): Markup {
  const {publication, strings, named, path, permalink} = setting;
  const names = article.byline.map((slug) => {
    const author = lookUp(publication.authors, slug);
    return html`<a href="${path(permalink("authors", slug))}" rel="author">${phraseMarkup(named(author))}</a>`;
  });
  const joined = names.flatMap((name, index) =>
    index === 0 ? [name] : [separator(index, names.length, strings), name]
  );
  const [before = "", after = ""] = strings.by.split("{names}");
  return html`${before}${joined}${after}`;
}

function separator(index: number, count: number, {listAnd, listComma}: Strings): string {
  return index === count - 1 ? listAnd : listComma;
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

/** Who and what the story is about, each person with the office held on the day. */
function entitiesOf(
  article: Article,
  {publication, named, phrase, language, permalink}: Setting
): ArticleView["entities"] {
  const people = article.people.map((slug) => {
    const person = lookUp(publication.people, slug);
    const office = roleAt(person, article.published);
    const role = office && (office.titles[language] ?? phrase(office.title, publication.masthead.language));
    return {name: named(person), permalink: permalink("people", slug), role};
  });
  const organisations = article.organisations.map((slug) => ({
    name: named(lookUp(publication.organisations, slug)),
    permalink: permalink("organisations", slug),
    role: undefined
  }));
  const places = article.places.map((slug) => ({
    name: named(lookUp(publication.places, slug)),
    permalink: permalink("places", slug),
    role: undefined
  }));
  return [...people, ...organisations, ...places];
}

/** Topics beyond the primary one, and tags. */
function labelsOf(article: Article, {publication, named, permalink}: Setting): readonly NamedLink[] {
  const topics = article.topics.map((slug) => ({
    name: named(lookUp(publication.topics, slug)),
    permalink: permalink("topics", slug)
  }));
  const tags = article.tags.map((slug) => ({
    name: named(lookUp(publication.tags, slug)),
    permalink: permalink("tags", slug)
  }));
  return [...topics, ...tags];
}

/** https://schema.org/NewsArticle */
function newsArticle(article: Article, permalink: Permalink, setting: Setting): object {
  const {publication, absolute, nameOf} = setting;
  const publisher = {
    "@type": "NewsMediaOrganization",
    name: nameOf(publication.masthead),
    url: publication.masthead.url
  };
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: article.headline,
    description: article.standfirst,
    inLanguage: article.language,
    mainEntityOfPage: absolute(permalink),
    datePublished: article.published.iso,
    dateModified: (article.updated ?? article.published).iso,
    ...(article.picture && {image: imageObject(article.picture, setting)}),
    author: article.byline.map((slug) => {
      const author = lookUp(publication.authors, slug);
      const type = author.kind === "desk" ? "Organization" : "Person";
      return {"@type": type, name: nameOf(author), url: absolute(setting.permalink("authors", slug))};
    }),
    publisher,
    about: article.topics.map((slug) => nameOf(lookUp(publication.topics, slug)))
  };
}

/** https://schema.org/ImageObject; a licence without an address is a notice. */
function imageObject(picture: Picture, {absolute, theme}: Setting): object | undefined {
  const {credit, licence} = picture;
  const cut = cutOf(picture, theme.pictures);
  const link = licenceLink(licence);
  return (
    cut && {
      "@type": "ImageObject",
      url: absolute(cut.share),
      creditText: credit,
      ...(link === undefined ? {copyrightNotice: licence} : {license: link})
    }
  );
}
