import type {Article} from "../model/article.ts";
import {digestOf} from "../model/digest.ts";
import {summaryIn} from "../model/entities.ts";
import {directionOf, type Language, nameIn} from "../model/language.ts";
import {hasPage, permalinkIn} from "../model/languagePermalink.ts";
import {languageRoot} from "../model/languageRoot.ts";
import {storiesIn} from "../model/listing.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import {lookUp, type Publication} from "../model/publication.ts";
import type {Markup} from "../model/sheet.ts";
import {type Told, toldIn} from "../model/translation.ts";
import {absoluteUrl} from "../rendering/addresses.ts";
import {html} from "../rendering/markup.ts";
import {figureMarkup, plainPictureMarkup} from "../rendering/pictureMarkup.ts";
import type {Pictures} from "../rendering/pictures.ts";
import {articleReads, datelineOf, wordsOf} from "../rendering/words.ts";

/** A feed before it has a format: what it is called, and its stories. */
export interface Feed {
  readonly title: string;
  readonly description: Told;
  readonly language: Language;
  /** The page that it is the feed of. */
  readonly page: Permalink;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** The most stories in a feed. */
const feedLength = 20;

/** The feeds of a publication: in each language one of the front, and of each topic and tag that it has stories on. */
export function feedsIn(publication: Publication): readonly Feed[] {
  return publication.languages.flatMap((language) => feedsOfLanguage(language, publication));
}

function feedsOfLanguage(language: Language, publication: Publication): readonly Feed[] {
  const {masthead} = publication;
  const name = nameIn(masthead, language);
  const front = {
    title: name,
    description: toldIn(language, masthead.language, masthead, "description") ?? {text: name, language},
    language,
    page: languageRoot(language, masthead.language),
    articles: publication.articles.filter((article) => article.language === language)
  };
  const topics = [...publication.hubs.values()]
    .filter(({topic}) => hasPage(language, publication, "topics", topic.slug))
    .map((hub) => ({
      title: `${nameIn(hub.topic, language)} · ${name}`,
      description: summaryIn(language, masthead.language, hub.topic),
      language,
      page: permalinkIn(language, publication, "topics", hub.topic.slug),
      articles: storiesIn(hub, language)
    }));
  const tags = [...publication.tags.values()]
    .filter(({slug}) => hasPage(language, publication, "tags", slug))
    .map((tag) => ({
      title: `${nameIn(tag, language)} · ${name}`,
      description: toldIn(language, masthead.language, tag, "about") ?? {
        text: nameIn(tag, language),
        language
      },
      language,
      page: permalinkIn(language, publication, "tags", tag.slug),
      articles: storiesIn(lookUp(publication.byTag, tag.slug), language)
    }));
  return [front, ...topics, ...tags].map((feed) => ({...feed, articles: feed.articles.slice(0, feedLength)}));
}

/** Changes with anything that a feed says in either format. */
export function feedFingerprint(
  {title, description, language, page, articles}: Feed,
  publication: Publication,
  pictures: Pictures
): string {
  return digestOf(
    publication.houseDigest,
    JSON.stringify([title, description, language, page]),
    ...articles.flatMap((article) => articleReads(article, {publication, pictures})),
    ...(articles.length === 0 ? [updatedAt(articles, publication)] : [])
  );
}

const markups = new WeakMap<Publication, Map<Article, Markup>>();

/** A whole story as feed readers show it, every address absolute. It stands in several feeds, and is made once. */
export function storyMarkup(article: Article, publication: Publication, pictures: Pictures): Markup {
  const known = markups.get(publication) ?? new Map<Article, Markup>();
  markups.set(publication, known);
  const markup = known.get(article) ?? markupOf(article, publication, pictures);
  known.set(article, markup);
  return markup;
}

function markupOf(article: Article, publication: Publication, pictures: Pictures): Markup {
  const address = (permalink: Permalink) => absoluteUrl(permalink, publication.masthead);
  const {language, keyPoints, picture} = article;
  const strings = publication.strings[language];
  const lead =
    picture &&
    figureMarkup(
      picture,
      plainPictureMarkup(picture.alt, lookUp(pictures.shown, picture.file), address),
      undefined
    );
  const points =
    keyPoints.length === 0
      ? undefined
      : html`<h2>${strings.inBrief}</h2><ul>${keyPoints.map((point) => html`<li>${point}</li>`)}</ul>`;
  const corrections = article.corrections.map(
    ({text}) => html`<p><b>${strings.corrections}:</b> ${text}</p>`
  );
  const body = wordsOf(
    article.body,
    {
      medium: "feed",
      publication,
      pictures,
      language,
      reader: language,
      address,
      here: address(permalinkOf("articles", article.slug))
    },
    {dateline: datelineOf(article, publication, language)}
  );
  const matter = html`<p>${article.standfirst}</p>${lead}${points}${body}${corrections}`;
  if (directionOf(language) === "ltr") return matter;
  return html`<div lang="${language}" dir="rtl">${matter}</div>`;
}

/** When the newest change to the stories of a feed was made; the beginning of the publication's day for an empty feed. */
export function updatedAt(articles: readonly Article[], publication: Publication): string {
  const changes = articles.map(({published, updated}) => updated ?? published);
  const newest = changes.sort((a, b) => b.epoch - a.epoch)[0];
  return newest?.iso ?? `${new Date(publication.now.epoch).toISOString().slice(0, 10)}T00:00:00Z`;
}
