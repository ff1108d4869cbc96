import type {Article} from "../model/article.ts";
import {type Language, nameIn} from "../model/language.ts";
import {languageRoot} from "../model/languageRoot.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import {lookUp, type Publication} from "../model/publication.ts";
import type {Markup} from "../model/sheet.ts";
import {absoluteUrl} from "../rendering/addresses.ts";
import {html} from "../rendering/markup.ts";
import {figureMarkup, type Pictures} from "../rendering/pictures.ts";
import {datelineOf, wordsOf} from "../rendering/words.ts";

/** A feed before it has a format: what it is called, and its stories. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  /** The page that it is the feed of. */
  readonly page: Permalink;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** The most stories in a feed. */
const feedLength = 20;

/** The feeds of a publication: one of each front, topic and tag. */
export function feedsIn(publication: Publication): readonly Feed[] {
  const {masthead} = publication;
  const house = masthead.language;
  const name = nameIn(masthead, house);
  const fronts = publication.languages.map((language) => ({
    title: nameIn(masthead, language),
    description: masthead.description,
    language,
    page: languageRoot(language, house),
    articles: publication.articles.filter((article) => article.language === language)
  }));
  const topics = [...publication.hubs.values()].map((hub) => ({
    title: `${nameIn(hub.topic, house)} · ${name}`,
    description: hub.topic.summary,
    language: house,
    page: permalinkOf("topics", hub.topic.slug),
    articles: hub.articles
  }));
  const tags = [...publication.tags.values()].map((tag) => ({
    title: `${nameIn(tag, house)} · ${name}`,
    description: tag.about ?? nameIn(tag, house),
    language: house,
    page: permalinkOf("tags", tag.slug),
    articles: lookUp(publication.byTag, tag.slug).articles
  }));
  return [...fronts, ...topics, ...tags].map((feed) => ({
    ...feed,
    articles: feed.articles.slice(0, feedLength)
  }));
}

/** A whole story as feed readers show it, every address absolute. */
export function storyMarkup(article: Article, publication: Publication, pictures: Pictures): Markup {
  const address = (permalink: Permalink) => absoluteUrl(permalink, publication.masthead);
  const {language, keyPoints, picture} = article;
  const strings = publication.strings[language];
  const lead =
    picture &&
    figureMarkup(picture, lookUp(pictures.shown, picture.file), {
      className: "",
      isFirst: false,
      sizes: "100vw",
      path: address
    });
  const points =
    keyPoints.length === 0
      ? undefined
      : html`<h2>${strings.inBrief}</h2><ul>${keyPoints.map((point) => html`<li>${point}</li>`)}</ul>`;
  const corrections = article.corrections.map(
    ({text}) => html`<p><b>${strings.corrections}:</b> ${text}</p>`
  );
  const body = wordsOf(
    article.body,
    {publication, pictures, language, address, here: address(permalinkOf("articles", article.slug))},
    {dateline: datelineOf(article, publication, language)}
  );
  return html`<p>${article.standfirst}</p>${lead}${points}${body}${corrections}`;
}

/** When the newest change to the stories of a feed was made; the publication's moment for an empty feed. */
export function updatedAt(articles: readonly Article[], publication: Publication): string {
  const changes = articles.map(({published, updated}) => updated ?? published);
  const newest = changes.sort((a, b) => b.epoch - a.epoch)[0];
  return (newest ?? publication.now).iso;
}
