import {qrCode} from "../charts/qrCode.ts";
import type {Article} from "../model/article.ts";
import type {Event} from "../model/event.ts";
import {isAfter} from "../model/instant.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import {type Phrase, plain} from "../model/phrase.ts";
import type {Hub} from "../model/publication.ts";
import type {Markup, NamedLink} from "../model/sheet.ts";
import type {ShownDate} from "../rendering/dates.ts";
import {chosenEvents, fitting} from "./briefingChoice.ts";
import {documentOf, type ShownDocument} from "./documentView.ts";
import {keyPeopleOf, type ShownPerson} from "./keyPeople.ts";
import {pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

interface BriefingView {
  readonly name: Phrase;
  readonly summary: Phrase;
  /** The newest that it knows of; undefined on a topic without stories. */
  readonly asOf: string | undefined;
  readonly hub: Permalink;
  readonly address: string;
  readonly code: Markup;
  readonly events: readonly {
    readonly date: ShownDate;
    readonly what: Phrase;
    readonly story: Permalink | undefined;
  }[];
  readonly people: readonly ShownPerson[];
  readonly documents: readonly ShownDocument[];
  readonly headlines: readonly (NamedLink & {readonly date: ShownDate})[];
}

/** What fits on a sheet of A4 together, in Nastaliq too. */
const room = {
  events: {entries: 10, characters: 850},
  people: {entries: 6, characters: 400},
  documents: {entries: 4, characters: 380},
  headlines: {entries: 5, characters: 340}
};

/** A topic on one page, to print: what happened, who matters, what to read, as of when. */
export const briefing = pageType<BriefingView>({
  name: "briefing",
  style: "briefing",
  isInEveryLanguage: true,
  *pages(setting) {
    const {strings, nameOf} = setting;
    for (const hub of setting.publication.hubs.values()) {
      const {topic} = hub;
      if (!setting.hasPage("topics", topic.slug)) continue;
      const name = nameOf(topic);
      const permalink = setting.permalink("topics", topic.slug);
      const view = viewOf(hub, permalink, setting);
      const page = {
        permalink: setting.permalink("topics", topic.slug, "briefing"),
        alternates: setting.alternates("topics", topic.slug, "briefing"),
        title: `${name} – ${strings.briefing}`,
        description: plain(setting.summaryOf(topic)),
        // All of it is on the hub, too.
        isUnlisted: true as const,
        trail: [
          {name: strings.topics, permalink: setting.permalink("topics")},
          {name: setting.named(topic), permalink}
        ],
        source: topic.source.file
      };
      yield {
        ...page,
        // A code takes more time than all the rest, and says what the view's address does.
        make: () => ({...page, view: {...view, code: qrCode(view.address)}}),
        reads: () => [JSON.stringify([page, view])]
      };
    }
  }
});

function viewOf(hub: Hub, permalink: Permalink, setting: Setting): Omit<BriefingView, "code"> {
  const {partial, day, absolute} = setting;
  const stories = setting.stories(hub);
  const whatOf = (event: Event) => setting.told(event, "what") ?? event.what;
  const people = fitting(
    keyPeopleOf(hub, setting),
    room.people,
    ({name, role}) => plain(name) + plain(role ?? "")
  );
  return {
    name: setting.named(hub.topic),
    summary: setting.summaryOf(hub.topic),
    asOf: asOfText(stories, setting),
    hub: permalink,
    address: absolute(permalink),
    events: chosenEvents(hub.events, room.events, (event) => plain(whatOf(event))).map((event) => ({
      date: partial(event.date),
      what: whatOf(event),
      story: event.story === undefined ? undefined : permalinkOf("articles", event.story)
    })),
    people,
    documents: fitting(hub.documents, room.documents, ({title, issuer}) => title + issuer).map((document) =>
      documentOf(document, setting)
    ),
    headlines: fitting(stories, room.headlines, ({headline}) => headline).map(
      ({headline, slug, published}) => ({
        name: headline,
        permalink: permalinkOf("articles", slug),
        date: day(published)
      })
    )
  };
}

/** Of the newest story or update, so that the page changes when the topic does and not with every build. */
function asOfText(stories: readonly Article[], {wholeDay, say}: Setting): string | undefined {
  const moments = stories.map(({published, updated}) => updated ?? published);
  const [first, ...others] = moments;
  if (first === undefined) return undefined;
  const newest = others.reduce((latest, moment) => (isAfter(moment, latest) ? moment : latest), first);
  return say("asOf", {date: wholeDay(newest).text});
}
