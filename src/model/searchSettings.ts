import type {Language} from "./language.ts";
import type {StringKey} from "./stringKeys.ts";
import type {Strings} from "./strings.ts";

/** Where the search index is on the site. */
export const indexFolder = "pagefind";

/**
 * The file with the words of a language's stories, in the index's folder. It is zipped, but its name does not say so:
 * hosts send `.gz` files in a way that has browsers unzip them first.
 */
export function vocabularyName(language: Language): string {
  return `vocabulary.${language}.words`;
}

/** The words that the search page's script says. */
export const searchWords = [
  "searching",
  "searchStart",
  "searchFailed",
  "searchEmpty",
  "searchResultsOne",
  "searchResultsOther",
  "searchMore",
  "searchPartly",
  "searchCorrected",
  "searchInstead",
  "searchNone",
  "searchMissing",
  "searchLanguages",
  "searchFilters",
  "searchAny",
  "searchClear",
  "searchOrder",
  "searchBest",
  "searchNewest",
  "searchOldest",
  "topic",
  "tag",
  "author",
  "person",
  "place",
  "year",
  "language",
  "date",
  "solarDate",
  "calendar",
  "months",
  "solarMonths",
  "digits"
] as const satisfies readonly StringKey[];

export type SearchWord = (typeof searchWords)[number];

/** What a search page says to its script, as JSON in an attribute. */
export interface SearchSettings {
  readonly language: Language;
  /** Languages that have an index, with their names for themselves. */
  readonly languages: readonly {
    readonly language: Language;
    readonly name: string;
    readonly direction: "ltr" | "rtl";
    /** How many stories its index has. */
    readonly stories: number;
  }[];
  readonly words: Pick<Strings, SearchWord>;
  /** The path of the site's front: `/`, or `/sub/`. */
  readonly root: string;
  /** The path of the worker's script. */
  readonly worker: string;
  /** The path of the index's folder. */
  readonly index: string;
}
