import {feedPermalink} from "../model/feedPermalink.ts";
import {nameIn} from "../model/language.ts";
import {permalinkIn} from "../model/languagePermalink.ts";
import {permalinkOf} from "../model/permalink.ts";
import {lookUp, type Publication} from "../model/publication.ts";
import {absoluteUrl} from "../rendering/addresses.ts";
import {cutOf, type Pictures} from "../rendering/pictures.ts";
import {directed} from "./directed.ts";
import {type Feed, storyMarkup} from "./feedContents.ts";

/** A feed in JSON. https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(feed: Feed, publication: Publication, pictures: Pictures): string {
  return `${JSON.stringify(contentsOf(feed, publication, pictures), undefined, 1)}\n`;
}

function contentsOf(feed: Feed, publication: Publication, pictures: Pictures): object {
  const url = (permalink: Parameters<typeof absoluteUrl>[0]) => absoluteUrl(permalink, publication.masthead);
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: directed(feed.title, feed.language),
    description: directed(feed.description.text, feed.description.language),
    home_page_url: url(feed.page),
    feed_url: url(feedPermalink(feed.page, "json")),
    language: feed.language,
    items: feed.articles.map((article) => {
      const address = url(permalinkOf("articles", article.slug));
      const cut = article.picture && cutOf(article.picture, pictures);
      return {
        id: address,
        url: address,
        title: directed(article.headline, article.language),
        summary: directed(article.standfirst, article.language),
        content_html: storyMarkup(article, publication, pictures).html,
        date_published: article.published.iso,
        date_modified: (article.updated ?? article.published).iso,
        authors: article.byline.map((slug) => ({
          name: nameIn(lookUp(publication.authors, slug), article.language),
          url: url(permalinkIn(article.language, publication, "authors", slug))
        })),
        tags: [...article.topics, ...article.tags],
        language: article.language,
        ...(cut && {image: url(cut.share)})
      };
    })
  };
}
