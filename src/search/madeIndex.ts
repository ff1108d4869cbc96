import type {Article} from "../model/article.ts";
import {filePermalink, type Permalink} from "../model/permalink.ts";
import {indexFolder} from "../model/searchSettings.ts";
import type {OutputFile} from "../model/sheet.ts";
import type {IndexFile} from "./chunks.ts";
import type {SearchRecord} from "./record.ts";
import type {SearchState} from "./searchState.ts";

/** A story to be indexed, with what it is known by to have changed or not. */
export interface KeyedStory {
  readonly article: Article;
  readonly key: string;
}

/** Reads a story's page, and gives its record. */
export type RecordOf = (article: Article) => SearchRecord;

/** An index as it was made: what to know of it next time, which names all of its files, and those to be written. */
export interface MadeIndex {
  readonly state: SearchState;
  readonly written: readonly OutputFile[];
}

/** Where a file of the index is on the site. */
export function indexPermalink(path: string): Permalink {
  return filePermalink(`${indexFolder}/${path}`);
}

export function fragmentPath(name: string): string {
  return `fragment/${name}.pf_fragment`;
}

export function indexOutput({path, content}: IndexFile): OutputFile {
  return {permalink: indexPermalink(path), body: content};
}
