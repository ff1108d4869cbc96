import type {Article} from "../model/article.ts";
import type {KeptBytes} from "../model/keptBytes.ts";
import type {Memo} from "../model/memo.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import type {KeptPacks} from "../model/settled.ts";
import type {OutputFile} from "../model/sheet.ts";
import {type IndexedBatch, indexedBatches} from "./indexedBatches.ts";
import {fragmentPath, indexPermalink, type MadeIndex, type RecordOf} from "./madeIndex.ts";
import {recordOf} from "./record.ts";
import {settledIndex} from "./settledIndex.ts";
import {packState, unpackState} from "./statePacks.ts";
import {storiesOf} from "./tierFiles.ts";
import {updatedIndex} from "./updatedIndex.ts";

/** What the index is made with beside the stories: what there was before. */
export interface IndexMemory {
  /** Changes whenever what the index takes in of a story, or how, may have changed. */
  readonly keyOf: (article: Article) => string;
  /** The packs that the last index came with, of whatever build; all is made anew where one is missing. */
  readonly before: KeptPacks<KeptBytes>;
  /** Whether a file of the last index can be kept. */
  readonly isThere: (permalink: Permalink) => boolean;
  /** What others have had indexed of the stories, in their order, the oldest first. */
  readonly ready?: Iterable<IndexedBatch>;
}

export interface SearchIndex {
  /** Files that are new or have other bytes than before. */
  readonly files: readonly OutputFile[];
  /** Files of the last index that belong to this one. */
  readonly kept: readonly Permalink[];
  /** The file that holds what results show of a story, by the story's permalink. */
  readonly fragments: ReadonlyMap<Permalink, Permalink>;
  /** To be given as `before` next time, with those of `before` that are not among them. */
  readonly packs: KeptPacks;
}

/** For what is made once and never again. */
export const settleAll: IndexMemory = {keyOf: () => "", before: {}, isThere: () => false};

/**
 * The search index of a publication, from its rendered pages. When little has changed since the last one, its files
 * are kept and only what is new or changed is read and indexed (docs/decisions/0022).
 */
export async function indexSite(
  publication: Publication,
  pageAt: (permalink: Permalink) => string,
  memo: Memo,
  {keyOf, before, isThere, ready}: IndexMemory
): Promise<SearchIndex> {
  const recordOfStory = recordsFrom(publication, pageAt);
  const stories = oldestFirst(publication.articles).map((article) => ({article, key: keyOf(article)}));
  const state = unpackState(before);
  if (state?.files.every(isThere)) {
    const updated = await updatedIndex(stories, recordOfStory, state);
    if (updated !== undefined)
      return published(updated, updated.state === state ? {} : packState(updated.state, before));
  }
  const settled = await settledIndex(stories, recordOfStory, memo, ready);
  return published(settled, packState(settled.state));
}

/** What Pagefind makes of some stories of a publication, for who indexes all of them to take as it is. */
export async function indexStories(
  articles: readonly Article[],
  publication: Publication,
  pageAt: (permalink: Permalink) => string,
  keyOf: (article: Article) => string
): Promise<readonly IndexedBatch[]> {
  const stories = oldestFirst(articles).map((article) => ({article, key: keyOf(article)}));
  const batches: IndexedBatch[] = [];
  for await (const batch of indexedBatches(stories, recordsFrom(publication, pageAt))) batches.push(batch);
  return batches;
}

function recordsFrom(publication: Publication, pageAt: (permalink: Permalink) => string): RecordOf {
  return (article) => recordOf(article, pageAt(permalinkOf("articles", article.slug)), publication);
}

function published({state, written}: MadeIndex, packs: KeptPacks): SearchIndex {
  const names = new Set(written.map(({permalink}) => permalink));
  const fragments = state.languages
    .flatMap(storiesOf)
    .map(({story, fragment}) => [story, indexPermalink(fragmentPath(fragment))] as const);
  return {
    files: written,
    kept: state.files.filter((file) => !names.has(file)),
    fragments: new Map(fragments),
    packs
  };
}

/** Pagefind numbers pages in the order of adding: a new story then changes little of what readers already have. */
function oldestFirst(articles: readonly Article[]): readonly Article[] {
  return [...articles].reverse();
}
