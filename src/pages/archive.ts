import type {PermalinkRest} from "../model/languagePermalink.ts";
import type {Permalink} from "../model/permalink.ts";
import {plain} from "../model/phrase.ts";
import type {ArchiveMonth} from "../model/publication.ts";
import type {NamedLink} from "../model/sheet.ts";
import {numeral} from "../model/strings.ts";
import {monthText} from "../rendering/dates.ts";
import {type Card, cardOf} from "./card.ts";
import {type OtherLanguages, otherLanguagesOf, otherLanguagesReads} from "./otherLanguages.ts";
import {pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";
import {cardDigestsOf} from "./storyReads.ts";

interface ArchiveYear {
  readonly year: number;
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
  isInEveryLanguage: true,
  *pages(setting) {
    if (!setting.hasPage("archive")) return;
    const name = setting.strings.archive;
    const description = `${name} · ${plain(setting.told(setting.publication.masthead, "description") ?? "")}`;
    yield {
      permalink: setting.permalink("archive"),
      title: name,
      description,
      alternates: setting.alternates("archive"),
      view: {name, years: yearsOf(setting)}
    };
  }
});

/** The months of one year. */
export const archiveYear = pageType<ArchiveView>({
  name: "archiveYear",
  template: "archive",
  style: "list",
  isInEveryLanguage: true,
  *pages(setting) {
    const {strings} = setting;
    for (const year of yearsOf(setting)) {
      yield {
        permalink: year.permalink,
        title: `${strings.archive} ${year.name}`,
        description: `${strings.archive} ${year.name}: ${year.count}`,
        alternates: setting.alternates("archive", year.year),
        trail: [{name: strings.archive, permalink: setting.permalink("archive")}],
        view: {name: `${strings.archive} ${year.name}`, years: [year]}
      };
    }
  }
});

interface MonthView {
  readonly name: string;
  readonly count: string;
  readonly cards: readonly Card[];
  readonly otherLanguages: OtherLanguages;
  readonly previous: NamedLink | undefined;
  readonly next: NamedLink | undefined;
}

/** The stories of one month. */
export const archiveMonth = pageType<MonthView>({
  name: "archiveMonth",
  style: "list",
  isInEveryLanguage: true,
  *pages(setting) {
    const {strings} = setting;
    const months = monthsOf(setting);
    for (const [index, month] of months.entries()) {
      const name = monthText(month.year, month.month, strings);
      const [older, newer] = [months[index + 1], months[index - 1]];
      const stories = setting.stories(month);
      const permalink = setting.permalink(...placeOf(month));
      yield {
        permalink,
        reads: () =>
          [
            name,
            older && linkTo(older, setting).permalink,
            newer && linkTo(newer, setting).permalink,
            JSON.stringify(setting.alternates(...placeOf(month))),
            ...cardDigestsOf(stories, setting),
            ...otherLanguagesReads(month, setting)
          ].map(String),
        make: () => {
          const count = setting.storyCount(stories.length);
          return {
            permalink,
            title: `${strings.archive} · ${name}`,
            description: `${name}: ${count}`,
            alternates: setting.alternates(...placeOf(month)),
            trail: [
              {name: strings.archive, permalink: setting.permalink("archive")},
              {name: numeral(month.year, strings), permalink: setting.permalink("archive", month.year)}
            ],
            view: {
              name,
              count,
              cards: stories.map((article) => cardOf(article, setting)),
              otherLanguages: otherLanguagesOf(month, setting, ...placeOf(month)),
              previous: older && linkTo(older, setting),
              next: newer && linkTo(newer, setting)
            }
          };
        }
      };
    }
  }
});

function placeOf({year, month}: ArchiveMonth): readonly ["archive", ...PermalinkRest] {
  return ["archive", year, String(month).padStart(2, "0")];
}

function linkTo(month: ArchiveMonth, {strings, permalink}: Setting): NamedLink {
  return {name: monthText(month.year, month.month, strings), permalink: permalink(...placeOf(month))};
}

/** Those that the language has a page for, newest first. */
function monthsOf({publication, hasPage}: Setting): readonly ArchiveMonth[] {
  return publication.archive.filter((month) => hasPage(...placeOf(month)));
}

/** Newest first. */
function yearsOf(setting: Setting): readonly ArchiveYear[] {
  const {strings} = setting;
  const all = monthsOf(setting);
  const stories = (count: number) => setting.storyCount(count);
  const countIn = (month: ArchiveMonth) => setting.stories(month).length;
  return [...new Set(all.map(({year}) => year))].map((year) => {
    const months = all.filter((month) => month.year === year);
    return {
      year,
      name: numeral(year, strings),
      permalink: setting.permalink("archive", year),
      count: stories(months.reduce((sum, month) => sum + countIn(month), 0)),
      months: months.map((month) => ({...linkTo(month, setting), count: stories(countIn(month))}))
    };
  });
}
