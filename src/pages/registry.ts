import type {Article} from "../model/article.ts";
import {permalinkOf} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import type {Sheet} from "../model/sheet.ts";
import {archive, archiveMonth, archiveYear} from "./archive.ts";
import {article} from "./article.ts";
import {briefing} from "./briefing.ts";
import {corrections} from "./corrections.ts";
import {home} from "./home.ts";
import {hub} from "./hub.ts";
import {authors, organisations, people, places, seriesIndex, tags, topics} from "./indexes.ts";
import {author, organisation, person, place, tag, topicArchive} from "./lists.ts";
import {offline} from "./offline.ts";
import type {PageType} from "./pageType.ts";
import {search} from "./search.ts";
import {series} from "./series.ts";
import {settingsOf, type Theme} from "./setting.ts";
import {notFound, redirect, standing} from "./standing.ts";
import {timeline} from "./timeline.ts";

/** Every kind of page that there is. */
export const pageTypes: readonly PageType[] = [
  home,
  article,
  hub,
  briefing,
  topicArchive,
  timeline,
  topics,
  tags,
  tag,
  seriesIndex,
  series,
  authors,
  author,
  people,
  person,
  organisations,
  organisation,
  places,
  place,
  archive,
  archiveYear,
  archiveMonth,
  search,
  offline,
  corrections,
  standing,
  notFound,
  redirect
];

/** Every page of a publication. */
export function sheetsOf(publication: Publication, theme: Theme): readonly Sheet[] {
  const settings = settingsOf(publication, theme);
  return pageTypes.flatMap((type) => [...type.sheets(settings)]);
}

/** The page of one story; undefined when it has none. */
export function sheetOfStory({slug}: Article, publication: Publication, theme: Theme): Sheet | undefined {
  const permalink = permalinkOf("articles", slug);
  for (const sheet of article.sheets(settingsOf(publication, theme))) {
    if (sheet.permalink === permalink) return sheet;
  }
  return undefined;
}
