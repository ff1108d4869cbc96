import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {filePermalink} from "../../src/model/permalink.ts";
import {lock} from "../../src/release/lock.ts";
import {memoIn} from "../../src/release/memo.ts";
import {openStaging, releaseFolders, writeFiles} from "../../src/release/staging.ts";
import {recover, release} from "../../src/release/swap.ts";
import {temporaryFolder} from "../support/newsrooms.ts";

function siteOf(text: string, root: string): ReturnType<typeof releaseFolders> {
  const folders = releaseFolders(root);
  openStaging(folders);
  writeFiles([{permalink: filePermalink("index.html"), body: text}], folders);
  return folders;
}

const shown = (root: string) => readFileSync(join(root, "_site/index.html"), "utf8");

test("a staged site takes the place of the live one whole", () => {
  const root = temporaryFolder();
  release(siteOf("old", root));
  writeFileSync(join(root, "_site/gone.html"), "gone");
  release(siteOf("new", root));
  expect(shown(root)).toBe("new");
  expect(existsSync(join(root, "_site/gone.html"))).toBe(false);
  expect(existsSync(join(root, ".khabar/staging"))).toBe(false);
});

test("a swap that was cut off between its two renames is put right by the next command", () => {
  const root = temporaryFolder();
  release(siteOf("old", root));
  const folders = siteOf("new", root);
  renameSync(folders.live, folders.previous);
  recover(folders);
  expect(shown(root)).toBe("old");
});

test("a swap that fails leaves the live site as it was", () => {
  const root = temporaryFolder();
  release(siteOf("old", root));
  const folders = {...releaseFolders(root), staging: join(root, "not-there")};
  expect(() => release(folders)).toThrow("the old one is as it was");
  expect(shown(root)).toBe("old");
});

test("a permalink that would lead out of the site is never written", () => {
  const folders = releaseFolders(temporaryFolder());
  openStaging(folders);
  expect(() => writeFiles([{permalink: filePermalink("../../x"), body: "x"}], folders)).toThrow(
    "leads out of the site"
  );
});

describe("one build at a time", () => {
  test("a lock of an earlier process with this one's number counts for nothing", () => {
    const folders = releaseFolders(temporaryFolder());
    mkdirSync(folders.state);
    writeFileSync(join(folders.state, "lock"), String(process.pid));
    const unlock = lock(folders);
    expect(() => lock(folders)).toThrow("another build");
    unlock();
    expect(readdirSync(folders.state)).toEqual([]);
  });

  test("a second one is told of the first", () => {
    const folders = releaseFolders(temporaryFolder());
    const unlock = lock(folders);
    expect(() => lock(folders)).toThrow(`another build of this newsroom is running (process ${process.pid})`);
    unlock();
    lock(folders)();
  });

  test("a lock whose process is gone counts for nothing", () => {
    const folders = releaseFolders(temporaryFolder());
    mkdirSync(folders.state, {recursive: true});
    writeFileSync(join(folders.state, "lock"), "999999999");
    expect(() => lock(folders)()).not.toThrow();
  });
});

test("what was costly to make is made once", async () => {
  const memo = memoIn(releaseFolders(temporaryFolder()), "pictures");
  let made = 0;
  const make = async () => Buffer.from(`made ${++made}`);
  expect(String(await memo("a", make))).toBe("made 1");
  expect(String(await memo("a", make))).toBe("made 1");
  expect(String(await memo("b", make))).toBe("made 2");
});
