import type {Article, ArticleKind} from "../model/article.ts";
import {licenceLink} from "../model/licence.ts";
import type {Permalink} from "../model/permalink.ts";
import type {Picture} from "../model/picture.ts";
import {lookUp} from "../model/publication.ts";
import {entriesOf} from "../rendering/entries.ts";
import {cutOf} from "../rendering/pictures.ts";
import {entryDate} from "../rendering/words.ts";
import type {Setting} from "./setting.ts";

/** What schema.org calls a kind beside a news article. */
const types: Readonly<Partial<Record<ArticleKind, string>>> = {
  analysis: "AnalysisNewsArticle",
  explainer: "BackgroundNewsArticle",
  opinion: "OpinionNewsArticle",
  live: "LiveBlogPosting"
};

/** A story as data. https://schema.org/NewsArticle, https://schema.org/LiveBlogPosting */
export function newsArticle(article: Article, permalink: Permalink, setting: Setting): object {
  const {publication, absolute, nameOf} = setting;
  const type = types[article.kind];
  const publisher = {
    "@type": "NewsMediaOrganization",
    name: nameOf(publication.masthead),
    url: publication.masthead.url
  };
  return {
    "@context": "https://schema.org",
    "@type": type === undefined ? "NewsArticle" : ["NewsArticle", type],
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
    ...(article.kind === "live" && coverage(article, permalink, setting)),
    about: article.topics.map((slug) => nameOf(lookUp(publication.topics, slug)))
  };
}

function coverage(article: Article, permalink: Permalink, setting: Setting): object {
  return {
    coverageStartTime: article.published.iso,
    ...(article.ended && {coverageEndTime: article.ended.iso}),
    liveBlogUpdate: entriesOf(article.body, setting.publication.now).map(({entry, id}) => ({
      "@type": "BlogPosting",
      headline: entry.title,
      datePublished: entryDate(entry, setting).iso,
      url: `${setting.absolute(permalink)}#${id}`
    }))
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
