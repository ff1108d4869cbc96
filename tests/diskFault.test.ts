import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {diskFault} from "../src/diskFault.ts";
import {inStaging} from "../src/publish.ts";
import {releaseFolders} from "../src/release/staging.ts";
import {temporaryFolder} from "./support/newsrooms.ts";

const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {code: "ENOSPC"});

test("a full disk is told as one, with what to do, whatever failed because of it", () => {
  const told = "the disk is full; make room on it, and do this again";
  expect(diskFault(full)).toBe(told);
  expect(diskFault(new Error("Could not render the pages", {cause: full}))).toBe(told);
});

test("a file that may not be written is named", () => {
  const refused = Object.assign(new Error("EACCES"), {code: "EACCES", path: "/newsroom/.khabar"});
  expect(diskFault(refused)).toContain("/newsroom/.khabar");
});

test("what is no fault of the disk is not told as one", () => {
  expect(diskFault(new Error("no space between words"))).toBeUndefined();
  expect(diskFault("ENOSPC")).toBeUndefined();
});

const failing = (root: string, before: () => void) =>
  inStaging({root, out: undefined}, async ({staging}) => {
    writeFileSync(join(staging, "index.html"), "half");
    before();
    throw full;
  });

test("what a build has made until it fails does not stay on the disk, nor does its lock", async () => {
  const root = temporaryFolder();
  await expect(failing(root, () => {})).rejects.toBe(full);
  expect(existsSync(releaseFolders(root).staging)).toBe(false);
  await expect(inStaging({root, out: undefined}, async () => "built")).resolves.toBe("built");
});

test("what is on its way to the live site stays for the next build to put there", async () => {
  const root = temporaryFolder();
  const {live, staging, previous} = releaseFolders(root);
  // As while two renames are under way.
  const releasing = () => mkdirSync(previous, {recursive: true});
  await expect(failing(root, releasing)).rejects.toBe(full);
  expect(existsSync(join(staging, "index.html"))).toBe(true);
  expect(existsSync(live)).toBe(false);
});
