import type {Article} from "../model/article.ts";
import type {Markup} from "../model/sheet.ts";
import type {ShownDate} from "../rendering/dates.ts";
import {entriesOf} from "../rendering/entries.ts";
import {html} from "../rendering/markup.ts";
import {subHeadsOf} from "../rendering/subHeads.ts";
import {entryDate} from "../rendering/words.ts";
import type {Setting} from "./setting.ts";

/** What there is in a long story, as links at its top. */
export interface StoryContents {
  readonly heading: string;
  readonly links: readonly {
    readonly id: string;
    readonly name: Markup;
    readonly date: ShownDate | undefined;
  }[];
}

/** With fewer sub-heads, a reader sees at a glance what there is. */
const fewestSubHeads = 4;

/** The key entries of a live story, and the sub-heads of a long explainer; undefined for all others. */
export function storyContents(article: Article, body: Markup, setting: Setting): StoryContents | undefined {
  if (article.kind === "live") {
    const keys = entriesOf(article.body, setting.publication.now).filter(({entry}) => entry.isKey);
    if (keys.length === 0) return undefined;
    const links = keys.map(({entry, id}) => ({
      id,
      name: html`${entry.title}`,
      date: entryDate(entry, setting)
    }));
    return {heading: setting.strings.keyMoments, links};
  }
  const subHeads = article.kind === "explainer" ? subHeadsOf(body) : [];
  if (subHeads.length < fewestSubHeads) return undefined;
  return {
    heading: setting.strings.contents,
    links: subHeads.map((subHead) => ({...subHead, date: undefined}))
  };
}
