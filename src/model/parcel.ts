import type {Language} from "./language.ts";
import type {Slug} from "./slug.ts";

/** Where the lists of files to keep are on the site. */
export const offlineFolder = "offline";

/**
 * A file that a reader's browser can keep: its path below the site's root, as it is asked for (`articles/x/`), the
 * first 16 hex digits of its SHA-256, and its bytes.
 */
export type ParcelFile = readonly [path: string, hash: string, bytes: number];

/**
 * Files that are kept together: the search of a language, what every reader gets, a topic, the whole site. It says
 * nothing of the site's version, so that its own file changes only when one of these files does.
 */
export interface Parcel {
  /** Other parcels that are a part of it, by name. */
  readonly includes: readonly string[];
  /** Those that are in none of them. */
  readonly files: readonly ParcelFile[];
}

/** What a parcel takes with all that it includes, each file once. */
export interface ParcelSize {
  readonly files: number;
  /** On the device. */
  readonly bytes: number;
  /** About what comes over the line, texts zipped. */
  readonly transfer: number;
}

export interface ListedParcel extends ParcelSize {
  /** The first 16 hex digits of the SHA-256 of the parcel's own file: with it, what is fetched is of one version. */
  readonly hash: string;
}

/** The parcels of a site, by name. */
export interface ParcelList {
  /** Changes with any byte of any file that can be kept. */
  readonly version: string;
  readonly parcels: Readonly<Record<string, ListedParcel>>;
}

/** The list of the parcels. */
export const parcelListPath = `${offlineFolder}/parcels.json`;

export function parcelPath(name: string): string {
  return `${offlineFolder}/${name}.json`;
}

/** What the searches of all languages share; some of it changes with every story. */
export const engineParcel = "engine";

/** What the search of a language begins with: its page, and what the engine knows of the language. */
export function searchParcel(language: Language): string {
  return `search-${language}`;
}

/** The search index of a language: every word with the stories that have it, and the filters. */
export function wordsParcel(language: Language): string {
  return `words-${language}`;
}

/** What is kept for every reader of a language: the fronts, the newest stories, the search. */
export function coreParcel(language: Language): string {
  return `core-${language}`;
}

/** What there is on a topic in a language; `house` is the newsroom's own. No slug has a dot in it. */
export function topicParcel(slug: Slug, language: Language, house: Language): string {
  return language === house ? `topic-${slug}` : `topic-${slug}.${language}`;
}

export const siteParcel = "site";

/** Where the service worker is, for all of the site to be below it. */
export const serviceWorkerPath = "sw.js";

/** How much of a language's search index is kept for every reader: all of it, if it is no more than this. */
export const smallIndexBytes = 256 * 1024;

/** What the page that lists what is kept says to its script. */
export interface OfflineSettings {
  /** The path of the site's front: `/`, or `/sub/`. */
  readonly root: string;
  /** The path of the page itself; it is shown at others when those cannot be had. */
  readonly here: string;
  readonly core: string;
  readonly words: Readonly<Record<OfflineWord, string>>;
}

/** The words that the offline page's script says. */
export const offlineWords = [
  "offlineMissing",
  "offlineUnsupported",
  "offlineKeep",
  "offlineRemove",
  "offlineSize",
  "offlineKept",
  "offlineKeeping",
  "offlineDone",
  "offlineGone",
  "offlineFailed",
  "offlineFull",
  "offlineHere",
  "lightOn",
  "lightOff",
  "megabytes",
  "kilobytes",
  "digits"
] as const;

export type OfflineWord = (typeof offlineWords)[number];
