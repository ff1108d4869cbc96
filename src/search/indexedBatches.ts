import type {Language} from "../model/language.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import {batchesOf, batchStories} from "./batches.ts";
import type {IndexFile} from "./chunks.ts";
import type {KeyedStory, RecordOf} from "./madeIndex.ts";
import {rawIndexes} from "./rawIndex.ts";
import type {SearchRecord} from "./record.ts";

/** Some stories as they are about to be indexed, in their order. */
export interface Batch {
  readonly records: readonly SearchRecord[];
  readonly stories: ReadonlyMap<Permalink, {readonly key: string; readonly language: Language}>;
}

/** A batch with what Pagefind made of it. */
export interface IndexedBatch {
  readonly batch: Batch;
  readonly files: readonly IndexFile[];
}

/**
 * Has Pagefind index stories, a batch at a time. What is `ready`, of the same stories with the same keys, is taken as it
 * is; it has to come in the order of the stories. How stories fall into batches changes nothing in the index that is
 * made of them.
 */
export async function* indexedBatches(
  stories: readonly KeyedStory[],
  recordOf: RecordOf,
  ready: Iterable<IndexedBatch> = []
): AsyncIterable<IndexedBatch> {
  for (const run of runsOf(stories, ready)) {
    if ("files" in run) yield run;
    else yield* rawIndexes(recordsOf(run, recordOf));
  }
}

/** Stories in their order: those of a batch that is ready, and those between. One run at least. */
function* runsOf(
  stories: readonly KeyedStory[],
  ready: Iterable<IndexedBatch>
): Iterable<IndexedBatch | readonly KeyedStory[]> {
  const places = new Map(
    stories.map(({article}, place) => [permalinkOf("articles", article.slug), place] as const)
  );
  let from = 0;
  for (const indexed of ready) {
    const own = [...indexed.batch.stories];
    const first = places.get(own[0]?.[0] ?? permalinkOf("articles")) ?? -1;
    const isAsIndexed = own.every(
      ([url, {key}], at) => places.get(url) === first + at && stories[first + at]?.key === key
    );
    if (first < from || !isAsIndexed) continue;
    if (first > from) yield stories.slice(from, first);
    yield indexed;
    from = first + own.length;
  }
  if (from < stories.length || from === 0) yield stories.slice(from);
}

/** Stories in batches, each read when its turn comes. */
function* recordsOf(stories: readonly KeyedStory[], recordOf: RecordOf): Iterable<Batch> {
  for (const batch of batchesOf(stories, batchStories)) {
    const records = batch.map(({article}) => recordOf(article));
    const known = batch.map(({article, key}, at) => {
      const url = records[at]?.url;
      if (url === undefined) throw new Error(`${article.slug} has no record`);
      return [url, {key, language: article.language}] as const;
    });
    yield {records, stories: new Map(known)};
  }
}
