import {type Parcel, type ParcelFile, parcelPath} from "../../model/parcel.ts";
import {fetchChecked} from "./fetchChecked.ts";

/** Some parcels of one version of the site. */
export interface Version {
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

/** Files and parcels in the browser's cache storage, where each lies by its path and hash, and the entry of the copy. */
export class KeptFiles {
  /** What the cache is called; who changes it holds a lock of this name. */
  readonly name: string;
  readonly #root: string;

  /** `root` is the path of the site's front. */
  constructor(root: string) {
    this.#root = root;
    this.name = `khabar kept ${root}`;
  }

  async copy(): Promise<Copy | undefined> {
    const response = await (await this.#cache()).match(this.#copyKey);
    const copy: Copy | undefined = await response?.json();
    return copy !== undefined && "hashes" in copy ? copy : undefined;
  }

  async file(path: string, hash: string): Promise<Response | undefined> {
    return (await this.#cache()).match(this.#fileKey(path, hash));
  }

  async parcel(name: string, hash: string): Promise<Parcel | undefined> {
    return (await (await this.#cache()).match(this.#parcelKey(name, hash)))?.json();
  }

  /** A parcel from the network, which is kept from now on. Throws when it cannot be had. */
  async fetchParcel(name: string, hash: string): Promise<Parcel> {
    const key = this.#parcelKey(name, hash);
    const response = await fetchChecked(key, hash, {cache: "no-cache"});
    await (await this.#cache()).put(key, response.clone());
    return response.json();
  }

  /** Fetches those of some files that are not kept. Throws when one cannot be had; what has come stays. */
  async fetchMissing(files: Iterable<ParcelFile>, onProgress: OnProgress): Promise<void> {
    const cache = await this.#cache();
    const here = new Set((await cache.keys()).map(({url}) => url));
    const missing = [...files].filter(
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

  /** Puts a copy in the place of the one before, and lets go of all files but those of its versions. */
  async put(copy: Copy, files: Iterable<readonly [path: string, hash: string]>): Promise<void> {
    const cache = await this.#cache();
    await cache.put(this.#copyKey, jsonResponse(copy));
    const wanted = new Set([this.#copyKey]);
    for (const {hashes} of versionsOf(copy))
      for (const [name, hash] of Object.entries(hashes)) wanted.add(this.#parcelKey(name, hash));
    for (const [path, hash] of files) wanted.add(this.#fileKey(path, hash));
    for (const request of await cache.keys()) {
      const {pathname, search} = new URL(request.url);
      if (!wanted.has(pathname + search)) await cache.delete(request);
    }
  }

  async forget(): Promise<void> {
    await caches.delete(this.name);
  }

  #cache(): Promise<Cache> {
    return caches.open(this.name);
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

/** The version that is shown, and the one before it if that is kept, too. */
export function versionsOf(copy: Copy): readonly Version[] {
  return copy.previous === undefined ? [copy] : [copy, copy.previous];
}

function jsonResponse(value: unknown): Response {
  return new Response(JSON.stringify(value), {headers: {"content-type": "application/json"}});
}
