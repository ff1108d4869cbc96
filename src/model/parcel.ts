import type {Language} from "./language.ts";
import type {Slug} from "./slug.ts";

/** Where the lists of files to keep are on the site. */
export const offlineFolder = "offline";

/**
 * A file that a reader's browser can keep: its path below the site's root, as it is asked for (`articles/x/`), the
 * first 16 hex digits of its SHA-256, and its bytes.
 */
export type ParcelFile = readonly [path: string, hash: string, bytes: number];

/** Files that are kept together: what every reader gets, a topic, the whole site. */
export interface Parcel {
  /** Of the site that the files are of; files of two versions are never kept together. */
  readonly version: string;
  readonly files: readonly ParcelFile[];
}

/** What a parcel takes. */
export interface ParcelSize {
  readonly files: number;
  /** On the device. */
  readonly bytes: number;
  /** Over the line, texts zipped. */
  readonly transfer: number;
}

/** The parcels of a site, by name. */
export interface ParcelList {
  readonly version: string;
  readonly parcels: Readonly<Record<string, ParcelSize>>;
}

/** The list of the parcels. */
export const parcelListPath = `${offlineFolder}/parcels.json`;

export function parcelPath(name: string): string {
  return `${offlineFolder}/${name}.json`;
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
