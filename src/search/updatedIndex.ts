import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {OutputFile} from "../model/sheet.ts";
import {assembledIndex} from "./assembledIndex.ts";
import {contentOf} from "./chunks.ts";
import {FragmentNames, publishedFragment} from "./fragments.ts";
import {fragmentPath, indexPermalink, type KeyedStory, type MadeIndex, type RecordOf} from "./madeIndex.ts";
import {type IndexedWord, readGroups, writeGroups} from "./postings.ts";
import {chunksOf, fileIn, type IndexFiles, type LanguageIndex, languagesIn, rawIndex} from "./rawIndex.ts";
import {recordHash, type SearchRecord} from "./record.ts";
import type {LanguageState, RecentStory, SearchState, StoryState} from "./searchState.ts";
import {FilterTable, vocabularyWords} from "./settledLanguage.ts";
import {storiesOf} from "./tierFiles.ts";

/** The recent tier may have so many stories, as long as they are less than half; and this share of all. */
const mostRecent = {stories: 64, share: 0.03};

/**
 * The index with what has changed since `before`: new and changed stories are indexed into the recent tier, and
 * their settled forms, with those of withdrawn ones, masked. Undefined when all is to be settled anew.
 */
export async function updatedIndex(
  stories: readonly KeyedStory[],
  recordOf: RecordOf,
  before: SearchState
): Promise<MadeIndex | undefined> {
  const changes = changesSince(before, stories, recordOf);
  if (changes.isNone) return {state: before, written: []};
  const {records, keys, stay} = changes;
  const kept = before.languages.map((language) => without(language, stay, keys));
  if (isTooMuch(kept, records.length)) return undefined;
  if (records.length === 0 && !changes.hasWithdrawn)
    return {state: {...before, languages: kept}, written: []};

  const files = records.length === 0 ? [] : await rawIndex(records);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const indexes = files.length === 0 ? [] : languagesIn(byPath);
  if (indexes.some((index) => !kept.some((language) => fits(index, language)))) return undefined;
  const fragments: OutputFile[] = [];
  const languages = kept.map((language): LanguageState => {
    const index = indexes.find((other) => fits(other, language));
    if (index === undefined) return language;
    const filters = new FilterTable(language.filters);
    const known = [...language.settled, ...language.recent];
    const names = new FragmentNames(known.map(({fragment, story}) => [fragment, story]));
    const made = recentStories(index, byPath, {records, keys, filters, names});
    for (const fragment of made.fragments) fragments.push(fragment);
    const recent = [...language.recent, ...made.stories].sort((a, b) =>
      `${a.date} ${a.story}` < `${b.date} ${b.story}` ? -1 : 1
    );
    return {...language, filters: filters.values, recent};
  });
  if (languages.some((language) => storiesOf(language).length === 0)) return undefined;
  return assembledIndex(before, languages, fragments);
}

interface Changes {
  /** Nothing is other than before. */
  readonly isNone: boolean;
  /** Of stories that are new or changed. */
  readonly records: readonly SearchRecord[];
  readonly keys: ReadonlyMap<Permalink, string>;
  /** Stories that are as the index has them. */
  readonly stay: ReadonlySet<Permalink>;
  readonly hasWithdrawn: boolean;
}

/** A story whose key has changed is read, and may turn out to say what it said. */
function changesSince(before: SearchState, stories: readonly KeyedStory[], recordOf: RecordOf): Changes {
  const known = new Map(before.languages.flatMap(storiesOf).map((story) => [story.story, story]));
  const records: SearchRecord[] = [];
  const keys = new Map<Permalink, string>();
  const stay = new Set<Permalink>();
  let [same, met] = [0, 0];
  for (const {article, key} of stories) {
    const story = permalinkOf("articles", article.slug);
    keys.set(story, key);
    const state = known.get(story);
    if (state !== undefined) met++;
    if (state?.key === key) {
      same++;
      stay.add(story);
      continue;
    }
    const record = recordOf(article);
    if (state?.record === recordHash(record)) stay.add(story);
    else records.push(record);
  }
  const isNone = same === stories.length && same === known.size;
  return {isNone, records, keys, stay, hasWithdrawn: met < known.size};
}

/** A language with only the stories that stay. */
function without(
  language: LanguageState,
  stay: ReadonlySet<Permalink>,
  keys: ReadonlyMap<Permalink, string>
): LanguageState {
  const isAsItWas = ({story, key}: StoryState) => stay.has(story) && (keys.get(story) ?? key) === key;
  return {
    ...language,
    settled: language.settled.map((story) =>
      story.isMasked || isAsItWas(story)
        ? story
        : {...story, key: keys.get(story.story) ?? story.key, isMasked: !stay.has(story.story)}
    ),
    recent: language.recent
      .filter(({story}) => stay.has(story))
      .map((story) => (isAsItWas(story) ? story : {...story, key: keys.get(story.story) ?? story.key}))
  };
}

function isTooMuch(languages: readonly LanguageState[], added: number): boolean {
  const all = languages.reduce((sum, language) => sum + storiesOf(language).length, added);
  const recent = languages.reduce((sum, language) => sum + language.recent.length, added);
  const masked = languages.reduce(
    (sum, {settled}) => sum + settled.filter(({isMasked}) => isMasked).length,
    0
  );
  const most = Math.max(Math.min(mostRecent.stories, all / 2), mostRecent.share * all);
  return recent > most || masked > most;
}

/** Whether new stories' index can be put together with a language's settled one. */
function fits({name, version, fields}: LanguageIndex, language: LanguageState): boolean {
  return (
    name === language.language.toLowerCase() &&
    version === language.version &&
    fields.join() === language.fields.join()
  );
}

/** Takes new stories apart: each keeps its own words until all is settled. */
function recentStories(
  index: LanguageIndex,
  files: IndexFiles,
  {
    records,
    keys,
    filters,
    names
  }: Pick<Changes, "records" | "keys"> & {
    readonly filters: FilterTable;
    readonly names: FragmentNames;
  }
): {readonly stories: readonly RecentStory[]; readonly fragments: readonly OutputFile[]} {
  const byAddress = new Map(records.map((record) => [record.address, record]));
  const words = wordsByPage(chunksOf(index, files).flatMap((chunk) => readGroups(contentOf(chunk)).flat()));
  const made = index.pages.map(([name, length], page) => {
    const {record, body} = publishedFragment(fileIn(files, fragmentPath(name)).content, byAddress);
    const story = record.url;
    const fragment = names.nameFor(name, story);
    return {
      fragment: {permalink: indexPermalink(fragmentPath(fragment)), body},
      story: {
        story,
        key: keys.get(story) ?? "",
        record: recordHash(record),
        fragment,
        length,
        date: record.date,
        filters: record.filters.map((filter) => filters.placeOf(filter)),
        index: writeGroups([words.get(page) ?? []]),
        vocabulary: vocabularyWords(record)
      }
    };
  });
  return {stories: made.map(({story}) => story), fragments: made.map(({fragment}) => fragment)};
}

/** The words that each page has, as if it were the only one. */
function wordsByPage(words: readonly IndexedWord[]): ReadonlyMap<number, readonly IndexedWord[]> {
  const pages = new Map<number, IndexedWord[]>();
  for (const {word, pages: postings, variants} of words) {
    const having = new Set(
      [postings, ...variants.map((variant) => variant.pages)].flat().map(({page}) => page)
    );
    for (const page of having) {
      const here = (all: IndexedWord["pages"]) =>
        all.filter((posting) => posting.page === page).map((posting) => ({...posting, page: 0}));
      const own = variants.map(({form, pages: all}) => ({form, pages: here(all)}));
      const list = pages.get(page) ?? [];
      list.push({word, pages: here(postings), variants: own.filter(({pages: all}) => all.length > 0)});
      pages.set(page, list);
    }
  }
  return pages;
}
