import {permalinkOf} from "../model/permalink.ts";
import type {NamedLink} from "../model/sheet.ts";
import {pageType} from "./pageType.ts";

interface SearchView {
  readonly name: string;
  readonly topics: readonly (NamedLink & {readonly summary: string})[];
  readonly archive: NamedLink;
  /** What the script needs to know, as JSON in an attribute. */
  readonly settings: string;
}

/** The search of a language. Without script it leads to the topics and the archive. */
export const search = pageType<SearchView>({
  name: "search",
  style: "search",
  isInEveryLanguage: true,
  *pages({publication, strings, search, nameOf, path, language}) {
    const topics = [...publication.hubs.values()].map(({topic}) => ({
      name: nameOf(topic),
      permalink: permalinkOf("topics", topic.slug),
      summary: topic.summary
    }));
    yield {
      permalink: search,
      title: strings.search,
      description: strings.searchTheStories,
      isUnlisted: true,
      isSearch: true,
      view: {
        name: strings.search,
        topics,
        archive: {name: strings.archive, permalink: permalinkOf("archive")},
        settings: JSON.stringify({language, words: strings, root: path(permalinkOf("search"))})
      }
    };
  }
});
