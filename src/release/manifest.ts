import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import {offlineFolder, serviceWorkerPath} from "../model/parcel.ts";
import type {Ledger} from "./ledger.ts";
import type {ReleaseFolders} from "./staging.ts";
import {WindowedFile} from "./windowedFile.ts";

/** A file of a release: its path in the site's folder, the SHA-256 of its bytes in hex, and how many they are. */
export type ManifestFile = readonly [path: string, hash: string, bytes: number];

/** What a release consists of. */
export interface Manifest {
  /** Counts from 1; a build that changes nothing is no new release. */
  readonly release: number;
  /** The moment that it was made as of, in ISO 8601. */
  readonly now: string;
  /** Where the site is published. */
  readonly url: string;
  /** In the order of their paths. */
  readonly files: readonly ManifestFile[];
}

/** How one release differs from an earlier one. */
export interface ReleaseChanges {
  /**
   * New, or with other bytes. First those that are new, so that what a page leads to is there before the page; last those
   * that tell of the others: lists of what goes together offline, and the worker that fetches by them.
   */
  readonly upload: readonly ManifestFile[];
  /** Paths that are gone. */
  readonly delete: readonly string[];
  /** Whole addresses of which caches may hold something else than the release has. */
  readonly purge: readonly string[];
}

/** Releases of which the manifests are kept. */
const mostKept = 50;

/** Keeps the manifest of a staged site that is about to go live. Gives it, or the last one when nothing has changed. */
export function keepManifest(
  {now, url, ledger}: {readonly now: string; readonly url: string; readonly ledger: Ledger},
  folders: ReleaseFolders
): Manifest {
  // Paths by themselves are sorted three times as fast as files by their paths.
  const files = [...ledger.keys()].sort().flatMap((path): readonly ManifestFile[] => {
    const known = ledger.get(path);
    return known === undefined ? [] : [[path, known.hash, known.bytes]];
  });
  const lastNumber = releasesIn(folders).at(-1) ?? 0;
  const manifest = {release: lastNumber + 1, now, url, files};
  const [begin, end] = bytesOf(manifest);
  const last = endsSo(pathIn(folders, lastNumber), end) ? readManifest(lastNumber, folders) : undefined;
  if (last !== undefined) return last;
  mkdirSync(folderOf(folders), {recursive: true});
  writeAside([begin, end], pathIn(folders, manifest.release));
  for (const number of releasesIn(folders).slice(0, -mostKept)) rmSync(pathIn(folders, number));
  return manifest;
}

/** A manifest as JSON, in two: the release's number and moment, and what it consists of. */
function bytesOf({release, now, url, files}: Manifest): readonly [begin: Uint8Array, end: Uint8Array] {
  const begin = `${JSON.stringify({release, now}).slice(0, -1)},`;
  return [Buffer.from(begin), Buffer.from(JSON.stringify({url, files}).slice(1))];
}

/** Whether a file is there that ends with such bytes; it is read up to where it does not. */
function endsSo(path: string, end: Uint8Array): boolean {
  if (!existsSync(path)) return false;
  const file = new WindowedFile(path);
  const start = file.length - end.length;
  if (start < 0) return false;
  for (let from = 0; from < end.length; from += pieceSize) {
    const piece = end.subarray(from, from + pieceSize);
    if (Buffer.compare(piece, file.subarray(start + from, start + from + piece.length)) !== 0) return false;
  }
  return true;
}

const pieceSize = 1 << 16;

/** Written aside and renamed, so that who is killed leaves no half of it. */
function writeAside(pieces: readonly Uint8Array[], path: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, "");
  for (const piece of pieces) appendFileSync(draft, piece);
  renameSync(draft, path);
}

/** The numbers of the releases whose manifests are there, oldest first. */
export function releasesIn(folders: ReleaseFolders): readonly number[] {
  const folder = folderOf(folders);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => (/^[1-9]\d*\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .sort((a, b) => a - b);
}

/** The manifest of a release; undefined when it is not there, or not in the form that is known. */
export function readManifest(release: number, folders: ReleaseFolders): Manifest | undefined {
  return parseManifest(pathIn(folders, release));
}

/** Notes that a release is what the host has. Gives its manifest; undefined when it is not there. */
export function noteUploaded(release: number, folders: ReleaseFolders): Manifest | undefined {
  const manifest = readManifest(release, folders);
  if (manifest !== undefined) writeAside(bytesOf(manifest), uploadedPath(folders));
  return manifest;
}

/** Where the manifest of what the host has lies, once it was noted. It stays when its release is no longer kept. */
export function uploadedPath(folders: ReleaseFolders): string {
  return join(folderOf(folders), "uploaded.json");
}

/** The manifest in a file, such as a copy that was put away; undefined when it is none. */
export function parseManifest(path: string): Manifest | undefined {
  try {
    const data: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isManifest(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** What has to be done to where an earlier release is, to make it a later one. */
export function changesSince(earlier: Manifest, later: Manifest): ReleaseChanges {
  const before = new Map(earlier.files.map(([path, hash]) => [path, hash]));
  const after = new Set(later.files.map(([path]) => path));
  const place = (path: string) => (before.has(path) ? (tellsOfOthers(path) ? 2 : 1) : 0);
  const upload = later.files
    .filter(([path, hash]) => before.get(path) !== hash)
    .sort(([a], [b]) => place(a) - place(b));
  const gone = earlier.files.map(([path]) => path).filter((path) => !after.has(path));
  const stale = [...upload.map(([path]) => path).filter((path) => before.has(path)), ...gone].sort();
  return {upload, delete: gone, purge: stale.map((path) => addressOf(path, later.url))};
}

function tellsOfOthers(path: string): boolean {
  return path === serviceWorkerPath || path.startsWith(`${offlineFolder}/`);
}

/** A page is asked for by its folder. */
function addressOf(path: string, url: string): string {
  return url + encodeURI(path.replace(/(^|\/)index\.html$/, "$1"));
}

/** The manifest of the last release; undefined when there is none to be read. */
export function lastManifest(folders: ReleaseFolders): Manifest | undefined {
  const last = releasesIn(folders).at(-1);
  return last === undefined ? undefined : readManifest(last, folders);
}

function pathIn(folders: ReleaseFolders, release: number): string {
  return join(folderOf(folders), `${release}.json`);
}

function folderOf({state}: ReleaseFolders): string {
  return join(state, "releases");
}

function isManifest(data: unknown): data is Manifest {
  if (typeof data !== "object" || data === null) return false;
  if (!("release" in data && "now" in data && "url" in data && "files" in data)) return false;
  const {release, now, url, files} = data;
  const isFile = (file: unknown) =>
    Array.isArray(file) &&
    typeof file[0] === "string" &&
    typeof file[1] === "string" &&
    typeof file[2] === "number";
  return (
    Number.isInteger(release) &&
    typeof now === "string" &&
    typeof url === "string" &&
    Array.isArray(files) &&
    files.every(isFile)
  );
}
