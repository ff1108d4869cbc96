import {explainerIn, type Topic} from "../model/entities.ts";
import {feedPermalink} from "../model/feedPermalink.ts";
import type {Direction, Language} from "../model/language.ts";
import type {Permalink} from "../model/permalink.ts";
import {type Phrase, plain} from "../model/phrase.ts";
import {type Hub, hasMoreEvents, hubEventCount, lookUp} from "../model/publication.ts";
import type {Markup, NamedLink} from "../model/sheet.ts";
import type {Strings} from "../model/strings.ts";
import {jsonMarkup} from "../rendering/markup.ts";
import {type Card, cardOf, pictureCardOf} from "./card.ts";
import {documentOf, type ShownDocument} from "./documentView.ts";
import {type Drawn, drawnCoverage, drawnEvents} from "./drawings.ts";
import {keyPeopleOf, type ShownPerson} from "./keyPeople.ts";
import {type OtherLanguages, otherLanguagesOf} from "./otherLanguages.ts";
import {pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";
import {type ShownEvent, shownEvent} from "./shownEvent.ts";

interface Explainer {
  /** Where it is not the page's. */
  readonly language: Language | undefined;
  readonly direction: Direction;
  readonly lead: Markup;
  readonly rest: Markup | undefined;
}

interface HubView {
  readonly name: Phrase;
  readonly summary: Phrase;
  readonly parent: NamedLink | undefined;
  readonly count: string;
  /** The topic on one page. */
  readonly briefing: Permalink;
  /** What stands on the page itself, as links at its top. */
  readonly parts: readonly {readonly id: string; readonly name: string}[];
  readonly explainer: Explainer;
  readonly latest: readonly Card[];
  /** Stories by month or year. */
  readonly coverage: Drawn | undefined;
  readonly all: NamedLink;
  /** All events along their years. */
  readonly drawing: Drawn | undefined;
  /** The first of them, where there are more than the page shows. */
  readonly firstEvent: ShownEvent | undefined;
  /** The latest, oldest first. */
  readonly events: readonly ShownEvent[];
  /** Undefined when the page shows all events. */
  readonly timeline: (NamedLink & {readonly count: string}) | undefined;
  readonly people: readonly ShownPerson[];
  readonly places: readonly NamedLink[];
  readonly documents: readonly ShownDocument[];
  readonly subTopics: readonly (NamedLink & {readonly summary: Phrase; readonly count: string})[];
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
        name: setting.named(hub.parent),
        permalink: setting.permalink("topics", hub.parent.slug)
      };
      const topics = {name: setting.strings.topics, permalink: setting.permalink("topics")};
      yield {
        permalink,
        title: setting.nameOf(hub.topic),
        description: plain(setting.summaryOf(hub.topic)),
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
  const {strings, nameOf, named, say, publication} = setting;
  const {topic} = hub;
  const own = setting.stories(hub);
  const name = nameOf(topic);
  return {
    name: named(topic),
    summary: setting.summaryOf(topic),
    parent,
    count: setting.storyCount(own.length),
    briefing: setting.permalink("topics", topic.slug, "briefing"),
    parts: partsOf(hub, strings),
    explainer: explainerOf(topic, setting),
    latest: own.slice(0, latestCount).map((article, index) => pictureCardOrPlain(article, index, setting)),
    coverage: drawnCoverage(own, setting),
    all: {name: say("allStoriesOn", {name}), permalink: setting.permalink("topics", topic.slug, "archive")},
    drawing: drawnEvents(hub.events, setting),
    ...eventsOf(hub, setting),
    people: keyPeopleOf(hub, setting),
    places: hub.places.map((place) => ({
      name: named(place),
      permalink: setting.permalink("places", place.slug)
    })),
    documents: hub.documents.map((document) => documentOf(document, setting)),
    subTopics: hub.subTopics.map((subTopic) => ({
      name: named(subTopic),
      permalink: setting.permalink("topics", subTopic.slug),
      summary: setting.summaryOf(subTopic),
      count: setting.storyCount(setting.stories(lookUp(publication.hubs, subTopic.slug)).length)
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
function explainerOf(topic: Topic, setting: Setting): Explainer {
  const own = explainerIn(setting.language, setting.publication.masthead.language, topic);
  const {html, language, direction} = setting.wordsIn(own.language, own.body, {firstHeading: 3});
  const at = html.indexOf('<h3 id="');
  const [lead, rest] = at < 0 ? [html, undefined] : [html.slice(0, at), html.slice(at)];
  return {language, direction, lead: {html: lead}, rest: rest === undefined ? undefined : {html: rest}};
}

function pictureCardOrPlain(article: Hub["stories"][number], index: number, setting: Setting): Card {
  return index === 0 ? pictureCardOf(article, setting, "hub") : cardOf(article, setting);
}

/** The first event and the latest ones; all of them where that leaves out hardly any. */
function eventsOf(hub: Hub, setting: Setting): Pick<HubView, "firstEvent" | "events" | "timeline"> {
  const {strings} = setting;
  const {topic, events} = hub;
  const [first] = events;
  if (first === undefined || !hasMoreEvents(hub)) {
    return {
      firstEvent: undefined,
      events: events.map((event) => shownEvent(event, setting)),
      timeline: undefined
    };
  }
  return {
    firstEvent: shownEvent(first, setting),
    events: events.slice(-hubEventCount).map((event) => shownEvent(event, setting)),
    timeline: {
      name: strings.wholeTimeline,
      permalink: setting.permalink("topics", topic.slug, "timeline"),
      count: setting.counted(events.length, "eventCountOne", "eventCountOther")
    }
  };
}

/** https://schema.org/CollectionPage */
function collectionPage(
  {topic}: Hub,
  permalink: Permalink,
  {absolute, nameOf, summaryOf, language, publication}: Setting
): object {
  return {
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    name: nameOf(topic),
    description: plain(summaryOf(topic)),
    url: absolute(permalink),
    inLanguage: language,
    isPartOf: {"@type": "WebSite", name: nameOf(publication.masthead), url: publication.masthead.url}
  };
}
