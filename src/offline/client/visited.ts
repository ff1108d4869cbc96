/** Pages that are kept because they were read, and files that they showed; the oldest go first. */
const mostPages = 100;
const mostFiles = 400;

/** What a reader has seen, kept as it came. */
export class Visited {
  readonly #root: string;
  readonly #pages: string;
  readonly #files: string;

  /** `root` is the path of the site's front. */
  constructor(root: string) {
    this.#root = root;
    this.#pages = `khabar read ${root}`;
    this.#files = `khabar seen ${root}`;
  }

  /** Keeps a page in the place of what was kept of it. */
  async keepPage(path: string, page: Response): Promise<void> {
    await put(this.#pages, this.#root + path, page, mostPages);
  }

  async keepFile(path: string, file: Response): Promise<void> {
    await put(this.#files, this.#root + path, file, mostFiles);
  }

  async page(path: string): Promise<Response | undefined> {
    return (await caches.open(this.#pages)).match(this.#root + path);
  }

  async file(path: string): Promise<Response | undefined> {
    return (await caches.open(this.#files)).match(this.#root + path);
  }

  /** The pages, the last read first. */
  async pages(): Promise<readonly {readonly address: string; readonly page: Response}[]> {
    const cache = await caches.open(this.#pages);
    const all = await Promise.all(
      [...(await cache.keys())].reverse().map(async ({url}) => ({address: url, page: await cache.match(url)}))
    );
    return all.flatMap(({address, page}) => (page === undefined ? [] : [{address, page}]));
  }

  async forget(): Promise<void> {
    await caches.delete(this.#pages);
    await caches.delete(this.#files);
  }
}

/** Cache storage lists its keys in the order in which they were put. */
async function put(name: string, address: string, response: Response, most: number): Promise<void> {
  const cache = await caches.open(name);
  await cache.delete(address);
  await cache.put(address, response);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}
