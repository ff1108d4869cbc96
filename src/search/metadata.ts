import {encode} from "cborg";
import {type ChunkEntry, hashOf, type IndexFile, pack} from "./chunks.ts";
import type {StoryState} from "./searchState.ts";

/** What the metadata of a language says. */
export interface Described {
  /** Pagefind's version. */
  readonly version: string;
  /** Each in the place of its page's number. */
  readonly stories: readonly StoryState[];
  readonly chunks: readonly ChunkEntry[];
  /** Every value of every filter; stories name them by their place here. */
  readonly filters: readonly (readonly [name: string, value: string])[];
  readonly fields: readonly string[];
}

export interface MetadataFiles {
  readonly files: readonly IndexFile[];
  /** What the entry calls the metadata by. */
  readonly hash: string;
  readonly metaPath: string;
  readonly filterFiles: readonly (readonly [name: string, file: string])[];
}

/** The metadata of a language as Pagefind reads it: pages, chunks, filters with their files, the order by date. */
export function metadataFiles(described: Described, name: string): MetadataFiles {
  const {version, stories, chunks, fields} = described;
  const filters = filterFiles(described, name);
  const filterNames = filters.map(({filter, file}) => [filter, file] as const);
  const meta = encode([
    version,
    stories.map(({fragment, length}) => [fragment, length, ""]),
    chunks,
    filterNames,
    [["date", pagesByDate(stories)]],
    fields
  ]);
  const hash = `${name}_${hashOf(meta)}`;
  const metaPath = `pagefind.${hash}.pf_meta`;
  return {
    files: [{path: metaPath, content: pack(meta)}, ...filters.map(({path, content}) => ({path, content}))],
    hash,
    metaPath,
    filterFiles: filterNames
  };
}

interface FilterFile extends IndexFile {
  readonly filter: string;
  readonly file: string;
}

function filterFiles(
  {filters, stories}: Pick<Described, "filters" | "stories">,
  name: string
): readonly FilterFile[] {
  const pages = new Map<number, number[]>();
  for (const [page, story] of stories.entries())
    for (const filter of story.filters) {
      const known = pages.get(filter);
      if (known === undefined) pages.set(filter, [page]);
      else known.push(page);
    }
  const byName = new Map<string, [value: string, pages: readonly number[]][]>();
  for (const [index, [filter, value]] of filters.entries()) {
    const having = pages.get(index);
    if (having === undefined) continue;
    const values = byName.get(filter) ?? [];
    values.push([value, having]);
    byName.set(filter, values);
  }
  return [...byName].map(([filter, values]) => {
    const content = encode([filter, values.sort(([a], [b]) => compareBytes(a, b))]);
    const file = `${name}_${hashOf(content)}`;
    return {filter, file, path: `filter/${file}.pf_filter`, content: pack(content)};
  });
}

/** From the oldest, and of stories of one moment from the last in lists, whatever the numbers of their pages. */
function pagesByDate(stories: readonly StoryState[]): readonly number[] {
  return stories
    .map(({date, story}, page) => ({page, date, slug: story.slice(0, -1)}))
    .sort((a, b) => compareBytes(a.date, b.date) || (a.slug < b.slug ? 1 : -1))
    .map(({page}) => page);
}

/**
 * As Pagefind compares, by UTF-8, whose bytes have the order of code points: surrogates stand for those beyond all others
 * (The Unicode Standard, 5.17).
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const unit = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (unit === other) continue;
    const isBeyond = isSurrogate(unit);
    return isBeyond === isSurrogate(other) ? unit - other : isBeyond ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}
