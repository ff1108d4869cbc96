import type {Markup} from "../model/sheet.ts";

/** A sub-head of a story, and the name of its place on the page. */
export interface SubHead {
  readonly id: string;
  readonly name: Markup;
}

/** The sub-heads of a story's words, in order; those of backgrounds, which are not the story's own, have no place. */
export function subHeadsOf({html}: Markup): readonly SubHead[] {
  return [...html.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)].map(([, id = "", words = ""]) => ({
    id,
    name: {html: words.replace(/<[^>]*>/g, "")}
  }));
}
