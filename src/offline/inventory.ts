import {createHash} from "node:crypto";
import type {FileFacts} from "../model/fileFacts.ts";
import {offlineFolder, type ParcelFile, serviceWorkerPath} from "../model/parcel.ts";

/**
 * What nobody reads offline: feeds, maps for search engines, what is for hosts, pictures for sharing, old addresses,
 * and what tells of the parcels themselves.
 */
const notKept = new RegExp(
  String.raw`(?:^|/)(?:feed\.(?:xml|json)|sitemap[^/]*\.xml|robots\.txt|_redirects|_headers|favicon\.ico|404\.html)$` +
    String.raw`|-share\.[a-z]+$|^${offlineFolder}/[^/]+\.json$|^${serviceWorkerPath}$`
);

/** Whether a file, by its path in the site's folder, is one that readers can keep. */
export function canBeKept(path: string): boolean {
  return !notKept.test(path);
}

/** A file that can be kept. */
export interface KeptFile {
  /** Its place in the inventory, from 0. */
  readonly place: number;
  readonly file: ParcelFile;
  readonly transfer: number;
  readonly shows: readonly string[];
}

/** The files of a built site that a reader can keep. A page's path is the one that it is asked for by. */
export class Inventory {
  /** In the order of their paths. */
  readonly files: readonly KeptFile[];
  readonly #byPath: ReadonlyMap<string, KeptFile>;

  /** `facts` are those of all files of the site, by their paths in its folder. */
  constructor(facts: ReadonlyMap<string, FileFacts>) {
    const asked: (readonly [path: string, facts: FileFacts])[] = [];
    for (const [path, known] of facts)
      if (canBeKept(path)) asked.push([path.endsWith("index.html") ? askedFor(path) : path, known]);
    asked.sort(([a], [b]) => (a < b ? -1 : 1));
    this.files = asked.map(([path, {hash, bytes, transfer, shows}], place) => ({
      place,
      file: [path, hash.slice(0, 16), bytes],
      transfer,
      shows
    }));
    this.#byPath = new Map(this.files.map((file) => [file.file[0], file]));
  }

  has(path: string): boolean {
    return this.#byPath.has(path);
  }

  /** The paths that begin so. */
  below(start: string): readonly string[] {
    const paths: string[] = [];
    for (let at = this.#firstFrom(start); at < this.files.length; at++) {
      const path = this.#pathAt(at);
      if (!path.startsWith(start)) break;
      paths.push(path);
    }
    return paths;
  }

  /** All files but those of pictures that no page needs to be whole, since others stand for them. */
  get shownOrRead(): readonly KeptFile[] {
    const shown = new Set<string>();
    const lists = new Set(this.files.map(({shows}) => shows));
    for (const list of lists) for (const path of list) if (isPicture(path)) shown.add(path);
    return this.files.filter(({file: [path]}) => !isPicture(path) || shown.has(path));
  }

  /** Some files and all that they show, each once, in the order given. Pictures are left out of `words`. */
  closure(paths: readonly string[], how: "whole" | "words"): readonly KeptFile[] {
    const found = new Set<KeptFile>();
    // Most pages show the same list of files.
    const followed = new Set<KeptFile["shows"]>();
    const add = (path: string) => {
      const file = this.#byPath.get(path);
      if (file === undefined || found.has(file) || (how === "words" && isPicture(path))) return;
      found.add(file);
      if (followed.has(file.shows)) return;
      followed.add(file.shows);
      for (const shown of file.shows) add(shown);
    };
    for (const path of paths) add(path);
    return [...found];
  }

  /** Bytes on the device. */
  bytesOf(paths: readonly string[]): number {
    return paths.reduce((sum, path) => sum + (this.#byPath.get(path)?.file[2] ?? 0), 0);
  }

  /** Changes with any byte of any file. */
  get version(): string {
    const lines = this.files.map(({file: [path, hash]}) => `${path} ${hash}\n`);
    return createHash("sha256").update(lines.join("")).digest("hex").slice(0, 16);
  }

  /** Where the first path is that does not come before another. */
  #firstFrom(start: string): number {
    let low = 0;
    let high = this.files.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pathAt(middle) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #pathAt(place: number): string {
    return this.files[place]?.file[0] ?? "";
  }
}

/** A page is asked for by its folder. */
function askedFor(path: string): string {
  return path.replace(/(^|\/)index\.html$/, "$1");
}

function isPicture(path: string): boolean {
  return path.startsWith("images/");
}
