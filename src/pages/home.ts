import type {Article} from "../model/article.ts";
import {languageRoot} from "../model/languageRoot.ts";
import type {Permalink} from "../model/permalink.ts";
import {type Phrase, plain} from "../model/phrase.ts";
import type {Hub} from "../model/publication.ts";
import {type Card, cardOf, pictureCardOf} from "./card.ts";
import {pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

interface Rail {
  readonly name: Phrase;
  readonly permalink: Permalink;
  readonly first: Card | undefined;
  readonly cards: readonly Card[];
}

interface HomeView {
  readonly name: string;
  readonly lead: Card | undefined;
  /** What there is to know of the lead story, in brief. */
  readonly leadPoints: readonly string[];
  readonly seconds: readonly Card[];
  readonly latest: readonly Card[];
  readonly rails: readonly Rail[];
  readonly archive: Permalink;
  /** The day that the front is as of. */
  readonly asOf: string;
}

const secondCount = 3;
const latestCount = 6;
const railCount = 5;

/** A front: the lead, the next stories, the latest, and a rail for each topic that the editors follow. */
export const home = pageType<HomeView>({
  name: "home",
  style: "front",
  isInEveryLanguage: true,
  *pages(setting) {
    const {publication, home, nameOf} = setting;
    const {masthead} = publication;
    const name = nameOf(masthead);
    yield {
      permalink: home,
      title: name,
      description: plain(setting.told(masthead, "description") ?? name),
      alternates: setting.alternatesOf(languageRoot),
      hasFeeds: true,
      view: {
        name,
        archive: setting.permalink("archive"),
        asOf: setting.say("asOf", {date: setting.wholeDay(publication.now).text}),
        ...frontOf(setting)
      }
    };
  }
});

/** Each story stands once on a front; rails go in the editors' order, and those without stories are left out. */
function frontOf(setting: Setting): Omit<HomeView, "name" | "archive" | "asOf"> {
  const {publication, language} = setting;
  const articles = publication.articles.filter((article) => article.language === language);
  const leads = publication.masthead.lead.flatMap(
    (slug) => articles.find((article) => article.slug === slug) ?? []
  );
  const used = new Set<Article>();
  const take = (list: readonly Article[], count: number) => {
    const taken = list.filter((article) => !used.has(article)).slice(0, count);
    for (const article of taken) used.add(article);
    return taken;
  };
  const [lead, ...seconds] = take([...leads, ...articles], 1 + secondCount);
  const latest = take(articles, latestCount);
  const rails = railHubs(setting).map((hub) => ({hub, articles: take(setting.stories(hub), railCount)}));
  // A picture stands once on a front too, though several stories may have it.
  const shown = new Set([lead?.picture?.file]);
  const firstCard = (article: Article | undefined) => {
    if (article === undefined) return undefined;
    const isNew = !shown.has(article.picture?.file);
    shown.add(article.picture?.file);
    return isNew ? pictureCardOf(article, setting, "rail") : cardOf(article, setting);
  };
  return {
    lead: lead && pictureCardOf(lead, setting, "lead"),
    leadPoints: lead?.keyPoints ?? [],
    seconds: seconds.map((article) => cardOf(article, setting)),
    latest: latest.map((article) => cardOf(article, setting)),
    rails: rails
      .filter((rail) => rail.articles.length > 0)
      .map(({hub, articles: list}) => {
        const [first, ...others] = newsFirst(list);
        return railOf(hub, firstCard(first), others, setting);
      })
  };
}

/** An opinion stands among news, and never at its head. */
function newsFirst(articles: readonly Article[]): readonly Article[] {
  const first = articles.find(({kind}) => kind !== "opinion");
  return first === undefined ? articles : [first, ...articles.filter((article) => article !== first)];
}

function railHubs({publication}: Setting): readonly Hub[] {
  const chosen = publication.masthead.front.flatMap((slug) => publication.hubs.get(slug) ?? []);
  return chosen.length > 0
    ? chosen
    : [...publication.hubs.values()].filter((hub) => hub.parent === undefined);
}

function railOf({topic}: Hub, first: Card | undefined, others: readonly Article[], setting: Setting): Rail {
  return {
    name: setting.named(topic),
    permalink: setting.permalink("topics", topic.slug),
    first,
    cards: others.map((article) => cardOf(article, setting))
  };
}
