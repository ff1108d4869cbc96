import {rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {liveLedger} from "../src/liveSite.ts";
import {filePermalink} from "../src/model/permalink.ts";
import {Draft} from "../src/release/draft.ts";
import {type FactsOf, hashOf, packLedger} from "../src/release/ledger.ts";
import {noMemory} from "../src/release/memory.ts";
import {seenSite} from "../src/release/seenSite.ts";
import {openStaging, releaseFolders} from "../src/release/staging.ts";
import {temporaryFolder} from "./support/newsrooms.ts";

const factsOf: FactsOf = (_, body) => ({hash: hashOf(body), bytes: body.length, transfer: 0, shows: []});

/** A live site of two files, with what its build has left, and how to ask what is in it. */
function site() {
  const folders = releaseFolders(temporaryFolder());
  openStaging(folders);
  const draft = new Draft(folders, undefined, factsOf);
  for (const path of ["a.txt", "b/c.txt"]) draft.put({permalink: filePermalink(path), body: path});
  draft.release();
  const kept = packLedger({ledger: draft.ledger, folderTimes: new Map()});
  const ledgerIn = (bytes: Uint8Array, seen = seenSite(folders.live, bytes)) =>
    liveLedger(folders, {...noMemory, read: () => bytes}, factsOf, seen).ledger;
  return {live: folders.live, ledger: draft.ledger, kept, ledgerIn};
}

test("a site that was seen is not looked through again", () => {
  const {live, kept, ledgerIn} = site();
  const seen = seenSite(live, kept);
  writeFileSync(join(live, "b/c.txt"), "by hand");
  expect(seen && ledgerIn(kept, seen)).toBe(seen?.ledger);
  expect(ledgerIn(kept).get("b/c.txt")?.hash).toBe(hashOf("by hand"));
});

test("a site that another build has made since, or that is gone, is looked at", () => {
  const {live, kept, ledgerIn, ledger} = site();
  const seen = seenSite(live, kept);
  writeFileSync(join(live, "b/c.txt"), "another build's");
  const others = packLedger({ledger: new Map([...ledger].slice(0, 1)), folderTimes: new Map()});
  expect(ledgerIn(others, seen).get("b/c.txt")?.hash).toBe(hashOf("another build's"));
  rmSync(live, {recursive: true});
  expect([...ledgerIn(kept, seen)]).toEqual([]);
});

test("a site that is not as its build has left it was not seen", () => {
  const {live, kept} = site();
  expect(seenSite(live, kept)?.ledger.size).toBe(2);
  writeFileSync(join(live, "more.txt"), "");
  expect(seenSite(live, kept)).toBeUndefined();
  expect(seenSite(live, undefined)).toBeUndefined();
});
