import type {Article, Note} from "../model/article.ts";
import {newestFirst, yearAndMonth} from "../model/instant.ts";
import {directionOf, type Language} from "../model/language.ts";
import {type Permalink, pagePermalink, permalinkOf} from "../model/permalink.ts";
import type {Markup} from "../model/sheet.ts";
import {numeral} from "../model/strings.ts";
import {monthText, type ShownDate} from "../rendering/dates.ts";
import {wordsOf} from "../rendering/words.ts";
import {correctionsPage, correctionsSlug} from "./correctionsPage.ts";
import {numberedList, type Pagination, paginationOf} from "./numberedList.ts";
import {pageType} from "./pageType.ts";
import type {Setting} from "./setting.ts";

interface StoryNote {
  readonly article: Article;
  readonly note: Note;
  readonly isCorrection: boolean;
}

interface ShownStoryNote {
  readonly label: string;
  readonly date: ShownDate;
  readonly text: string;
  readonly headline: string;
  readonly permalink: Permalink;
  /** Only where it is not the page's own. */
  readonly language: Language | undefined;
  readonly direction: "ltr" | "rtl";
}

interface CorrectionsView {
  readonly name: string;
  readonly summary: string | undefined;
  /** What the newsroom says of corrections, on the front of the list. */
  readonly policy: Markup | undefined;
  /** "Page 3", for parts that have a number. */
  readonly part: string | undefined;
  /** Newest first. */
  readonly months: readonly {readonly name: string; readonly notes: readonly ShownStoryNote[]}[];
  readonly pagination: Pagination;
}

/** Every correction of a story and every addition to one, in all languages, newest first. */
export const corrections = pageType<CorrectionsView>({
  name: "corrections",
  style: "list",
  *pages(setting) {
    const {publication, strings, say} = setting;
    const page = correctionsPage(publication.pages);
    const name = page?.title ?? strings.correctionsAndUpdates;
    const front = pagePermalink(correctionsSlug);
    const permalinkOfPart = (number: number | undefined) =>
      number === undefined ? front : pagePermalink(`${correctionsSlug}/${number}`);
    for (const part of numberedList(notesOf(publication.articles))) {
      const isFront = part.number === undefined;
      const label = part.number === undefined ? undefined : say("pageOf", {n: numeral(part.number, strings)});
      yield {
        permalink: permalinkOfPart(part.number),
        title: label === undefined ? name : `${name} – ${label}`,
        description: page?.summary ?? strings.correctionsAndUpdates,
        trail: isFront ? [] : [{name, permalink: front}],
        isPart: !isFront,
        ...(page && {source: page.source.file}),
        view: {
          name,
          summary: isFront ? page?.summary : undefined,
          policy: isFront && page ? wordsOf(page.body, setting.words) : undefined,
          part: label,
          months: monthsOf(part.entries, setting),
          pagination: paginationOf(part, permalinkOfPart)
        }
      };
    }
  }
});

function notesOf(articles: readonly Article[]): readonly StoryNote[] {
  return articles
    .flatMap((article) => [
      ...article.corrections.map((note) => ({article, note, isCorrection: true})),
      ...article.updates.map((note) => ({article, note, isCorrection: false}))
    ])
    .sort((a, b) => newestFirst(a.note.at, b.note.at));
}

function monthsOf(notes: readonly StoryNote[], setting: Setting): CorrectionsView["months"] {
  const months = new Map<string, ShownStoryNote[]>();
  for (const note of notes) {
    const {year, month} = yearAndMonth(note.note.at, setting.publication.masthead.timeZone);
    const name = monthText(year, month, setting.strings);
    const shown = shownNote(note, setting);
    const list = months.get(name);
    if (list === undefined) months.set(name, [shown]);
    else list.push(shown);
  }
  return [...months].map(([name, list]) => ({name, notes: list}));
}

function shownNote({article, note, isCorrection}: StoryNote, setting: Setting): ShownStoryNote {
  const {strings, language, day} = setting;
  return {
    label: isCorrection ? strings.correction : strings.update,
    date: day(note.at),
    text: note.text,
    headline: article.headline,
    permalink: permalinkOf("articles", article.slug),
    language: article.language === language ? undefined : article.language,
    direction: directionOf(article.language)
  };
}
