import type {Article} from "./article.ts";
import type {Language} from "./language.ts";

/** Stories under one heading. */
export interface Listing {
  /** In all languages, newest first. */
  readonly stories: readonly Article[];
  /** Those in each language that has any, newest first. */
  readonly byLanguage: ReadonlyMap<Language, readonly Article[]>;
}

export function listingOf(stories: readonly Article[]): Listing {
  const byLanguage = new Map<Language, Article[]>();
  for (const story of stories) {
    const list = byLanguage.get(story.language);
    if (list === undefined) byLanguage.set(story.language, [story]);
    else list.push(story);
  }
  return {stories, byLanguage};
}

export function storiesIn(listing: Listing, language: Language): readonly Article[] {
  return listing.byLanguage.get(language) ?? [];
}
