import {beforeAll, expect, test} from "vitest";
import {instantAt} from "../../src/model/instant.ts";
import type {Permalink} from "../../src/model/permalink.ts";
import type {Publication} from "../../src/model/publication.ts";
import {preparePublication} from "../../src/preparePublication.ts";
import {Report} from "../../src/problems/report.ts";
import type {IndexedBatch} from "../../src/search/indexedBatches.ts";
import {indexSite, indexStories, settleAll} from "../../src/search/indexSite.ts";
import {publicationOf, StoryMaker} from "../support/madeUpStories.ts";
import {testNow, tiny} from "../support/newsrooms.ts";

let publication: Publication;
let pageAt: (permalink: Permalink) => string;

beforeAll(() => {
  const options = {out: undefined, url: undefined, onProgress: () => {}};
  const now = instantAt(Date.parse(testNow));
  const base = preparePublication({root: tiny, now, ...options}, new Report());
  if (base === undefined) throw new Error("The tiny newsroom has errors");
  const maker = new StoryMaker(11);
  ({publication, pageAt} = publicationOf(
    Array.from({length: 24}, () => maker.story()),
    base
  ));
});

/** The files of the index by their names, and the stories whose pages were read for it. */
async function index(ready?: readonly IndexedBatch[], keyOf = settleAll.keyOf) {
  const read: Permalink[] = [];
  const reading = (permalink: Permalink) => {
    read.push(permalink);
    return pageAt(permalink);
  };
  const memory = {...settleAll, keyOf, ...(ready && {ready})};
  const {files} = await indexSite(publication, reading, (_, make) => make(), memory);
  return {files: new Map(files.map(({permalink, body}) => [permalink, Buffer.from(body)])), read};
}

test("batches that are ready make the index that there is without them, whichever there are", async () => {
  const {files: whole} = await index();
  const newestFirst = publication.articles;
  const parts = [newestFirst.slice(14), newestFirst.slice(5, 11)];
  const ready: IndexedBatch[] = [];
  for (const part of parts) ready.push(...(await indexStories(part, publication, pageAt, settleAll.keyOf)));
  const {files, read} = await index(ready);
  expect(files).toEqual(whole);
  expect(read.length).toBe(24 - 10 - 6);

  const all = await indexStories(newestFirst, publication, pageAt, settleAll.keyOf);
  const taken = await index(all);
  expect(taken.files).toEqual(whole);
  expect(taken.read).toEqual([]);
}, 60_000);

test("a batch of which one story has another key by now is not taken", async () => {
  const newest = publication.articles[0];
  const ready = await indexStories(publication.articles, publication, pageAt, settleAll.keyOf);
  const {read} = await index(ready, (article) => (article === newest ? "another" : settleAll.keyOf(article)));
  expect(read.length).toBe(24);
}, 60_000);
