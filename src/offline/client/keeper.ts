import {type Parcel, type ParcelFile, type ParcelList, parcelListPath} from "../../model/parcel.ts";
import {type Copy, KeptFiles, type OnProgress, type Version, versionsOf} from "./keptFiles.ts";

/**
 * Keeps parcels of the site in the browser's cache storage. Files lie there by path and hash, so that a new version
 * costs what has changed; which version is shown is one entry, which is put when all files of it are there. So what
 * is kept is whole at any moment, and never of two versions.
 */
export class Keeper {
  readonly #root: string;
  readonly #files: KeptFiles;
  /** The hashes of the files of the current version and of the one before. */
  readonly #known = new Map<string, ReadonlyMap<string, string>>();

  /** `root` is the path of the site's front. */
  constructor(root: string) {
    this.#root = root;
    this.#files = new KeptFiles(root);
  }

  copy(): Promise<Copy | undefined> {
    return this.#files.copy();
  }

  /** A file as it is kept, by its path below the root; of the version before, if only that has it. */
  async match(path: string): Promise<Response | undefined> {
    const copy = await this.copy();
    for (const version of copy === undefined ? [] : versionsOf(copy)) {
      const hash = (await this.#fileHashes(version)).get(path);
      if (hash !== undefined) return this.#files.file(path, hash);
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
      await this.#files.fetchMissing(filesOf([...parcels.values()]).values(), onProgress);
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
      await this.#files.forget();
      this.#known.clear();
    });
  }

  /** Pages and the service worker keep one after the other. */
  async #alone(work: () => Promise<void>): Promise<void> {
    await navigator.locks.request(this.#files.name, work);
  }

  /** A parcel as the list has it, from what is kept or from the network: so all of them are of the list's version. */
  async #parcelNow(name: string, list: ParcelList): Promise<Parcel> {
    const hash = hashIn(list, name);
    return (await this.#files.parcel(name, hash)) ?? (await this.#files.fetchParcel(name, hash));
  }

  async #put(copy: Copy): Promise<void> {
    const hashes = await Promise.all(versionsOf(copy).map((version) => this.#fileHashes(version)));
    await this.#files.put(
      copy,
      hashes.flatMap((version) => [...version])
    );
  }

  async #fileHashes(version: Version): Promise<ReadonlyMap<string, string>> {
    const id = `${version.version} ${version.parcels.join(" ")}`;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const parcels = await Promise.all(Object.keys(version.hashes).map((name) => this.#kept(version, name)));
    const hashes = new Map(parcels.flatMap(({files}) => files.map(([path, hash]) => [path, hash] as const)));
    if (this.#known.size > 1) this.#known.clear();
    this.#known.set(id, hashes);
    return hashes;
  }

  async #kept({hashes}: Version, name: string): Promise<Parcel> {
    return (await this.#files.parcel(name, hashes[name] ?? "")) ?? {includes: [], files: []};
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
