import {existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {describe, expect, test} from "vitest";
import {filePermalink} from "../../src/model/permalink.ts";
import {Draft} from "../../src/release/draft.ts";
import {
  type FactsOf,
  folderTimesOf,
  hashOf,
  isAsWritten,
  type Ledger,
  ledgerOf,
  packLedger,
  unpackLedger
} from "../../src/release/ledger.ts";
import {openStaging, type ReleaseFolders, releaseFolders} from "../../src/release/staging.ts";
import {isCutOff, recover} from "../../src/release/swap.ts";
import {temporaryFolder, treeOf} from "../support/newsrooms.ts";

type Texts = Readonly<Record<string, string>>;

const factsOf: FactsOf = (_, body) => ({hash: hashOf(body), bytes: body.length, transfer: 0, shows: []});

/** Puts files into a draft, and says what it holds; nothing is released. */
function draftOf(files: Texts, folders: ReleaseFolders, before: Ledger | undefined): Draft {
  openStaging(folders);
  const draft = new Draft(folders, before, factsOf);
  for (const [path, body] of Object.entries(files))
    draft.put({permalink: filePermalink(path), body}, `of ${body}`);
  return draft;
}

function released(files: Texts, folders: ReleaseFolders, before?: Ledger): Ledger {
  const draft = draftOf(files, folders, before);
  draft.release();
  return draft.ledger;
}

const live = ({live}: ReleaseFolders): Texts =>
  Object.fromEntries([...treeOf(live)].map(([path, bytes]) => [path, bytes.toString()]));

const many = Object.fromEntries(Array.from({length: 600}, (_, index) => [`many/${index}.txt`, `${index}`]));

describe.each([
  {name: "a few changes, in place", extra: {}},
  {name: "many changes, by a swap", extra: many}
])("$name", ({extra}) => {
  const old = {"index.html": "a", "old/index.html": "b", "same.css": "c"};
  const next = {"index.html": "A", "new/index.html": "d", "same.css": "c", ...extra};

  test("the live site holds the new files, no old one, and no empty folder", () => {
    const folders = releaseFolders(temporaryFolder());
    const before = released(old, folders);
    const ledger = released(next, folders, before);
    expect(live(folders)).toEqual(next);
    expect(existsSync(join(folders.live, "old"))).toBe(false);
    expect(isAsWritten(folders.live, ledger)).toBe(true);
    expect(isCutOff(folders)).toBe(false);
  });

  test("what has the same bytes is not written again", () => {
    const folders = releaseFolders(temporaryFolder());
    const before = released(old, folders);
    const {ino, mtimeMs} = statSync(join(folders.live, "same.css"));
    released(next, folders, before);
    expect(statSync(join(folders.live, "same.css"))).toMatchObject({ino, mtimeMs});
  });
});

test("a file is kept without its bytes when it was made from the same, and not when from other things", () => {
  const folders = releaseFolders(temporaryFolder());
  const before = released({"a.txt": "a"}, folders);
  const draft = new Draft(folders, before, factsOf);
  expect(draft.keep(filePermalink("a.txt"), "of b")).toBe(false);
  expect(draft.changes.removed).toEqual(["a.txt"]);
  expect(draft.keep(filePermalink("a.txt"), "of a")).toBe(true);
  expect(draft.changes).toEqual({added: [], changed: [], removed: [], unchanged: 1});
  expect(draft.keep(filePermalink("b.txt"))).toBe(false);
});

test("a file that comes to where a folder was, and the other way round", () => {
  const folders = releaseFolders(temporaryFolder());
  const before = released({"a/b": "1", c: "2"}, folders);
  released({a: "3", "c/d": "4"}, folders, before);
  expect(live(folders)).toEqual({a: "3", "c/d": "4"});
});

test.each([0, 1, 2, 3])(
  "cut off after %i of its steps, a release in place is carried on by the next command",
  (steps) => {
    const folders = releaseFolders(temporaryFolder());
    const before = released({"a.txt": "a", "gone/b.txt": "b"}, folders);
    const draft = draftOf({"a.txt": "A", "new/c.txt": "c"}, folders, before);
    // What a release does first, then as many of its steps as were done.
    const journal = {
      live: folders.live,
      staging: folders.staging,
      made: ["new/c.txt", "a.txt"],
      removed: ["gone/b.txt"]
    };
    writeFileSync(join(folders.state, "journal.json"), JSON.stringify(journal));
    for (const path of journal.made.slice(0, steps)) {
      mkdirSync(dirname(join(folders.live, path)), {recursive: true});
      renameSync(join(folders.staging, path), join(folders.live, path));
    }
    expect(isCutOff(folders)).toBe(true);
    recover(folders);
    expect(live(folders)).toEqual({"a.txt": "A", "new/c.txt": "c"});
    expect(isAsWritten(folders.live, draft.ledger)).toBe(true);
    expect(isCutOff(folders)).toBe(false);
  }
);

test("a live site that somebody has changed is not what the ledger says", () => {
  const folders = releaseFolders(temporaryFolder());
  const ledger = released({"a.txt": "a", "b/c.txt": "c"}, folders);
  expect(isAsWritten(folders.live, ledger)).toBe(true);
  writeFileSync(join(folders.live, "more.txt"), "");
  expect(isAsWritten(folders.live, ledger)).toBe(false);
  const found = ledgerOf(folders.live, factsOf);
  expect([...found.keys()].sort()).toEqual(["a.txt", "b/c.txt", "more.txt"]);
  writeFileSync(join(folders.live, "a.txt"), "other");
  expect(isAsWritten(folders.live, found)).toBe(false);
});

test("of a live site that somebody has changed, only what has other bytes is unknown", () => {
  const folders = releaseFolders(temporaryFolder());
  const ledger = released({"same.txt": "a", "copied.txt": "b", "other.txt": "c", "gone.txt": "d"}, folders);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(join(folders.live, "copied.txt"), anHourAgo, anHourAgo);
  writeFileSync(join(folders.live, "other.txt"), "C");
  writeFileSync(join(folders.live, "more.txt"), "e");
  rmSync(join(folders.live, "gone.txt"));
  const readPaths: string[] = [];
  const found = ledgerOf(
    folders.live,
    (path, body) => {
      readPaths.push(path);
      return factsOf(path, body);
    },
    ledger
  );
  expect(readPaths).toEqual(["more.txt", "other.txt"]);
  expect([...found].map(([path, {fingerprint}]) => [path, fingerprint])).toEqual([
    ["copied.txt", "of b"],
    ["more.txt", ""],
    ["other.txt", ""],
    ["same.txt", "of a"]
  ]);
  expect(isAsWritten(folders.live, found)).toBe(true);
});

test("what comes into or goes from a folder is seen, though its time spares looking into it", () => {
  const folders = releaseFolders(temporaryFolder());
  const ledger = released({"a.txt": "a", "b/c/d.txt": "d"}, folders);
  const fresh = folderTimesOf(folders.live, ledger, statSync(folders.live).mtimeMs);
  expect([...fresh.keys()]).toEqual([]);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  for (const folder of ["", "b", "b/c"]) utimesSync(join(folders.live, folder), anHourAgo, anHourAgo);
  const times = folderTimesOf(folders.live, ledger, Date.now());
  expect([...times.keys()].sort()).toEqual(["", "b", "b/c"]);
  expect(isAsWritten(folders.live, ledger, times)).toBe(true);
  mkdirSync(join(folders.live, "empty"));
  expect(isAsWritten(folders.live, ledger, times)).toBe(true);
  writeFileSync(join(folders.live, "b/c/more.txt"), "");
  expect(isAsWritten(folders.live, ledger, times)).toBe(false);
  rmSync(join(folders.live, "b/c/more.txt"));
  expect(isAsWritten(folders.live, ledger, times)).toBe(true);
  rmSync(join(folders.live, "b/c/d.txt"));
  expect(isAsWritten(folders.live, ledger, times)).toBe(false);
});

test("after a release in place only the folders of what changed are looked at again", () => {
  const folders = releaseFolders(temporaryFolder());
  const before = released({"a/a.txt": "a", "b/b.txt": "b", "c/d/gone.txt": "gone"}, folders);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  for (const folder of ["", "a", "b", "c", "c/d"])
    utimesSync(join(folders.live, folder), anHourAgo, anHourAgo);
  const folderTimes = folderTimesOf(folders.live, before, Date.now());
  const draft = draftOf({"a/a.txt": "a", "b/b.txt": "other", "new/e.txt": "e"}, folders, before);
  const changed = draft.release();
  expect(changed).toEqual(["new/e.txt", "b/b.txt", "c/d/gone.txt"]);
  // What comes into a folder meanwhile is what the next build is to find.
  writeFileSync(join(folders.live, "a/by-hand.txt"), "");
  const later = Date.now() + 3_600_000;
  const since = changed && {folderTimes, changed};
  const times = folderTimesOf(folders.live, draft.ledger, later, since);
  expect(times.get("a")).toBe(folderTimes.get("a"));
  for (const folder of ["", "b", "new"])
    expect(times.get(folder)).toBe(statSync(join(folders.live, folder)).mtimeMs);
  expect([...times.keys()].sort()).toEqual(["", "a", "b", "new"]);
  expect(isAsWritten(folders.live, draft.ledger, times)).toBe(false);
  rmSync(join(folders.live, "a/by-hand.txt"));
  expect(isAsWritten(folders.live, draft.ledger, times)).toBe(true);
});

test("a ledger comes back from its bytes as it was", () => {
  const entry = (shows: readonly string[]) => ({
    hash: "ab",
    bytes: 3,
    transfer: 2,
    shows,
    modified: 1234.5678,
    fingerprint: "f"
  });
  const ledger: Ledger = new Map([
    ["خبر.html", entry(["a.css", "b.js"])],
    ["b", entry([])],
    ["c", entry(["a.css", "b.js"])]
  ]);
  const folderTimes = new Map([["", 12.5]]);
  expect(unpackLedger(packLedger({ledger, folderTimes}))).toEqual({ledger, folderTimes});
});
