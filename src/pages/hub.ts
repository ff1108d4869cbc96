import type {Document, DocumentKind} from "../model/document.ts";
import type {Event} from "../model/event.ts";
import {feedPermalink} from "../model/feedPermalink.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import {type Hub, lookUp} from "../model/publication.ts";
import type {Markup, NamedLink} from "../model/sheet.ts";
import {counted, type StringKey, type Strings} from "../model/strings.ts";
import type {ShownDate} from "../rendering/dates.ts";
import {jsonMarkup} from "../rendering/markup.ts";
import {wordsOf} from "../rendering/words.ts";
import {type Card, cardOf, pictureCardOf} from "./card.ts";
import {citationOf, type ShownCitation} from "./citation.ts";
import {type OtherLanguages, otherLanguagesOf} from "./otherLanguages.ts";
import {pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

interface ShownEvent {
  readonly date: ShownDate;
  readonly what: string;
  readonly detail: string | undefined;
  readonly story: Permalink | undefined;
  readonly sources: readonly ShownCitation[];
}

interface ShownDocument {
  readonly title: string;
  readonly kind: string;
  readonly issuer: string;
  readonly date: ShownDate;
  readonly link: string | undefined;
  readonly about: string | undefined;
}

interface Explainer {
  readonly lead: Markup;
  readonly rest: Markup | undefined;
}

interface HubView {
  readonly name: string;
  readonly summary: string;
  readonly parent: NamedLink | undefined;
  readonly count: string;
  /** What stands on the page itself, as links at its top. */
  readonly parts: readonly {readonly id: string; readonly name: string}[];
  readonly explainer: Explainer;
  readonly latest: readonly Card[];
  readonly all: NamedLink;
  readonly events: readonly ShownEvent[];
  readonly people: readonly (NamedLink & {readonly role: string | undefined})[];
  readonly places: readonly NamedLink[];
  readonly documents: readonly ShownDocument[];
  readonly subTopics: readonly (NamedLink & {readonly summary: string; readonly count: string})[];
  readonly otherLanguages: OtherLanguages;
  readonly feeds: readonly NamedLink[];
}

const latestCount = 8;

/** A hub gathers everything that the newsroom has on one topic. */
export const hub = pageType<HubView>({
  name: "hub",
  style: "hub",
  isInEveryLanguage: true,
  *pages(setting) {
    for (const hub of setting.publication.hubs.values()) {
      const {slug} = hub.topic;
      if (!setting.hasPage("topics", slug)) continue;
      const permalink = setting.permalink("topics", slug);
      const parent = hub.parent && {
        name: setting.nameOf(hub.parent),
        permalink: setting.permalink("topics", hub.parent.slug)
      };
      const topics = {name: setting.strings.topics, permalink: setting.permalink("topics")};
      yield {
        permalink,
        title: setting.nameOf(hub.topic),
        description: hub.topic.summary,
        alternates: setting.alternates("topics", slug),
        hasFeeds: true,
        jsonLd: jsonMarkup(collectionPage(hub, permalink, setting)),
        trail: parent === undefined ? [topics] : [topics, parent],
        source: hub.topic.source.file,
        view: viewOf(hub, permalink, parent, setting)
      };
    }
  }
});

function viewOf(hub: Hub, permalink: Permalink, parent: NamedLink | undefined, setting: Setting): HubView {
  const {strings, nameOf, say, publication} = setting;
  const {topic} = hub;
  const own = setting.stories(hub);
  const name = nameOf(topic);
  return {
    name,
    summary: topic.summary,
    parent,
    count: counted(own.length, "storyCountOne", "storyCountOther", strings),
    parts: partsOf(hub, strings),
    explainer: explainerOf(wordsOf(topic.body, setting.words, {firstHeading: 3})),
    latest: own.slice(0, latestCount).map((article, index) => pictureCardOrPlain(article, index, setting)),
    all: {name: say("allStoriesOn", {name}), permalink: setting.permalink("topics", topic.slug, "archive")},
    events: hub.events.map((event) => eventOf(event, setting)),
    people: hub.people.map(({person, role}) => ({
      name: nameOf(person),
      permalink: setting.permalink("people", person.slug),
      role: role ?? person.roles.at(-1)?.title
    })),
    places: hub.places.map((place) => ({
      name: nameOf(place),
      permalink: setting.permalink("places", place.slug)
    })),
    documents: hub.documents.map((document) => documentOf(document, setting)),
    subTopics: hub.subTopics.map((subTopic) => ({
      name: nameOf(subTopic),
      permalink: setting.permalink("topics", subTopic.slug),
      summary: subTopic.summary,
      count: counted(
        setting.stories(lookUp(publication.hubs, subTopic.slug)).length,
        "storyCountOne",
        "storyCountOther",
        strings
      )
    })),
    otherLanguages: otherLanguagesOf(hub, setting, "topics", topic.slug),
    feeds: [
      {name: strings.atomFeed, permalink: feedPermalink(permalink, "atom")},
      {name: strings.jsonFeed, permalink: feedPermalink(permalink, "json")}
    ]
  };
}

function partsOf(hub: Hub, strings: Strings): HubView["parts"] {
  const parts: readonly (readonly [isThere: boolean, id: string, name: string])[] = [
    [hub.events.length > 0, "events", strings.storySoFar],
    [true, "latest", strings.latestStories],
    [hub.people.length > 0, "people", strings.keyPeople],
    [hub.documents.length > 0, "documents", strings.documents]
  ];
  return parts.filter(([isThere]) => isThere).map(([, id, name]) => ({id, name}));
}

/** What comes before the first sub-head stays open on every screen; the rest folds on small ones. */
function explainerOf({html}: Markup): Explainer {
  const at = html.indexOf('<h3 id="');
  return at < 0
    ? {lead: {html}, rest: undefined}
    : {lead: {html: html.slice(0, at)}, rest: {html: html.slice(at)}};
}

function pictureCardOrPlain(article: Hub["stories"][number], index: number, setting: Setting): Card {
  return index === 0 ? pictureCardOf(article, setting, "hub") : cardOf(article, setting);
}

function eventOf(event: Event, setting: Setting): ShownEvent {
  return {
    date: setting.partial(event.date),
    what: event.what,
    detail: event.detail,
    story: event.story === undefined ? undefined : permalinkOf("articles", event.story),
    sources: event.sources.map((source) => citationOf(source, setting))
  };
}

const documentWords: Readonly<Record<DocumentKind, StringKey>> = {
  agreement: "documentAgreement",
  law: "documentLaw",
  resolution: "documentResolution",
  statement: "documentStatement",
  speech: "documentSpeech",
  hearing: "documentHearing",
  letter: "documentLetter"
};

function documentOf(
  {title, kind, issuer, date, link, about}: Document,
  {strings, partial}: Setting
): ShownDocument {
  return {title, kind: strings[documentWords[kind]], issuer, date: partial(date), link, about};
}

/** https://schema.org/CollectionPage */
function collectionPage(
  {topic}: Hub,
  permalink: Permalink,
  {absolute, nameOf, language, publication}: Setting
): object {
  return {
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    name: nameOf(topic),
    description: topic.summary,
    url: absolute(permalink),
    inLanguage: language,
    isPartOf: {"@type": "WebSite", name: nameOf(publication.masthead), url: publication.masthead.url}
  };
}
