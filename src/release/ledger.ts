import {hash} from "node:crypto";
import {lstatSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {isAtRest} from "../model/atRest.ts";
import type {FileFacts} from "../model/fileFacts.ts";
import {filesIn} from "./changes.ts";

/** What is known of a file of the live site. */
export interface LedgerEntry extends FileFacts {
  /** When it was written, in milliseconds since 1970. */
  readonly modified: number;
  /** Changes with anything that the file was made from; empty when that is not kept. */
  readonly fingerprint: string;
}

/** The files of the live site, by their paths in its folder. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

/** A ledger as columns, which take less time to read than rows with names. */
interface Columns {
  readonly paths: readonly string[];
  readonly hashes: readonly string[];
  readonly bytes: readonly number[];
  readonly modified: readonly number[];
  readonly fingerprints: readonly string[];
  readonly transfers: readonly number[];
  /** What each shows, as the place of its list in `lists`: most pages show the same. */
  readonly shows: readonly number[];
  readonly lists: readonly (readonly string[])[];
  readonly folders: readonly string[];
  readonly folderTimes: readonly number[];
}

/**
 * When something last came into a folder of the live site or went from it, in milliseconds since 1970, by the folder's
 * path in the site's, which is "" for that itself. Only folders that were at rest by then.
 */
export type FolderTimes = ReadonlyMap<string, number>;

/** What a build leaves to be known of the live site. */
export interface KeptLedger {
  readonly ledger: Ledger;
  readonly folderTimes: FolderTimes;
}

export function packLedger({ledger, folderTimes}: KeptLedger): Uint8Array {
  const entries = [...ledger.values()];
  const lists = new Map<string, {readonly place: number; readonly list: readonly string[]}>();
  const placeOf = (list: readonly string[]) => {
    const key = list.join("\n");
    const known = lists.get(key) ?? {place: lists.size, list};
    lists.set(key, known);
    return known.place;
  };
  const columns: Columns = {
    paths: [...ledger.keys()],
    hashes: entries.map(({hash}) => hash),
    bytes: entries.map(({bytes}) => bytes),
    modified: entries.map(({modified}) => modified),
    fingerprints: entries.map(({fingerprint}) => fingerprint),
    transfers: entries.map(({transfer}) => transfer),
    shows: entries.map(({shows}) => placeOf(shows)),
    lists: [],
    folders: [...folderTimes.keys()],
    folderTimes: [...folderTimes.values()]
  };
  return Buffer.from(JSON.stringify({...columns, lists: [...lists.values()].map(({list}) => list)}));
}

/** Reads what `packLedger` wrote. */
export function unpackLedger(packed: Uint8Array): KeptLedger {
  const columns: Columns = JSON.parse(new TextDecoder().decode(packed));
  const {hashes, bytes, modified, fingerprints, transfers, shows, lists} = columns;
  const ledger = new Map(
    columns.paths.map((path, at) => [
      path,
      {
        hash: hashes[at] ?? "",
        bytes: bytes[at] ?? 0,
        modified: modified[at] ?? 0,
        fingerprint: fingerprints[at] ?? "",
        transfer: transfers[at] ?? 0,
        shows: lists[shows[at] ?? 0] ?? []
      }
    ])
  );
  const folderTimes = new Map(columns.folders.map((path, at) => [path, columns.folderTimes[at] ?? 0]));
  return {ledger, folderTimes};
}

/** SHA-256, in hex. */
export function hashOf(body: string | Uint8Array): string {
  return hash("sha256", body);
}

/**
 * The ledger of a folder's files as they are. What is `known` of a file is taken over if it is as it was written, or has
 * the same bytes.
 */
export function ledgerOf(folder: string, factsOf: FactsOf, known: Ledger = new Map()): Ledger {
  return new Map(
    filesIn(folder).map((path) => {
      const {size, mtimeMs: modified} = lstatSync(join(folder, path));
      const before = known.get(path);
      if (before?.bytes === size && before.modified === modified) return [path, before];
      const body = readFileSync(join(folder, path));
      if (before?.hash === hashOf(body)) return [path, {...before, modified}];
      return [path, {modified, fingerprint: "", ...factsOf(path, body)}];
    })
  );
}

/** Gives what is known of a file from its path in the site's folder and its bytes. */
export type FactsOf = (path: string, body: Uint8Array) => FileFacts;

/**
 * Whether a folder holds the files of a ledger as they were written, and no others. What is in a folder of a known time
 * need not be looked for: nothing has come or gone since.
 */
export function isAsWritten(folder: string, ledger: Ledger, folderTimes: FolderTimes = new Map()): boolean {
  const folders = foldersIn(ledger.keys());
  const isSound = (path: string) => {
    const known = folderTimes.get(path);
    if (known !== undefined && statOf(pathIn(folder, path))?.mtimeMs === known) return true;
    return entriesIn(join(folder, path)).every((entry) => {
      const name = path === "" ? entry.name : `${path}/${entry.name}`;
      if (!entry.isDirectory()) return ledger.has(name);
      return folders.has(name) || filesIn(join(folder, name)).length === 0;
    });
  };
  if (![...folders].every(isSound)) return false;
  for (const [path, {bytes, modified}] of ledger) {
    const found = statOf(pathIn(folder, path));
    if (found?.size !== bytes || found.mtimeMs !== modified) return false;
  }
  return true;
}

/**
 * The times of a site's folders, as of a moment in milliseconds since 1970. Where the files that have come and gone
 * since are known, the other folders' times are taken to be as they were.
 */
export function folderTimesOf(
  folder: string,
  ledger: Ledger,
  moment: number,
  since?: {readonly folderTimes: FolderTimes; readonly changed: readonly string[]}
): FolderTimes {
  const changed = foldersIn(since?.changed ?? []);
  const times = new Map<string, number>();
  for (const path of foldersIn(ledger.keys())) {
    const known = changed.has(path) ? undefined : since?.folderTimes.get(path);
    const time = known ?? statOf(pathIn(folder, path))?.mtimeMs;
    if (time !== undefined && (known !== undefined || isAtRest(time, moment))) times.set(path, time);
  }
  return times;
}

/** The folders that some files of a site are in, and those that these are in. */
function foldersIn(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set([""]);
  for (const path of paths) {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const above = path.slice(0, end);
      if (folders.has(above)) break;
      folders.add(above);
    }
  }
  return folders;
}

/** Where a path of a ledger is. These are in order as they stand, and there are tens of thousands: `join` looks at each letter. */
function pathIn(folder: string, path: string): string {
  return path === "" ? folder : `${folder}/${path}`;
}

function statOf(path: string) {
  return lstatSync(path, {throwIfNoEntry: false});
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch {
    return [];
  }
}
