import type {Article} from "../model/article.ts";
import type {Body} from "../model/body.ts";
import type {Citation} from "../model/citation.ts";
import type {Instant} from "../model/instant.ts";
import type {Newsroom, NounKind} from "../model/newsroom.ts";
import type {KeyPath, Position, Source} from "../model/position.ts";
import type {Slug} from "../model/slug.ts";
import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";
import {didYouMean} from "../problems/suggestion.ts";
import {isOut} from "./embargo.ts";

/** Where each kind of noun is written, for hints. */
const homeOf: Readonly<Record<NounKind, string>> = {
  article: "content/articles/",
  topic: "content/topics/",
  page: "content/pages/",
  person: "_data/people.yaml",
  organisation: "_data/organisations.yaml",
  place: "_data/places.yaml",
  tag: "_data/tags.yaml",
  series: "_data/series.yaml",
  author: "_data/authors.yaml",
  document: "_data/documents.yaml",
  background: "_data/backgrounds/",
  picture: "content/images/"
};

/** Tells a position when it is asked for, since finding one costs a parse. */
type Where = () => Position;

/** Checks that every slug that one noun names is the slug of another, and that what is published points to nothing that is not. */
export function checkReferences(newsroom: Newsroom, now: Instant, report: Report): void {
  const notOut = new Set(
    newsroom.articles.filter((article) => !isOut(article, now)).map((article) => article.slug)
  );

  const isKnown = (kind: NounKind, slug: Slug) => newsroom.claimed[kind]?.has(slug) ?? true;
  const name = (kind: NounKind, slug: Slug, at: Where) => {
    if (isKnown(kind, slug)) return;
    const known = newsroom.claimed[kind] ?? new Set<Slug>();
    const noun = kind === "article" ? "story" : kind;
    const hint = didYouMean(slug, known) ?? `add it to ${homeOf[kind]}, or take it out here`;
    report.error("reference/unknown", at(), `there is no ${noun} ${slug}, so this would lead nowhere`, hint);
  };
  const story = (slug: Slug, at: Where, isPublished: boolean) => {
    name("article", slug, at);
    if (!isPublished || !notOut.has(slug)) return;
    report.error(
      "reference/not-published",
      at(),
      `the story ${slug} is a draft or under embargo, so this would lead nowhere`,
      "take it out here until that story is published"
    );
  };
  const all = (kind: NounKind, slugs: readonly Slug[], source: Source, path: KeyPath) => {
    // Most newsrooms have no such fault, and large ones hundreds of thousands of references.
    if (slugs.every((slug) => isKnown(kind, slug))) return;
    for (const [index, slug] of slugs.entries()) name(kind, slug, () => source.where([...path, index]));
  };
  const body = ({references, blocks}: Body, {file}: Pick<Source, "file">, isPublished: boolean) => {
    for (const {kind, slug, at} of references) {
      const where = () => ({file, ...at});
      if (kind === "article") story(slug, where, isPublished);
      else name(kind, slug, where);
    }
    for (const block of blocks) {
      if (block.type === "background") name("background", block.id, () => ({file, ...block.at}));
      if (block.type === "figure") name("picture", block.picture.file, () => ({file, ...block.at}));
    }
  };
  const citations = (list: readonly Citation[], source: Source) => {
    for (const [index, {document}] of list.entries()) {
      if (document !== undefined)
        name("document", document, () => source.where(["sources", index, "document"]));
    }
  };
  const article = (item: Article) => {
    const {source} = item;
    const isPublished = isOut(item, now);
    all("author", item.byline, source, ["byline"]);
    if (item.dateline) name("place", item.dateline, () => source.where(["dateline"]));
    all("topic", item.topics, source, ["topics"]);
    all("tag", item.tags, source, ["tags"]);
    const {series} = item;
    if (series !== undefined) name("series", series, () => source.where(["series"]));
    all("person", item.people, source, ["people"]);
    all("organisation", item.organisations, source, ["organisations"]);
    all("place", item.places, source, ["places"]);
    if (item.picture) name("picture", item.picture.file, () => source.where(["picture", "file"]));
    citations(item.sources, source);
    for (const [index, slug] of item.related.entries()) {
      const at = () => source.where(["related", index]);
      if (slug === item.slug)
        report.error("reference/self", at(), "this story is related to itself", "take it out");
      else story(slug, at, isPublished);
    }
    if (item.translationOf) story(item.translationOf, () => source.where(["translationOf"]), isPublished);
    body(item.body, source, isPublished);
  };

  for (const item of newsroom.articles) article(item);
  for (const faulty of newsroom.faultyArticles) {
    for (const {kind, slug, path} of faulty.named) name(kind, slug, () => faulty.source.where(path));
    body(faulty.body, faulty.source, false);
  }
  for (const topic of newsroom.topics) {
    if (topic.parent) name("topic", topic.parent, () => topic.source.where(["parent"]));
    for (const [index, {person}] of topic.people.entries()) {
      name("person", person, () => topic.source.where(["people", index, "person"]));
    }
    all("place", topic.places, topic.source, ["places"]);
    all("document", topic.documents, topic.source, ["documents"]);
    body(topic.body, topic.source, true);
  }
  for (const text of newsroom.topicTexts) {
    name("topic", text.slug, () => fileAt(text.source.file));
    for (const slug of Object.keys(text.roles))
      name("person", slug, () => text.source.where(["roles", slug]));
    body(text.body, text.source, true);
  }
  const eventFiles = new Set<string>();
  for (const event of newsroom.events) {
    // The name of the file says the topic, once for all events in it.
    if (!eventFiles.has(event.source.file)) name("topic", event.topic, () => fileAt(event.source.file));
    eventFiles.add(event.source.file);
    if (event.story) name("article", event.story, () => event.source.where(["story"]));
    citations(event.sources, event.source);
    all("person", event.people, event.source, ["people"]);
    all("organisation", event.organisations, event.source, ["organisations"]);
    all("place", event.places, event.source, ["places"]);
  }
  for (const profile of newsroom.profiles) {
    name("person", profile.slug, () => fileAt(profile.source.file));
    body(profile.body, profile.source, true);
  }
  for (const page of newsroom.pages) {
    if (page.translationOf) name("page", page.translationOf, () => page.source.where(["translationOf"]));
    body(page.body, page.source, true);
  }
  for (const background of newsroom.backgrounds) body(background.body, background.source, true);
  for (const organisation of newsroom.organisations) {
    if (organisation.place) name("place", organisation.place, () => organisation.source.where(["place"]));
  }
  for (const [index, slug] of newsroom.masthead.lead.entries()) {
    story(slug, () => newsroom.masthead.source.where(["lead", index]), true);
  }
  all("topic", newsroom.masthead.front, newsroom.masthead.source, ["front"]);
}
