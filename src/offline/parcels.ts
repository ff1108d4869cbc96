import {createHash} from "node:crypto";
import type {FileFacts} from "../model/fileFacts.ts";
import type {Language} from "../model/language.ts";
import {hasPage, permalinkIn} from "../model/languagePermalink.ts";
import {languageRoot, offlinePermalink, searchPermalink} from "../model/languageRoot.ts";
import {storiesIn} from "../model/listing.ts";
import {
  coreParcel,
  engineParcel,
  type ListedParcel,
  type Parcel,
  type ParcelList,
  type ParcelSize,
  parcelListPath,
  parcelPath,
  searchParcel,
  serviceWorkerPath,
  siteParcel,
  smallIndexBytes,
  topicParcel,
  wordsParcel
} from "../model/parcel.ts";
import {filePermalink, type Permalink, permalinkOf} from "../model/permalink.ts";
import {lookUp, type Publication} from "../model/publication.ts";
import type {OutputFile} from "../model/sheet.ts";
import type {Slug} from "../model/slug.ts";
import {IndexFiles} from "./indexFiles.ts";
import {Inventory, type KeptFile} from "./inventory.ts";

/** Stories of each hub that every reader gets. */
const newestOfHub = 3;

export interface BuiltSite {
  readonly publication: Publication;
  /** Of every file of the site, search index included, by its path in the site's folder. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** The file of the search index that holds a story's words, by the story's permalink. */
  readonly fragments: ReadonlyMap<Permalink, Permalink>;
  /** The service worker's code. */
  readonly serviceWorker: Uint8Array;
}

/**
 * What lets readers keep the site: lists of the files that go together, and the worker, which is told the version.
 * Parcels are made of parcels, so that a file is listed in few of them, and an edited story changes few lists.
 */
export function offlineFiles({
  publication,
  facts,
  fragments,
  serviceWorker
}: BuiltSite): readonly OutputFile[] {
  const inventory = new Inventory(facts);
  const site: Site = {publication, inventory, index: new IndexFiles(inventory, fragments)};
  const parcels = new Parcels(inventory);
  parcels.add(engineParcel, [], inventory.closure(site.index.shared, "whole"));
  for (const language of publication.languages) {
    addSearch(language, site, parcels);
    addCore(language, site, parcels);
    for (const slug of topicsOf(language, publication)) addTopic(slug, language, site, parcels);
  }
  parcels.add(siteParcel, parcels.names, inventory.shownOrRead);
  const {version} = inventory;
  const list: ParcelList = {version, parcels: parcels.listed()};
  return [
    {permalink: filePermalink(parcelListPath), body: JSON.stringify(list)},
    ...parcels.files(),
    {
      permalink: filePermalink(serviceWorkerPath),
      body: `self.khabarVersion="${version}";\n${new TextDecoder().decode(serviceWorker)}`
    }
  ];
}

interface Site {
  readonly publication: Publication;
  readonly inventory: Inventory;
  readonly index: IndexFiles;
}

/** A parcel as it is made. */
interface Made {
  readonly includes: readonly string[];
  readonly own: readonly KeptFile[];
  readonly body: string;
}

/** Parcels as they are made: those that are included before those that include them. */
class Parcels {
  readonly #inventory: Inventory;
  readonly #made = new Map<string, Made>();

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  get names(): readonly string[] {
    return [...this.#made.keys()];
  }

  has(name: string): boolean {
    return this.#made.has(name);
  }

  /** Makes a parcel of some files: of other parcels, and of what is in none of these. */
  add(name: string, includes: readonly string[], files: readonly KeptFile[]): void {
    const isIncluded = new Uint8Array(this.#inventory.files.length);
    for (const part of this.#within(includes)) for (const {place} of part.own) isIncluded[place] = 1;
    const own = files.filter(({place}) => isIncluded[place] === 0);
    const parcel: Parcel = {includes, files: own.map(({file}) => file)};
    this.#made.set(name, {includes, own, body: JSON.stringify(parcel)});
  }

  listed(): ParcelList["parcels"] {
    return Object.fromEntries(
      [...this.#made].map(([name, {body}]): [string, ListedParcel] => {
        const hash = createHash("sha256").update(body).digest("hex").slice(0, 16);
        return [name, {hash, ...this.#sizeOf(name)}];
      })
    );
  }

  files(): readonly OutputFile[] {
    return [...this.#made].map(([name, {body}]) => ({permalink: filePermalink(parcelPath(name)), body}));
  }

  #sizeOf(name: string): ParcelSize {
    const size = {files: 0, bytes: 0, transfer: 0};
    const isCounted = new Uint8Array(this.#inventory.files.length);
    for (const {own} of this.#within([name])) {
      for (const {place, file, transfer} of own) {
        if (isCounted[place] === 1) continue;
        isCounted[place] = 1;
        size.files++;
        size.bytes += file[2];
        size.transfer += transfer;
      }
    }
    return size;
  }

  /** Some parcels and all that they include, each once. */
  #within(names: readonly string[]): readonly Made[] {
    const found = new Set<Made>();
    const add = (name: string) => {
      const made = lookUp(this.#made, name);
      if (found.has(made)) return;
      found.add(made);
      for (const other of made.includes) add(other);
    };
    for (const name of names) add(name);
    return [...found];
  }
}

/** The search of a language: its page with the engine, and the index apart, which changes with every story. */
function addSearch(language: Language, {publication, inventory, index}: Site, parcels: Parcels): void {
  const page = pathOf(searchPermalink(language, publication.masthead.language));
  const engine = inventory.closure([page, ...index.engine(language)], "words");
  parcels.add(searchParcel(language), [engineParcel], engine);
  parcels.add(wordsParcel(language), [], inventory.closure(index.words(language), "whole"));
}

/**
 * What every reader of a language gets: the front, the hubs and their newest stories without pictures, the search,
 * and the index if it is small.
 */
function addCore(language: Language, {publication, inventory, index}: Site, parcels: Parcels): void {
  const {masthead, articles} = publication;
  const own = articles.filter((article) => article.language === language);
  const pages = [
    languageRoot(language, masthead.language),
    offlinePermalink(language, masthead.language),
    ...topicsOf(language, publication).map((slug) => permalinkIn(language, publication, "topics", slug)),
    ...newestIn(own, publication).map((slug) => permalinkOf("articles", slug))
  ];
  const stories = index.stories(own.map(({slug}) => slug));
  const isSmall = inventory.bytesOf([...index.words(language), ...stories]) <= smallIndexBytes;
  parcels.add(
    coreParcel(language),
    [searchParcel(language), ...(isSmall ? [wordsParcel(language)] : [])],
    inventory.closure([...pages.map(pathOf), ...(isSmall ? stories : [])], "words")
  );
}

/** The newest stories of each hub, newest first. */
function newestIn(stories: Publication["articles"], {hubs}: Publication): readonly Slug[] {
  const counts = new Map([...hubs.keys()].map((slug) => [slug, 0]));
  return stories.flatMap(({slug, topics}) => {
    let isNew = false;
    for (const topic of topics) {
      const before = counts.get(topic) ?? newestOfHub;
      counts.set(topic, before + 1);
      isNew ||= before < newestOfHub;
    }
    return isNew ? [slug] : [];
  });
}

/** The topics that a language has a hub of. */
function topicsOf(language: Language, publication: Publication): readonly Slug[] {
  return [...publication.hubs.keys()].filter((slug) => hasPage(language, publication, "topics", slug));
}

/**
 * A topic in a language, with what is below it: hubs, lists, stories with their pictures, and the search for them.
 * The topics below are parcels that it includes.
 */
function addTopic(slug: Slug, language: Language, site: Site, parcels: Parcels): void {
  const {publication, inventory, index} = site;
  const {hubs, masthead} = publication;
  const name = topicParcel(slug, language, masthead.language);
  if (parcels.has(name)) return;
  const hub = lookUp(hubs, slug);
  const below = hub.subTopics
    .map((topic) => topic.slug)
    .filter((topic) => hasPage(language, publication, "topics", topic));
  for (const topic of below) addTopic(topic, language, site, parcels);
  // The others are in a topic below.
  const stories = storiesIn(hub, language)
    .filter(({topics}) => topics.includes(slug))
    .map((story) => story.slug);
  parcels.add(
    name,
    [
      searchParcel(language),
      wordsParcel(language),
      ...below.map((topic) => topicParcel(topic, language, masthead.language))
    ],
    inventory.closure(
      [
        ...inventory.below(pathOf(permalinkIn(language, publication, "topics", slug))),
        ...stories.map((story) => pathOf(permalinkOf("articles", story))),
        ...index.stories(stories)
      ],
      "whole"
    )
  );
}

function pathOf(permalink: Permalink): string {
  return permalink.slice(1);
}
