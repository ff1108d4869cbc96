import type {Article} from "../model/article.ts";
import {permalinkOf} from "../model/permalink.ts";
import {lookUp} from "../model/publication.ts";
import type {NamedLink} from "../model/sheet.ts";
import type {Slug} from "../model/slug.ts";
import {numeral} from "../model/strings.ts";
import type {Setting} from "./setting.ts";

/** Where in its series a story stands. */
export interface PartOfSeries {
  readonly series: NamedLink;
  /** "Part 2 of 5". */
  readonly part: string;
  readonly previous: NamedLink | undefined;
  readonly next: NamedLink | undefined;
}

/** The parts of a series in a language, in the order in which they are read: the first published first. */
export function partsOf(slug: Slug, {publication, stories}: Setting): readonly Article[] {
  return [...stories(lookUp(publication.bySeries, slug))].reverse();
}

export function partOfSeries(article: Article, setting: Setting): PartOfSeries | undefined {
  if (article.series === undefined) return undefined;
  const {publication, strings, nameOf, say, permalink} = setting;
  const parts = partsOf(article.series, setting);
  const index = parts.indexOf(article);
  const linkTo = (part: Article | undefined) =>
    part && {name: part.headline, permalink: permalinkOf("articles", part.slug)};
  return {
    series: {
      name: nameOf(lookUp(publication.series, article.series)),
      permalink: permalink("series", article.series)
    },
    part: say("partOfCount", {n: numeral(index + 1, strings), count: numeral(parts.length, strings)}),
    previous: linkTo(parts[index - 1]),
    next: linkTo(parts[index + 1])
  };
}
