import type {StandingPage} from "../model/newsroom.ts";

/** The slug of the list of corrections, and of the standing page whose words stand at its top. */
export const correctionsSlug = "corrections";

/** The standing page on corrections, which is shown there and nowhere else. */
export function correctionsPage(pages: readonly StandingPage[]): StandingPage | undefined {
  return pages.find(({slug}) => slug === correctionsSlug);
}
