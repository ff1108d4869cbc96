import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {ArchiveMonth} from "../model/publication.ts";
import type {NamedLink} from "../model/sheet.ts";
import {counted, numeral} from "../model/strings.ts";
import {monthText} from "../rendering/dates.ts";
import {type Card, cardOf} from "./card.ts";
import {pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

interface ArchiveYear {
  readonly name: string;
  readonly permalink: Permalink;
  readonly count: string;
  readonly months: readonly (NamedLink & {readonly count: string})[];
}

interface ArchiveView {
  readonly name: string;
  readonly years: readonly ArchiveYear[];
}

/** Every month in which stories came out. */
export const archive = pageType<ArchiveView>({
  name: "archive",
  style: "list",
  *pages(setting) {
    const name = setting.strings.archive;
    const description = `${name} · ${setting.publication.masthead.description}`;
    yield {
      permalink: permalinkOf("archive"),
      title: name,
      description,
      view: {name, years: yearsOf(setting)}
    };
  }
});

/** The months of one year. */
export const archiveYear = pageType<ArchiveView>({
  name: "archiveYear",
  template: "archive",
  style: "list",
  *pages(setting) {
    const {strings} = setting;
    for (const year of yearsOf(setting)) {
      yield {
        permalink: year.permalink,
        title: `${strings.archive} ${year.name}`,
        description: `${strings.archive} ${year.name}: ${year.count}`,
        trail: [{name: strings.archive, permalink: permalinkOf("archive")}],
        view: {name: `${strings.archive} ${year.name}`, years: [year]}
      };
    }
  }
});

interface MonthView {
  readonly name: string;
  readonly count: string;
  readonly cards: readonly Card[];
  readonly previous: NamedLink | undefined;
  readonly next: NamedLink | undefined;
}

/** The stories of one month, in all languages. */
export const archiveMonth = pageType<MonthView>({
  name: "archiveMonth",
  style: "list",
  *pages(setting) {
    const {publication, strings} = setting;
    for (const [index, month] of publication.archive.entries()) {
      const {name, permalink} = linkTo(month, setting);
      const [older, newer] = [publication.archive[index + 1], publication.archive[index - 1]];
      const count = counted(month.articles.length, "storyCountOne", "storyCountOther", strings);
      yield {
        permalink,
        title: `${strings.archive} · ${name}`,
        description: `${name}: ${count}`,
        trail: [
          {name: strings.archive, permalink: permalinkOf("archive")},
          {name: numeral(month.year, strings), permalink: permalinkOf("archive", month.year)}
        ],
        view: {
          name,
          count,
          cards: month.articles.map((article) => cardOf(article, setting)),
          previous: older && linkTo(older, setting),
          next: newer && linkTo(newer, setting)
        }
      };
    }
  }
});

function linkTo({year, month}: ArchiveMonth, {strings}: Setting): NamedLink {
  const permalink = permalinkOf("archive", year, String(month).padStart(2, "0"));
  return {name: monthText(year, month, strings), permalink};
}

/** Newest first. */
function yearsOf(setting: Setting): readonly ArchiveYear[] {
  const {publication, strings} = setting;
  const stories = (count: number) => counted(count, "storyCountOne", "storyCountOther", strings);
  return [...new Set(publication.archive.map(({year}) => year))].map((year) => {
    const months = publication.archive.filter((month) => month.year === year);
    return {
      name: numeral(year, strings),
      permalink: permalinkOf("archive", year),
      count: stories(months.reduce((sum, {articles}) => sum + articles.length, 0)),
      months: months.map((month) => ({...linkTo(month, setting), count: stories(month.articles.length)}))
    };
  });
}
