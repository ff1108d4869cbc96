import {createHash} from "node:crypto";
import {gzipSync} from "node:zlib";
import type {ParcelFile} from "../model/parcel.ts";
import type {SiteFiles} from "../model/sheet.ts";
import {filesNamedIn, filesShownBy} from "./references.ts";

/** A file of the site that can be kept, and what it takes over the line. */
interface Entry {
  readonly file: ParcelFile;
  readonly transfer: number;
  /** What it shows, as paths. */
  readonly shows: readonly string[];
}

/** What nobody reads offline: feeds, maps for search engines, what is for hosts, pictures for sharing, old addresses. */
const notKept =
  /(?:^|\/)(?:feed\.(?:xml|json)|sitemap[^/]*\.xml|robots\.txt|_redirects|_headers|favicon\.ico|404\.html)$|-share\.[a-z]+$/;

/** Hosts zip these on their way. */
const text = /(?:\.html|\.css|\.js|\.svg|\.json|\.txt)$/;

/** The files of a built site that a reader can keep. A page's path is the one that it is asked for by. */
export class Inventory {
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(site: SiteFiles, pathPrefix: string) {
    const entries = site.paths
      .filter((path) => !notKept.test(path))
      .map((path): [string, Entry] => {
        const entry = entryOf(path, site.read(path), pathPrefix);
        return [entry.file[0], entry];
      });
    this.#entries = new Map(entries);
  }

  get paths(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** All files but those of pictures that no page needs to be whole, since others stand for them. */
  get shownOrRead(): readonly string[] {
    const shown = new Set([...this.#entries.values()].flatMap(({shows}) => shows));
    return this.paths.filter((path) => !path.startsWith("images/") || shown.has(path));
  }

  /** Some files and all that they show, each once, in the order given. Pictures are left out of `words`. */
  closure(paths: readonly string[], how: "whole" | "words"): readonly string[] {
    const found = new Set<string>();
    const add = (path: string) => {
      const entry = this.#entries.get(path);
      if (entry === undefined || found.has(path)) return;
      if (how === "words" && /^images\//.test(path)) return;
      found.add(path);
      for (const shown of entry.shows) add(shown);
    };
    for (const path of paths) add(path);
    return [...found];
  }

  files(paths: readonly string[]): readonly ParcelFile[] {
    return paths.map((path) => this.#entries.get(path)?.file).filter((file) => file !== undefined);
  }

  /** Bytes over the line, texts zipped. */
  transfer(paths: readonly string[]): number {
    return paths.reduce((sum, path) => sum + (this.#entries.get(path)?.transfer ?? 0), 0);
  }

  /** Changes with any byte of any file. */
  get version(): string {
    const hash = createHash("sha256");
    for (const {file} of this.#entries.values()) hash.update(`${file[0]} ${file[1]}\n`);
    return hash.digest("hex").slice(0, 16);
  }
}

function entryOf(path: string, body: Uint8Array, pathPrefix: string): Entry {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 16);
  const asked = path.replace(/(^|\/)index\.html$/, "$1");
  return {
    file: [asked, hash, body.length],
    transfer: text.test(path) ? gzipSync(body, {level: 1}).length : body.length,
    shows: shownBy(path, body, pathPrefix)
  };
}

function shownBy(path: string, body: Uint8Array, pathPrefix: string): readonly string[] {
  const read = () => new TextDecoder().decode(body);
  if (path.endsWith(".html")) return filesShownBy(read(), pathPrefix);
  if (path.endsWith(".css")) return filesNamedIn(read(), path);
  return [];
}
