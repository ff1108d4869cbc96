import type {StandingPage} from "../model/newsroom.ts";

/** A standing page in all of its languages, itself among them. */
export function toldIn(page: StandingPage, pages: readonly StandingPage[]): readonly StandingPage[] {
  const original = page.translationOf ?? page.slug;
  return pages.filter(({slug, translationOf}) => (translationOf ?? slug) === original);
}
