import {appendFileSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {brotliCompressSync} from "node:zlib";
import {serveSite} from "../../src/serving/server.ts";
import {openBrowser} from "../support/browser.ts";
import {khabar} from "../support/khabar.ts";
import {type LabelledQuery, type Post, readLines, writeNewsroom} from "./corpora.ts";

/** To reach: bytes until the first result is shown, the median of what a next query fetches, and how many more a first result may take in two tiers. */
const toReach = {first: 350 * 1024, next: 60 * 1024, more: 60 * 1024};

/** Queries that are asked one after the other in a session, and sessions. */
const queriesInSession = 20;
const sessions = 5;
/** As many as are edited before all is settled anew. */
const editedStories = 60;

/**
 * What a reader of a large site fetches, in a real browser. The stories are made of the paragraphs of a corpus, drawn
 * at random with a fixed seed; the queries are the corpus's own that have no typo. Texts count as hosts send them
 * (Brotli), the index as it is. Prints a line, and says whether the bounds hold.
 */
export async function measureBytes(folder: string, corpus: string, stories: number): Promise<boolean> {
  const posts = readLines<Post>(folder, `${corpus}.jsonl`);
  const queries = readLines<LabelledQuery>(folder, `${corpus}.queries.jsonl`).filter(
    ({kind}) => kind !== "typo"
  );
  const root = mkdtempSync(join(tmpdir(), "khabar-bench-"));
  try {
    writeNewsroom(mixed(posts, stories), "en", root);
    const {code, err} = await khabar("build", "--root", root);
    if (code !== 0) throw new Error(err);
    const server = await serveSite({folder: join(root, "_site"), pathPrefix: "", port: 24_100});
    const settled = await askedFor(server.url, queries);
    console.log(
      `${stories} stories of ${corpus}: first result ${kilobytes(settled.first)} (of it the page with its style, face and scripts ${kilobytes(settled.page)}), next query ${kilobytes(settled.next)}; to reach: ${kilobytes(toReach.first)}, ${kilobytes(toReach.next)}`
    );
    for (const story of storiesIn(root).slice(-editedStories))
      appendFileSync(story, "\n\nAdded by an editor later.\n");
    const again = await khabar("build", "--root", root);
    if (again.code !== 0) throw new Error(again.err);
    const tiered = await askedFor(server.url, queries);
    server.close();
    const more = tiered.first - settled.first;
    console.log(
      `${editedStories} of them edited since, so in two tiers: first result ${kilobytes(tiered.first)}, ${kilobytes(more)} more, next query ${kilobytes(tiered.next)}; to reach: ${kilobytes(toReach.more)} more`
    );
    const {first, next} = settled;
    return first <= toReach.first && next <= toReach.next && more <= toReach.more;
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

/** The medians of what is fetched in some sessions of queries. */
async function askedFor(
  url: string,
  queries: readonly LabelledQuery[]
): Promise<{readonly first: number; readonly page: number; readonly next: number}> {
  const firsts: Fetched[] = [];
  const nexts: number[] = [];
  for (let session = 0; session < sessions; session++) {
    const asked = queries.slice(session * queriesInSession, (session + 1) * queriesInSession);
    const [first, ...later] = await fetchedInSession(
      `${url}search/`,
      asked.map(({q}) => q)
    );
    if (first !== undefined) firsts.push(first);
    nexts.push(...later.map(({all}) => all));
  }
  return {
    first: median(firsts.map(({all}) => all)),
    page: median(firsts.map(({page}) => page)),
    next: median(nexts)
  };
}

/** The files of the stories of a newsroom. */
function storiesIn(root: string): readonly string[] {
  const folder = join(root, "content/articles");
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => join(folder, file));
}

interface Fetched {
  readonly all: number;
  /** Of it what is not the search index or the engine. */
  readonly page: number;
}

async function fetchedInSession(url: string, queries: readonly string[]): Promise<readonly Fetched[]> {
  const context = await (await openBrowser()).newContext({serviceWorkers: "block"});
  const page = await context.newPage();
  let bodies: Promise<{path: string; bytes: number}>[] = [];
  context.on("response", (response) => {
    const path = new URL(response.url()).pathname;
    bodies.push(
      response.body().then(
        (body) => ({path, bytes: isText(path) ? brotliCompressSync(body).length : body.length}),
        () => ({path, bytes: 0})
      )
    );
  });
  await page.goto(url);
  const fetched: Fetched[] = [];
  for (const query of queries) {
    await page.locator("#query").fill(query);
    await page.locator("#query").press("Enter");
    await page.waitForTimeout(50);
    for (let left = 400; left > 0; left--) {
      if (!/…$/.test((await page.locator("#search-status").textContent()) ?? "")) break;
      await page.waitForTimeout(25);
    }
    const all = await Promise.all(bodies);
    bodies = [];
    const sum = (files: typeof all) => files.reduce((total, {bytes}) => total + bytes, 0);
    fetched.push({all: sum(all), page: sum(all.filter(({path}) => !path.includes("/pagefind/")))});
  }
  await context.close();
  return fetched;
}

function isText(path: string): boolean {
  return /(?:\/|\.html|\.css|\.js|\.json)$/.test(path);
}

/** Stories of eight paragraphs each from anywhere in a corpus, titles from another. */
function mixed(posts: readonly Post[], count: number): readonly Post[] {
  const random = seeded(1);
  const paragraphs = posts.flatMap(({text}) => text.split(/\n+/).filter((line) => line.length > 40));
  const draw = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  return Array.from({length: count}, (_, index) => ({
    id: String(index),
    title: `${draw(posts)?.title ?? ""} ${index}`,
    date: new Date(Date.UTC(2010, 0, 1) + index * 12 * 3_600_000).toISOString(),
    tags: [],
    text: Array.from({length: 8}, () => draw(paragraphs)).join("\n\n")
  }));
}

/** Numbers from 0 to 1 that are the same at every run. (Park and Miller, CACM 31:10, 1988.) */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
