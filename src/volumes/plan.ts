import type {Article} from "../model/article.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";

/**
 * The stories of a year, whose pages and part of the search are made by a task of their own. All that the task looks at
 * changes something in here, so that what it gave once can be taken instead of doing it again.
 */
export interface VolumePlan {
  readonly year: string;
  /** Changes with any byte of the program. */
  readonly program: string;
  /** Changes with what any page may show; of the nouns that a story names, fingerprints tell. */
  readonly house: string;
  readonly stories: readonly PlannedStory[];
}

interface PlannedStory {
  readonly permalink: Permalink;
  /** Of its page. */
  readonly fingerprint: string;
  /** Of what was written. */
  readonly digest: string;
}

/** The plans of a publication's volumes, the oldest first. */
export function volumePlans(
  {articles, houseDigest}: Publication,
  fingerprints: ReadonlyMap<Permalink, string>,
  program: string
): readonly VolumePlan[] {
  const years = new Map<string, PlannedStory[]>();
  for (const article of articles) {
    const permalink = permalinkOf("articles", article.slug);
    const year = yearOf(article);
    const stories = years.get(year) ?? [];
    years.set(year, stories);
    stories.push({
      permalink,
      fingerprint: fingerprints.get(permalink) ?? "",
      digest: article.digest.whole
    });
  }
  return [...years]
    .map(([year, stories]) => ({year, program, house: houseDigest, stories}))
    .sort((a, b) => Number(a.year) - Number(b.year));
}

/** The year of a story's volume, in UTC: so all stories of one are older than all of the next. */
export function yearOf({published}: Article): string {
  return String(new Date(published.epoch).getUTCFullYear());
}

/** A plan as text, a story a line. */
export function planText({year, program, house, stories}: VolumePlan): string {
  const lines = stories.map(({permalink, fingerprint, digest}) => `${permalink}\t${fingerprint}\t${digest}`);
  return `${[`${year}\t${program}\t${house}`, ...lines].join("\n")}\n`;
}
