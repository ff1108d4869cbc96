import {directionOf, ownName} from "../model/language.ts";
import {searchPermalink} from "../model/languageRoot.ts";
import {type Permalink, pagePermalink} from "../model/permalink.ts";
import type {Phrase} from "../model/phrase.ts";
import {indexFolder, type SearchSettings, searchWords} from "../model/searchSettings.ts";
import type {NamedLink} from "../model/sheet.ts";
import {pageType} from "./pageType.ts";

interface SearchView {
  readonly name: string;
  readonly topics: readonly (NamedLink & {readonly summary: Phrase})[];
  readonly action: Permalink;
  readonly archive: NamedLink;
  /** What the script needs to know, as JSON in an attribute. */
  readonly settings: string;
}

/** Of all the words of a language, those that the script says. */
const shownKeys = [
  "language",
  "languages",
  "name",
  "direction",
  "stories",
  "words",
  "root",
  "worker",
  "index",
  ...searchWords
];

/** The search of a language. Without script it leads to the topics and the archive. */
export const search = pageType<SearchView>({
  name: "search",
  style: "search",
  isInEveryLanguage: true,
  *pages(setting) {
    const {publication, theme, strings, search, named, path, language} = setting;
    const topics = [...publication.hubs.values()].map(({topic}) => ({
      name: named(topic),
      permalink: setting.permalink("topics", topic.slug),
      summary: setting.summaryOf(topic)
    }));
    const settings: SearchSettings = {
      language,
      languages: publication.languages.map((other) => ({
        language: other,
        name: ownName[other],
        direction: directionOf(other),
        stories: publication.articles.filter((article) => article.language === other).length
      })),
      words: strings,
      worker: path(theme.bundles.searchWorker),
      root: path(pagePermalink("")),
      index: path(pagePermalink(indexFolder))
    };
    yield {
      permalink: search,
      title: strings.search,
      description: strings.searchTheStories,
      isSearch: true,
      alternates: setting.alternatesOf(searchPermalink),
      script: theme.bundles.searchScript,
      view: {
        name: strings.search,
        topics,
        action: search,
        archive: {name: strings.archive, permalink: setting.permalink("archive")},
        settings: JSON.stringify(settings, shownKeys)
      }
    };
  }
});
