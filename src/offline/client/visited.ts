/** Pages that are kept because they were read, and files that they showed; the oldest go first. */
const mostPages = 100;
const mostFiles = 400;

/** Says when a page was kept, in milliseconds since 1970. */
const keptAt = "khabar-at";

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

  /**
   * Keeps a page in the place of what was kept of it. Other programs of the host may answer below the same root: what
   * does not start our worker is not ours to keep.
   */
  async keepPage(path: string, page: Response): Promise<void> {
    const body = await page.text();
    if (!body.includes(`${this.#root}assets/register-`)) return;
    const headers = {"content-type": "text/html; charset=utf-8", [keptAt]: String(Date.now())};
    await put(this.#pages, this.#root + path, new Response(body, {headers}), mostPages);
  }

  async keepFile(path: string, file: Response): Promise<void> {
    const headers = {"content-type": file.headers.get("content-type") ?? "application/octet-stream"};
    await put(this.#files, this.#root + path, new Response(await file.arrayBuffer(), {headers}), mostFiles);
  }

  /** A page, if it was kept later than a moment. */
  async page(path: string, after = 0): Promise<Response | undefined> {
    const page = await (await caches.open(this.#pages)).match(this.#root + path);
    return page !== undefined && Number(page.headers.get(keptAt)) > after ? page : undefined;
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

/**
 * Cache storage lists its keys in the order in which they were put. The body has come whole before this is called, so
 * that a line that breaks takes nothing away.
 */
async function put(name: string, address: string, response: Response, most: number): Promise<void> {
  const cache = await caches.open(name);
  const old = await cache.match(address);
  await cache.delete(address);
  try {
    await cache.put(address, response);
  } catch (error) {
    if (old !== undefined) await cache.put(address, old).catch(() => {});
    throw error;
  }
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}
