import {feedPermalink} from "../model/feedPermalink.ts";
import {nameIn} from "../model/language.ts";
import {permalinkOf} from "../model/permalink.ts";
import {lookUp, type Publication} from "../model/publication.ts";
import {absoluteUrl} from "../rendering/addresses.ts";
import {xml} from "../rendering/markup.ts";
import type {Pictures} from "../rendering/pictures.ts";
import {directed} from "./directed.ts";
import {type Feed, storyMarkup, updatedAt} from "./feedContents.ts";

/** A feed in Atom. RFC 4287. */
export function atom(feed: Feed, publication: Publication, pictures: Pictures): string {
  const url = (permalink: Parameters<typeof absoluteUrl>[0]) => absoluteUrl(permalink, publication.masthead);
  const entries = feed.articles.map((article) => {
    const address = url(permalinkOf("articles", article.slug));
    const authors = article.byline.map((slug) => nameIn(lookUp(publication.authors, slug), article.language));
    return xml`<entry xml:lang="${article.language}">
<id>${address}</id>
<title>${directed(article.headline, article.language)}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${article.published.iso}</published>
<updated>${(article.updated ?? article.published).iso}</updated>
${authors.map((name) => xml`<author><name>${name}</name></author>`)}
${article.topics.map((slug) => xml`<category term="${slug}" label="${nameIn(lookUp(publication.topics, slug), article.language)}"/>`)}
<summary>${directed(article.standfirst, article.language)}</summary>
<content type="html">${storyMarkup(article, publication, pictures).html}</content>
</entry>
`;
  });
  const self = url(feedPermalink(feed.page, "atom"));
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${self}</id>
<title>${directed(feed.title, feed.language)}</title>
<subtitle xml:lang="${feed.description.language}">${directed(feed.description.text, feed.description.language)}</subtitle>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${url(feed.page)}"/>
<updated>${updatedAt(feed.articles, publication)}</updated>
<author><name>${nameIn(publication.masthead, feed.language)}</name></author>
${entries}</feed>
`.html;
}
