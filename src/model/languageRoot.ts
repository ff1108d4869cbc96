import type {Language} from "./language.ts";
import {type Permalink, pagePermalink} from "./permalink.ts";

/** Where a language's front is: the site's root for the newsroom's own, `/ur/` and the like for others. */
export function languageRoot(language: Language, house: Language): Permalink {
  return pagePermalink(language === house ? "" : language.toLowerCase());
}

/** Where the search of a language is. */
export function searchPermalink(language: Language, house: Language): Permalink {
  return pagePermalink(`${languageRoot(language, house)}search`);
}

/** Where a language's list of what is kept on the device is. */
export function offlinePermalink(language: Language, house: Language): Permalink {
  return pagePermalink(`${languageRoot(language, house)}offline`);
}
