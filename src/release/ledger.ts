import {createHash} from "node:crypto";
import {lstatSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
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
}

export function packLedger(ledger: Ledger): Uint8Array {
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
    lists: []
  };
  return Buffer.from(JSON.stringify({...columns, lists: [...lists.values()].map(({list}) => list)}));
}

/** Reads what `packLedger` wrote. */
export function unpackLedger(packed: Uint8Array): Ledger {
  const columns: Columns = JSON.parse(new TextDecoder().decode(packed));
  const {hashes, bytes, modified, fingerprints, transfers, shows, lists} = columns;
  return new Map(
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
}

/** SHA-256, in hex. */
export function hashOf(body: string | Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}

/** The ledger of a folder's files as they are, made from what nobody knows. */
export function ledgerOf(folder: string, factsOf: FactsOf): Ledger {
  return new Map(
    filesIn(folder).map((path) => {
      const body = readFileSync(join(folder, path));
      const {mtimeMs} = lstatSync(join(folder, path));
      return [path, {...factsOf(path, body), modified: mtimeMs, fingerprint: ""}];
    })
  );
}

/** Gives what is known of a file from its path in the site's folder and its bytes. */
export type FactsOf = (path: string, body: Uint8Array) => FileFacts;

/** Whether a folder holds the files of a ledger as they were written, and no others. */
export function isAsWritten(folder: string, ledger: Ledger): boolean {
  let count = 0;
  const isSound = (directory: string): boolean =>
    entriesIn(join(folder, directory)).every((entry) => {
      const path = directory + entry.name;
      if (entry.isDirectory()) return isSound(`${path}/`);
      const known = ledger.get(path);
      if (known === undefined) return false;
      count++;
      const {size, mtimeMs} = lstatSync(join(folder, path));
      return size === known.bytes && mtimeMs === known.modified;
    });
  return isSound("") && count === ledger.size;
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch {
    return [];
  }
}
