import {
  type Parcel,
  type ParcelFile,
  type ParcelList,
  parcelListPath,
  parcelPath
} from "../../model/parcel.ts";
import {fetchChecked} from "./fetchChecked.ts";

/** Some parcels of one version of the site. */
interface Version {
  readonly version: string;
  /** Those that were asked for. */
  readonly parcels: readonly string[];
  /** The hash of each of them, and of those that they include, by name. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** What is kept on this device. */
export interface Copy extends Version {
  /** When it was fetched, in milliseconds since 1970. */
  readonly at: number;
  /** What was kept before it; a page that was opened from that goes on with it. */
  readonly previous: Version | undefined;
}

/** Told of the bytes that have come, of all that a keeping takes. */
export type OnProgress = (done: number, total: number) => void;

/** Marks a request as the keeper's own; it names the file's bytes, so no cache on the way has others under it. */
export const mark = "khabar";

/** Files that are fetched at the same time. */
const lanes = 4;

/**
 * Keeps parcels of the site in the browser's cache storage. Files lie there by path and hash, so that a new version
 * costs what has changed; which version is shown is one entry, which is put when all files of it are there. So what
 * is kept is whole at any moment, and never of two versions.
 */
export class Keeper {
  readonly #root: string;
  readonly #cacheName: string;
  /** The hashes of the files of the current version and of the one before. */
  readonly #known = new Map<string, ReadonlyMap<string, string>>();

  /** `root` is the path of the site's front. */
  constructor(root: string) {
    this.#root = root;
    this.#cacheName = `khabar kept ${root}`;
  }

  async copy(): Promise<Copy | undefined> {
    const response = await (await this.#cache()).match(this.#copyKey);
    const copy: Copy | undefined = await response?.json();
    return copy !== undefined && "hashes" in copy ? copy : undefined;
  }

  /** A file as it is kept, by its path below the root; of the version before, if only that has it. */
  async match(path: string): Promise<Response | undefined> {
    const copy = await this.copy();
    for (const one of copy === undefined ? [] : [copy, copy.previous]) {
      const hash = one && (await this.#fileHashes(one)).get(path);
      if (hash !== undefined) return (await this.#cache()).match(this.#fileKey(path, hash));
    }
    return undefined;
  }

  /** The file that is kept of a picture, for any of those that a browser may choose. */
  async matchPicture(path: string): Promise<Response | undefined> {
    const stem = /^images\/.*-(?=\d+\.\w+$)/.exec(path)?.[0];
    if (stem === undefined) return undefined;
    const other = (await this.paths(stem)).find((kept) => /^\d+\.\w+$/.test(kept.slice(stem.length)));
    return other === undefined ? undefined : this.match(other);
  }

  /** The paths below a folder that are kept, in no order. */
  async paths(folder: string): Promise<readonly string[]> {
    const copy = await this.copy();
    if (copy === undefined) return [];
    return [...(await this.#fileHashes(copy)).keys()].filter((path) => path.startsWith(folder));
  }

  /** The files of a parcel that is kept, without those of parcels that it includes. */
  async files(name: string): Promise<readonly ParcelFile[]> {
    const copy = await this.copy();
    return copy?.parcels.includes(name) ? (await this.#kept(copy, name)).files : [];
  }

  /** The parcels that the site has now, from the network. Throws when it cannot be reached. */
  async list(): Promise<ParcelList> {
    const response = await fetch(`${this.#root}${parcelListPath}`, {cache: "no-cache"});
    if (!response.ok) throw new Error(`${response.status} fetching the list of parcels`);
    return response.json();
  }

  /**
   * Keeps some parcels beside those that are kept already, and brings all of them to the site's version of now.
   * Throws when something cannot be had; then what was kept is as it was, and what has come is not fetched again.
   */
  keep(added: readonly string[], onProgress: OnProgress = () => {}): Promise<void> {
    return this.#alone(async () => {
      const [copy, list] = await Promise.all([this.copy(), this.list()]);
      const names = [...new Set([...(copy?.parcels ?? []), ...added])].filter((name) => name in list.parcels);
      const parcels = await withIncluded(names, (name) => this.#parcelNow(name, list));
      await this.#fetchFiles(filesOf([...parcels.values()]), onProgress);
      const hashes = Object.fromEntries([...parcels.keys()].map((name) => [name, hashIn(list, name)]));
      const previous = copy === undefined || copy.version === list.version ? copy?.previous : versionOf(copy);
      await this.#put({version: list.version, parcels: names, hashes, at: Date.now(), previous});
    });
  }

  /** Lets go of a parcel, and frees the room that it took. */
  drop(name: string): Promise<void> {
    return this.#alone(async () => {
      const copy = await this.copy();
      if (copy === undefined) return;
      const parcels = copy.parcels.filter((other) => other !== name);
      const needed = await withIncluded(parcels, (other) => this.#kept(copy, other));
      const hashes = Object.fromEntries(Object.entries(copy.hashes).filter(([other]) => needed.has(other)));
      await this.#put({...copy, parcels, hashes, previous: undefined});
    });
  }

  /** Lets go of everything. */
  async forget(): Promise<void> {
    await this.#alone(async () => {
      await caches.delete(this.#cacheName);
      this.#known.clear();
    });
  }

  /** Pages and the service worker keep one after the other. */
  async #alone(work: () => Promise<void>): Promise<void> {
    await navigator.locks.request(this.#cacheName, work);
  }

  /** A parcel as the list has it, from what is kept or from the network: so all of them are of the list's version. */
  async #parcelNow(name: string, list: ParcelList): Promise<Parcel> {
    const cache = await this.#cache();
    const hash = hashIn(list, name);
    const key = this.#parcelKey(name, hash);
    const kept = await cache.match(key);
    if (kept !== undefined) return kept.json();
    const response = await fetchChecked(key, hash, {cache: "no-cache"});
    await cache.put(key, response.clone());
    return response.json();
  }

  async #fetchFiles(files: ReadonlyMap<string, ParcelFile>, onProgress: OnProgress): Promise<void> {
    const cache = await this.#cache();
    const here = new Set((await cache.keys()).map(({url}) => url));
    const missing = [...files.values()].filter(
      ([path, hash]) => !here.has(new URL(this.#fileKey(path, hash), location.origin).href)
    );
    const total = missing.reduce((sum, [, , bytes]) => sum + bytes, 0);
    let done = 0;
    onProgress(done, total);
    const queue = missing.values();
    const lane = async () => {
      for (const [path, hash, bytes] of queue) {
        const key = this.#fileKey(path, hash);
        await cache.put(key, await fetchChecked(key, hash));
        done += bytes;
        onProgress(done, total);
      }
    };
    // A lane ends with the first file that it cannot have; the others bring what they can.
    const ended = await Promise.allSettled(Array.from({length: lanes}, lane));
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  }

  async #put(copy: Copy): Promise<void> {
    const cache = await this.#cache();
    await cache.put(this.#copyKey, jsonResponse(copy));
    const wanted = new Set([this.#copyKey]);
    for (const one of [copy, copy.previous]) {
      if (one === undefined) continue;
      for (const [name, hash] of Object.entries(one.hashes)) wanted.add(this.#parcelKey(name, hash));
      for (const [path, hash] of await this.#fileHashes(one)) wanted.add(this.#fileKey(path, hash));
    }
    for (const request of await cache.keys()) {
      const {pathname, search} = new URL(request.url);
      if (!wanted.has(pathname + search)) await cache.delete(request);
    }
  }

  async #fileHashes(one: Version): Promise<ReadonlyMap<string, string>> {
    const id = `${one.version} ${one.parcels.join(" ")}`;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const parcels = await Promise.all(Object.keys(one.hashes).map((name) => this.#kept(one, name)));
    const hashes = new Map(parcels.flatMap(({files}) => files.map(([path, hash]) => [path, hash] as const)));
    if (this.#known.size > 1) this.#known.clear();
    this.#known.set(id, hashes);
    return hashes;
  }

  async #kept({hashes}: Version, name: string): Promise<Parcel> {
    const response = await (await this.#cache()).match(this.#parcelKey(name, hashes[name] ?? ""));
    const parcel: Parcel | undefined = await response?.json();
    return parcel ?? {includes: [], files: []};
  }

  #cache(): Promise<Cache> {
    return caches.open(this.#cacheName);
  }

  get #copyKey(): string {
    return `${this.#root}${parcelPath("copy")}?${mark}`;
  }

  #parcelKey(name: string, hash: string): string {
    return `${this.#root}${parcelPath(name)}?${mark}=${hash}`;
  }

  #fileKey(path: string, hash: string): string {
    return `${this.#root}${encodeURI(path)}?${mark}=${hash}`;
  }
}

/** Some parcels and all that they include, by name. */
async function withIncluded(
  names: readonly string[],
  parcelOf: (name: string) => Promise<Parcel>
): Promise<ReadonlyMap<string, Parcel>> {
  const found = new Map<string, Parcel>();
  let asked: readonly string[] = [...new Set(names)];
  while (asked.length > 0) {
    const parcels = await Promise.all(asked.map(async (name) => [name, await parcelOf(name)] as const));
    for (const [name, parcel] of parcels) found.set(name, parcel);
    const included = new Set(parcels.flatMap(([, {includes}]) => includes));
    asked = [...included].filter((name) => !found.has(name));
  }
  return found;
}

function hashIn({parcels}: ParcelList, name: string): string {
  const listed = parcels[name];
  if (listed === undefined) throw new Error(`The list of parcels has no ${name}`);
  return listed.hash;
}

function versionOf({version, parcels, hashes}: Copy): Version {
  return {version, parcels, hashes};
}

function filesOf(parcels: readonly Parcel[]): ReadonlyMap<string, ParcelFile> {
  return new Map(parcels.flatMap(({files}) => files.map((file) => [file[0], file] as const)));
}

function jsonResponse(value: unknown): Response {
  return new Response(JSON.stringify(value), {headers: {"content-type": "application/json"}});
}
