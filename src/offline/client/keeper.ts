import {
  type Parcel,
  type ParcelFile,
  type ParcelList,
  parcelListPath,
  parcelPath
} from "../../model/parcel.ts";

/** What is kept on this device: some parcels of one version of the site. */
export interface Copy {
  readonly version: string;
  readonly parcels: readonly string[];
  /** When it was fetched, in milliseconds since 1970. */
  readonly at: number;
  /** What was kept before it; a page that was opened from that goes on with it. */
  readonly previous: {readonly version: string; readonly parcels: readonly string[]} | undefined;
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
  /** The hashes of the current version and of the one before. */
  readonly #known = new Map<string, ReadonlyMap<string, string>>();

  /** `root` is the path of the site's front. */
  constructor(root: string) {
    this.#root = root;
    this.#cacheName = `khabar kept ${root}`;
  }

  async copy(): Promise<Copy | undefined> {
    const response = await (await this.#cache()).match(this.#copyKey);
    return response === undefined ? undefined : await response.json();
  }

  /** A file as it is kept, by its path below the root; of the version before, if only that has it. */
  async match(path: string): Promise<Response | undefined> {
    const copy = await this.copy();
    for (const one of copy === undefined ? [] : [copy, copy.previous]) {
      const hash = one && (await this.#hashes(one)).get(path);
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
    return [...(await this.#hashes(copy)).keys()].filter((path) => path.startsWith(folder));
  }

  /** The files of a parcel that is kept. */
  async files(name: string): Promise<readonly ParcelFile[]> {
    const copy = await this.copy();
    return copy?.parcels.includes(name) ? this.#kept(copy.version, name) : [];
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
      const parcels = await Promise.all(names.map((name) => this.#fetchParcel(name, list.version)));
      await this.#fetchFiles(filesOf(parcels), onProgress);
      const cache = await this.#cache();
      for (const [index, name] of names.entries())
        await cache.put(this.#parcelKey(list.version, name), jsonResponse(parcels[index]));
      const previous =
        copy === undefined || copy.version === list.version
          ? copy?.previous
          : {version: copy.version, parcels: copy.parcels};
      await this.#put({version: list.version, parcels: names, at: Date.now(), previous});
    });
  }

  /** Lets go of a parcel, and frees the room that it took. */
  drop(name: string): Promise<void> {
    return this.#alone(async () => {
      const copy = await this.copy();
      if (copy === undefined) return;
      await this.#put({
        ...copy,
        parcels: copy.parcels.filter((other) => other !== name),
        previous: undefined
      });
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

  async #fetchParcel(name: string, version: string): Promise<Parcel> {
    const response = await fetch(`${this.#root}${parcelPath(name)}?${mark}=${version}`, {cache: "no-cache"});
    if (!response.ok) throw new Error(`${response.status} fetching ${name}`);
    const parcel: Parcel = await response.json();
    if (parcel.version !== version) throw new Error("The site is being published at this moment");
    return parcel;
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
      for (const file of queue) {
        await this.#fetchFile(cache, file);
        done += file[2];
        onProgress(done, total);
      }
    };
    // A lane ends with the first file that it cannot have; the others bring what they can.
    const ended = await Promise.allSettled(Array.from({length: lanes}, lane));
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  }

  /** A file is kept only if it has the bytes that its parcel says: a host may serve another version by now. */
  async #fetchFile(cache: Cache, [path, hash]: ParcelFile): Promise<void> {
    const response = await fetch(this.#fileKey(path, hash));
    if (!response.ok) throw new Error(`${response.status} fetching ${path}`);
    const body = await response.arrayBuffer();
    if ((await hashOf(body)) !== hash) throw new Error(`${path} is of another version`);
    const headers = {"content-type": response.headers.get("content-type") ?? "application/octet-stream"};
    await cache.put(this.#fileKey(path, hash), new Response(body, {headers}));
  }

  async #put(copy: Copy): Promise<void> {
    const cache = await this.#cache();
    await cache.put(this.#copyKey, jsonResponse(copy));
    const wanted = new Set([this.#copyKey]);
    for (const one of [copy, copy.previous]) {
      for (const name of one?.parcels ?? []) {
        wanted.add(this.#parcelKey(one?.version ?? "", name));
        for (const [path, hash] of await this.#kept(one?.version ?? "", name))
          wanted.add(this.#fileKey(path, hash));
      }
    }
    for (const request of await cache.keys()) {
      const {pathname, search} = new URL(request.url);
      if (!wanted.has(pathname + search)) await cache.delete(request);
    }
  }

  async #hashes({version, parcels}: Pick<Copy, "version" | "parcels">): Promise<ReadonlyMap<string, string>> {
    const id = `${version} ${parcels.join(" ")}`;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const hashes = new Map<string, string>();
    for (const name of parcels)
      for (const [path, hash] of await this.#kept(version, name)) hashes.set(path, hash);
    if (this.#known.size > 1) this.#known.clear();
    this.#known.set(id, hashes);
    return hashes;
  }

  async #kept(version: string, name: string): Promise<readonly ParcelFile[]> {
    const response = await (await this.#cache()).match(this.#parcelKey(version, name));
    const parcel: Parcel | undefined = await response?.json();
    return parcel?.files ?? [];
  }

  #cache(): Promise<Cache> {
    return caches.open(this.#cacheName);
  }

  get #copyKey(): string {
    return `${this.#root}${parcelPath("copy")}?${mark}`;
  }

  #parcelKey(version: string, name: string): string {
    return `${this.#root}${parcelPath(name)}?${mark}=${version}`;
  }

  #fileKey(path: string, hash: string): string {
    return `${this.#root}${encodeURI(path)}?${mark}=${hash}`;
  }
}

function filesOf(parcels: readonly Parcel[]): ReadonlyMap<string, ParcelFile> {
  return new Map(parcels.flatMap(({files}) => files.map((file) => [file[0], file] as const)));
}

function jsonResponse(value: unknown): Response {
  return new Response(JSON.stringify(value), {headers: {"content-type": "application/json"}});
}

async function hashOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
