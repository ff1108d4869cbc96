import type {Language} from "../model/language.ts";
import {hasPage, permalinkIn} from "../model/languagePermalink.ts";
import {languageRoot, offlinePermalink, searchPermalink} from "../model/languageRoot.ts";
import {storiesIn} from "../model/listing.ts";
import {
  coreParcel,
  type Parcel,
  type ParcelList,
  type ParcelSize,
  parcelListPath,
  parcelPath,
  serviceWorkerPath,
  siteParcel,
  smallIndexBytes,
  topicParcel
} from "../model/parcel.ts";
import {filePermalink, type Permalink, permalinkOf} from "../model/permalink.ts";
import {lookUp, type Publication} from "../model/publication.ts";
import {indexFolder} from "../model/searchSettings.ts";
import type {OutputFile, SiteFiles} from "../model/sheet.ts";
import type {Slug} from "../model/slug.ts";
import {pathPrefix} from "../rendering/addresses.ts";
import {Inventory} from "./inventory.ts";

/** Stories of each hub that every reader gets. */
const newestOfHub = 3;

export interface BuiltSite {
  readonly publication: Publication;
  /** The whole site, search index included. */
  readonly files: SiteFiles;
  /** The file of the search index that holds a story's words, by the story's permalink. */
  readonly fragments: ReadonlyMap<Permalink, Permalink>;
  /** The service worker's code. */
  readonly serviceWorker: Uint8Array;
}

/** What lets readers keep the site: lists of the files that go together, and the worker, which is told the version. */
export function offlineFiles({
  publication,
  files,
  fragments,
  serviceWorker
}: BuiltSite): readonly OutputFile[] {
  const inventory = new Inventory(files, pathPrefix(publication.masthead));
  const {version} = inventory;
  const index = new IndexFiles(inventory.paths, fragments);
  const wishes = new Map<string, readonly string[]>([
    ...publication.languages.map((language): [string, readonly string[]] => [
      coreParcel(language),
      coreOf(language, publication, inventory, index)
    ]),
    ...publication.languages.flatMap((language) =>
      topicsOf(language, publication).map((slug): [string, readonly string[]] => [
        topicParcel(slug, language, publication.masthead.language),
        topicOf(slug, language, publication, inventory, index)
      ])
    ),
    [siteParcel, inventory.shownOrRead]
  ]);
  const parcels = [...wishes].map(([name, paths]) => ({
    name,
    parcel: {version, files: inventory.files(paths)},
    transfer: inventory.transfer(paths)
  }));
  const list: ParcelList = {
    version,
    parcels: Object.fromEntries(
      parcels.map(({name, parcel, transfer}) => [name, sizeOf(parcel.files, transfer)])
    )
  };
  return [
    {permalink: filePermalink(parcelListPath), body: JSON.stringify(list)},
    ...parcels.map(({name, parcel}) => ({
      permalink: filePermalink(parcelPath(name)),
      body: JSON.stringify(parcel)
    })),
    {
      permalink: filePermalink(serviceWorkerPath),
      body: `self.khabarVersion="${version}";\n${new TextDecoder().decode(serviceWorker)}`
    }
  ];
}

/**
 * What every reader of a language gets: the front, the hubs and their newest stories without pictures, the search,
 * and the index if it is small.
 */
function coreOf(
  language: Language,
  publication: Publication,
  inventory: Inventory,
  index: IndexFiles
): readonly string[] {
  const {masthead, hubs, articles} = publication;
  const own = articles.filter((article) => article.language === language);
  const newest = new Set(
    [...hubs.keys()].flatMap((slug) => own.filter(({topics}) => topics.includes(slug)).slice(0, newestOfHub))
  );
  const pages = [
    languageRoot(language, masthead.language),
    offlinePermalink(language, masthead.language),
    searchPermalink(language, masthead.language),
    ...topicsOf(language, publication).map((slug) => permalinkIn(language, publication, "topics", slug)),
    ...own.filter((article) => newest.has(article)).map(({slug}) => permalinkOf("articles", slug))
  ];
  const words = [...index.words(language), ...index.stories(own.map(({slug}) => slug))];
  const bytes = inventory.files(words).reduce((sum, [, , size]) => sum + size, 0);
  return inventory.closure(
    [...pages.map(pathOf), ...index.engine(language), ...(bytes <= smallIndexBytes ? words : [])],
    "words"
  );
}

/** The topics that a language has a hub of. */
function topicsOf(language: Language, publication: Publication): readonly Slug[] {
  return [...publication.hubs.keys()].filter((slug) => hasPage(language, publication, "topics", slug));
}

/** A topic in a language, with what is below it: hubs, lists, stories with their pictures, and the search for them. */
function topicOf(
  slug: Slug,
  language: Language,
  publication: Publication,
  inventory: Inventory,
  index: IndexFiles
): readonly string[] {
  const {hubs, masthead} = publication;
  const stories = storiesIn(lookUp(hubs, slug), language);
  const folders = withThoseBelow(slug, hubs)
    .filter((topic) => hasPage(language, publication, "topics", topic))
    .map((topic) => pathOf(permalinkIn(language, publication, "topics", topic)));
  const pages = inventory.paths.filter((path) => folders.some((folder) => path.startsWith(folder)));
  return inventory.closure(
    [
      ...pages,
      ...stories.map((story) => pathOf(permalinkOf("articles", story.slug))),
      pathOf(searchPermalink(language, masthead.language)),
      ...index.engine(language),
      ...index.words(language),
      ...index.stories(stories.map((story) => story.slug))
    ],
    "whole"
  );
}

function withThoseBelow(slug: Slug, hubs: Publication["hubs"]): readonly Slug[] {
  return [slug, ...lookUp(hubs, slug).subTopics.flatMap((topic) => withThoseBelow(topic.slug, hubs))];
}

/** The files of the search, by what they are for. */
class IndexFiles {
  readonly #paths: readonly string[];
  readonly #fragments: ReadonlyMap<Permalink, Permalink>;

  constructor(paths: readonly string[], fragments: ReadonlyMap<Permalink, Permalink>) {
    this.#paths = paths.filter(
      (path) => path.startsWith(`${indexFolder}/`) || path.startsWith("assets/search-worker-")
    );
    this.#fragments = fragments;
  }

  /** What the search of a language begins with. */
  engine(language: Language): readonly string[] {
    const meta = `${indexFolder}/pagefind.${language.toLowerCase()}_`;
    const stemming = `${indexFolder}/wasm.${language.toLowerCase()}.pagefind`;
    const engine = this.#paths.includes(stemming) ? stemming : `${indexFolder}/wasm.unknown.pagefind`;
    return this.#paths.filter(
      (path) =>
        path.startsWith("assets/") ||
        path.startsWith(meta) ||
        path === engine ||
        /^[^/]+\/pagefind-(?:entry\.json|worker\.js)$/.test(path)
    );
  }

  /** Every word of a language, with the stories that have it, and the filters. */
  words(language: Language): readonly string[] {
    const name = language.toLowerCase();
    return this.#paths.filter(
      (path) =>
        new RegExp(`^[^/]+/(?:index|filter)/${name}_`).test(path) ||
        path === `${indexFolder}/vocabulary.${language}.words`
    );
  }

  /** What is shown of some stories. */
  stories(slugs: readonly Slug[]): readonly string[] {
    return slugs.flatMap((slug) => {
      const fragment = this.#fragments.get(permalinkOf("articles", slug));
      return fragment === undefined ? [] : [pathOf(fragment)];
    });
  }
}

function pathOf(permalink: Permalink): string {
  return permalink.slice(1);
}

function sizeOf(files: Parcel["files"], transfer: number): ParcelSize {
  return {files: files.length, bytes: files.reduce((sum, [, , bytes]) => sum + bytes, 0), transfer};
}
