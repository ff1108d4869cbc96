import {linkSync, mkdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, sep} from "node:path";
import type {FileFacts} from "../model/fileFacts.ts";
import {outputPath, type Permalink} from "../model/permalink.ts";
import type {OutputFile, SiteFiles} from "../model/sheet.ts";
import type {Changes} from "./changes.ts";
import {applyInPlace} from "./journal.ts";
import type {FactsOf, Ledger, LedgerEntry} from "./ledger.ts";
import type {ReleaseFolders} from "./staging.ts";
import {release} from "./swap.ts";

/** Up to so many changed files are put into the live site one by one; for more, a whole new one takes its place. */
const mostInPlace = 500;

/**
 * The next site while it is made: what is new or changed lies in the staging folder, and what stays as it is in the
 * live site is only listed. Without a ledger of the live site, everything is new.
 */
export class Draft {
  readonly #folders: ReleaseFolders;
  readonly #before: Ledger;
  readonly #factsOf: FactsOf;
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #made = new Set<string>();
  readonly #madeFolders = new Set<string>();

  constructor(folders: ReleaseFolders, before: Ledger | undefined, factsOf: FactsOf) {
    this.#folders = folders;
    this.#factsOf = factsOf;
    this.#before = before ?? new Map();
  }

  /** Takes a file over as it is, if it is there and was made from the same; says whether it did. */
  keep(permalink: Permalink, fingerprint?: string): boolean {
    const path = outputPath(permalink);
    const entry = this.#before.get(path);
    if (entry === undefined || (fingerprint !== undefined && entry.fingerprint !== fingerprint)) return false;
    this.#entries.set(path, entry);
    return true;
  }

  /** Whether the live site has a file that this one could take over. */
  canKeep(permalink: Permalink): boolean {
    return this.#before.has(outputPath(permalink));
  }

  /** Puts a file into the site. Where the live one has the same bytes, that stays as it is. */
  put({permalink, body}: OutputFile, fingerprint = ""): void {
    const path = outputPath(permalink);
    const facts = this.#factsOf(path, typeof body === "string" ? Buffer.from(body) : body);
    if (this.#isSame(path, facts, fingerprint)) return;
    const file = join(this.#folders.staging, path);
    if (!file.startsWith(this.#folders.staging + sep)) throw new Error(`${permalink} leads out of the site`);
    this.#makeFolder(dirname(file));
    writeFileSync(file, body);
    this.#add(path, file, facts, fingerprint);
  }

  has(permalink: Permalink): boolean {
    return this.#entries.has(outputPath(permalink));
  }

  /** Of this and the live site, which files are new or have other bytes. */
  get changes(): Changes {
    const made = [...this.#made].sort();
    const added = made.filter((path) => !this.#before.has(path));
    const changed = made.filter((path) => this.#before.has(path));
    return {added, changed, removed: this.#removed, unchanged: this.#entries.size - this.#made.size};
  }

  /** The files that stay as they are in the live site, by their paths. */
  get unchanged(): readonly string[] {
    return [...this.#entries.keys()].filter((path) => !this.#made.has(path));
  }

  get ledger(): Ledger {
    return this.#entries;
  }

  get files(): SiteFiles {
    return {paths: [...this.#entries.keys()].sort(), read: (path) => this.read(path)};
  }

  /** The bytes of a file of this site. Throws when it has none of the name. */
  read(path: string): Buffer {
    const {live, staging} = this.#folders;
    return readFileSync(join(this.#made.has(path) ? staging : live, path));
  }

  /** The bytes of a file of the live site; undefined when it has none of the name. */
  readLive(path: string): Buffer | undefined {
    return this.#before.has(path) ? readFileSync(join(this.#folders.live, path)) : undefined;
  }

  /**
   * Makes this the live site: a few changes in place, many in one step. Gives the files that have come and gone in
   * place; undefined when all folders are new.
   */
  release(): readonly string[] | undefined {
    const {changes} = this;
    if (this.#before.size === 0) {
      release(this.#folders);
      return undefined;
    }
    const {removed} = changes;
    const made = [...changes.added, ...changes.changed];
    if (made.length + removed.length <= mostInPlace && !isFolderOfOther(made, removed)) {
      applyInPlace({made, removed}, this.#folders);
      return [...made, ...removed];
    }
    this.#completeStaging();
    release(this.#folders);
    return undefined;
  }

  get #removed(): readonly string[] {
    const removed: string[] = [];
    for (const path of this.#before.keys()) if (!this.#entries.has(path)) removed.push(path);
    return removed.sort();
  }

  #isSame(path: string, facts: FileFacts, fingerprint: string): boolean {
    const entry = this.#before.get(path);
    if (entry?.hash !== facts.hash) return false;
    this.#entries.set(path, {modified: entry.modified, fingerprint, ...facts});
    this.#made.delete(path);
    return true;
  }

  #add(path: string, file: string, facts: FileFacts, fingerprint: string): void {
    this.#entries.set(path, {modified: statSync(file).mtimeMs, fingerprint, ...facts});
    this.#made.add(path);
  }

  /** Files that stay are linked, not copied: both names are of the same bytes on the disk. */
  #completeStaging(): void {
    const {live, staging} = this.#folders;
    for (const path of this.#entries.keys()) {
      if (this.#made.has(path)) continue;
      this.#makeFolder(dirname(join(staging, path)));
      linkSync(join(live, path), join(staging, path));
    }
  }

  #makeFolder(folder: string): void {
    if (this.#madeFolders.has(folder)) return;
    mkdirSync(folder, {recursive: true});
    this.#madeFolders.add(folder);
  }
}

/** Whether a file comes to where a folder was, or a folder to where a file was. */
function isFolderOfOther(made: readonly string[], removed: readonly string[]): boolean {
  const isBelow = (path: string, paths: ReadonlySet<string>) =>
    path.split("/").some((_, depth, parts) => depth > 0 && paths.has(parts.slice(0, depth).join("/")));
  const [come, gone] = [new Set(made), new Set(removed)];
  return made.some((path) => isBelow(path, gone)) || removed.some((path) => isBelow(path, come));
}
