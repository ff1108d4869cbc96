import {appendFileSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {instantAt} from "../src/model/instant.ts";
import {preparePublication} from "../src/preparePublication.ts";
import {Report} from "../src/problems/report.ts";
import {type Memory, noMemory} from "../src/release/memory.ts";
import {home, newsroomLike, testNow} from "./support/newsrooms.ts";

const full = join(home, "tests/sites/full/newsroom");

/** What a newsroom's stories are related to, by their slugs. */
function railsIn(root: string, memory: Memory) {
  const report = new Report();
  const options = {
    root,
    out: undefined,
    now: instantAt(Date.parse(testNow)),
    url: undefined,
    onProgress: () => {}
  };
  const publication = preparePublication(options, report, memory);
  if (publication === undefined) throw new Error(JSON.stringify(report.problems));
  return [...publication.related].map(([slug, rail]) => [
    slug,
    rail.map(({article, reason}) => [article.slug, reason])
  ]);
}

/** A memory that tells what it was asked for, and what it was given, since it was last asked so. */
function watchedMemory() {
  const kept = new Map<string, Uint8Array>();
  let asked: string[] = [];
  let given: string[] = [];
  const read = (name: string) => {
    asked.push(name);
    return kept.get(name);
  };
  return {
    read,
    open: read,
    keep(name: string, bytes: Uint8Array) {
      given.push(name);
      kept.set(name, bytes);
    },
    told() {
      const told = {asked, given};
      [asked, given] = [[], []];
      return told;
    }
  };
}

const urdu = "content/articles/2026/deewar-qaim.md";
const english = "content/articles/2026/wall-holds.md";
const words = "\nThe tide took the wall at noon, and the keeper of the wall with it.\n";

test("where no story says anything else, the words of all are not read, and nothing of them is kept anew", () => {
  const root = newsroomLike(full);
  const memory = watchedMemory();
  railsIn(root, memory);
  expect(memory.told().given).toEqual(expect.arrayContaining(["related-rows-en", "related-words-en"]));
  const tags = join(root, "_data/tags.yaml");
  writeFileSync(tags, readFileSync(tags, "utf8").replace("Sea walls", "Walls"));
  expect(railsIn(root, memory)).toEqual(railsIn(root, noMemory));
  const {asked, given} = memory.told();
  expect(asked).toContain("related-rows-en");
  expect(asked.filter(isOfWords)).toEqual([]);
  expect(given.filter(isOfRails)).toEqual([]);
  // Of so few stories one is many, so the words of all are kept anew.
  appendFileSync(join(root, english), words);
  railsIn(root, memory);
  const later = memory.told();
  expect(later.given.filter(isOfRails)).toEqual([
    "related-rows-en",
    "related-words-en",
    "related-recent-words-en"
  ]);
  expect(later.asked.filter(isOfWords)).toEqual(["related-words-en", "related-recent-words-en"]);
});

function isOfRails(name: string): boolean {
  return name.startsWith("related");
}

function isOfWords(name: string): boolean {
  return isOfRails(name) && name.includes("words");
}

test("with a memory rails are what they are without one: a language is edited, goes, and comes again", () => {
  const root = newsroomLike(full);
  const memory = watchedMemory();
  const was = readFileSync(join(root, urdu));
  const steps: readonly (() => void)[] = [
    () => {},
    () => appendFileSync(join(root, english), words),
    () => appendFileSync(join(root, urdu), "\nدیوار دوپہر تک قائم رہی۔\n"),
    () => rmSync(join(root, urdu)),
    () => {},
    () => writeFileSync(join(root, urdu), was),
    () => appendFileSync(join(root, english), words)
  ];
  for (const step of steps) {
    step();
    expect(railsIn(root, memory)).toEqual(railsIn(root, noMemory));
    // What is kept has to serve the next time, too.
    expect(railsIn(root, memory)).toEqual(railsIn(root, noMemory));
    memory.told();
    railsIn(root, memory);
    expect(memory.told().asked.filter(isOfWords)).toEqual([]);
  }
});
