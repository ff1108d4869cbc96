import type {Permalink} from "../model/permalink.ts";
import {vocabularyName} from "../model/searchSettings.ts";
import type {OutputFile} from "../model/sheet.ts";
import {chunkPath, entryPath} from "./chunks.ts";
import {fragmentPath, indexOutput, indexPermalink, type MadeIndex} from "./madeIndex.ts";
import {metadataFiles} from "./metadata.ts";
import type {IndexEntry} from "./rawIndex.ts";
import type {LanguageState, SearchState} from "./searchState.ts";
import {isTiered, storiesOf, type TierFiles, tierFiles} from "./tierFiles.ts";

/** The files of the index in the state that it has come to; those that were there before are not written again. */
export function assembledIndex(
  before: SearchState,
  languages: readonly LanguageState[],
  fragments: readonly OutputFile[]
): MadeIndex {
  const there = new Set(before.files);
  const entry: IndexEntry = JSON.parse(before.entry);
  const entries = {...entry.languages};
  const parts = languages.map((language) => filesOf(language, there));
  for (const {name, entry: own} of parts) {
    const known = entries[name];
    if (known !== undefined) entries[name] = {...known, ...own};
  }
  const made = [...fragments, ...parts.flatMap((part) => part.made)];
  const entryFile = indexPermalink(entryPath);
  const files = new Set([
    ...before.files.filter((file) => /\/(?:wasm\.[^/]+|pagefind-worker\.js)$/.test(file)),
    ...parts.flatMap(({stay}) => stay),
    ...made.map(({permalink}) => permalink),
    entryFile
  ]);
  const written = [
    ...made.filter(({permalink}) => !there.has(permalink)),
    {permalink: entryFile, body: JSON.stringify({...entry, languages: entries})}
  ];
  return {state: {entry: before.entry, files: [...files], languages}, written};
}

/** The files of a language's index: those that it was settled with, and those that are made for what it has come to. */
interface LanguageFiles {
  /** What the entry calls the language. */
  readonly name: string;
  readonly stay: readonly Permalink[];
  readonly made: readonly OutputFile[];
  /** What the entry says of it otherwise than when it was settled. */
  readonly entry: Partial<TierFiles["entry"]>;
}

function filesOf(language: LanguageState, there: ReadonlySet<Permalink>): LanguageFiles {
  const name = language.language.toLowerCase();
  const stay = [
    ...language.chunks.map(([, , chunk]) => indexPermalink(chunkPath(chunk))),
    ...storiesOf(language).map(({fragment}) => indexPermalink(fragmentPath(fragment))),
    indexPermalink(vocabularyName(language.language))
  ];
  if (isTiered(language)) {
    const {files, entry} = tierFiles(language);
    return {name, stay, made: files.map(indexOutput), entry};
  }
  const own = [
    indexPermalink(language.metaPath),
    ...language.filterFiles.map(([, file]) => indexPermalink(`filter/${file}.pf_filter`))
  ];
  // They went when a story came; it may have gone again.
  const isThere = own.every((file) => there.has(file));
  const {files} = isThere ? {files: []} : metadataFiles({...language, stories: storiesOf(language)}, name);
  return {name, stay: [...stay, ...own], made: files.map(indexOutput), entry: {}};
}
