/**
 * `npm run bench:edition -- [folder] [corpus …]`: whether an edition, opened from its folder, finds what the site
 * finds, and what its search weighs beside the site's. Makes a newsroom of each labelled corpus, builds it both ways,
 * asks the queries of `<corpus>.queries.jsonl` in a real browser of both, and prints how many first tens are equal.
 * The folder is ../shared/relevance unless told.
 */
import {mkdtempSync, readdirSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {serveSite} from "../../src/serving/server.ts";
import {closeBrowser} from "../support/browser.ts";
import {khabar} from "../support/khabar.ts";
import {ask, openSearch} from "./asking.ts";
import {type LabelledQuery, type Post, readLines, writeNewsroom} from "./corpora.ts";

/** What an edition's search may have of what the site's has. */
const mostBytes = 1.3;
const mostFiles = 0.15;

const now = "2026-06-01T12:00:00Z";
const [folderGiven, ...corporaGiven] = process.argv.slice(2);
const folder = resolve(folderGiven ?? "../shared/relevance");
let isReached = true;

async function measure(corpus: string): Promise<void> {
  const posts = readLines<Post>(folder, `${corpus}.jsonl`);
  const queries = readLines<LabelledQuery>(folder, `${corpus}.queries.jsonl`);
  const root = mkdtempSync(join(tmpdir(), "khabar-bench-"));
  try {
    writeNewsroom(posts, corpus === "urdu" ? "ur" : "en", root);
    await run("build", "--root", root, "--now", now);
    console.log(await run("edition", "--root", root, "--now", now, "--out", "edition"));
    const edition = join(root, "edition", "corpus.example-2026-06-01");
    compareWeight(corpus, weightOf(join(root, "_site")), weightOf(edition));
    const server = await serveSite({folder: join(root, "_site"), pathPrefix: "", port: 25_000});
    try {
      await compareAnswers(corpus, queries, `${server.url}search/`, edition);
    } finally {
      server.close();
    }
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

async function run(...args: readonly string[]): Promise<string> {
  const {code, out, err} = await khabar(...args);
  if (code !== 0) throw new Error(err);
  return out.trim();
}

interface Weight {
  readonly files: number;
  readonly bytes: number;
}

/** What a search is made of: the index, the engine, and the scripts of its page, which a site has among its assets. */
function weightOf(folder: string): Weight {
  const isOfSearch = (path: string) =>
    /\/pagefind(?:\/|$)|\/assets\/search(?:-worker)?-[A-Z0-9]+\.js$/.test(path);
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(
    (entry) => entry.isFile() && isOfSearch(join(entry.parentPath, entry.name))
  );
  const bytes = files.reduce((sum, {parentPath, name}) => sum + statSync(join(parentPath, name)).size, 0);
  return {files: files.length, bytes};
}

function compareWeight(corpus: string, site: Weight, edition: Weight): void {
  const [files, bytes] = [edition.files / site.files, edition.bytes / site.bytes];
  isReached &&= files <= mostFiles && bytes <= mostBytes;
  const number = (value: number) => value.toLocaleString("en");
  console.log(
    `${corpus}, search: ${number(site.files)} files, ${number(site.bytes)} bytes online; ${number(edition.files)} files (${(files * 100).toFixed(1)} %), ${number(edition.bytes)} bytes (${bytes.toFixed(3)} times) in the edition; at most ${mostFiles * 100} %, ${mostBytes} times`
  );
}

async function compareAnswers(
  corpus: string,
  queries: readonly LabelledQuery[],
  url: string,
  edition: string
): Promise<void> {
  const online = await openSearch(url);
  const local = await openSearch(pathToFileURL(join(edition, "search/index.html")).href);
  let equal = 0;
  let found = 0;
  for (const {q} of queries) {
    const [one, other] = [await ask(online, q), await ask(local, q)];
    if (one.join() === other.join()) equal++;
    else console.log(`  ${q}: ${one.join(" ")} online, ${other.join(" ")} in the edition`);
    found += Number(one.length > 0);
  }
  isReached &&= equal === queries.length && found > queries.length / 2;
  console.log(
    `${corpus}, first tens: ${equal} of ${queries.length} equal (${found} of the queries find something)`
  );
  await online.context().close();
  await local.context().close();
}

for (const corpus of corporaGiven.length > 0 ? corporaGiven : ["digitalgov", "18f", "urdu"])
  await measure(corpus);
await closeBrowser();
process.exitCode = isReached ? 0 : 1;
