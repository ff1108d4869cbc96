import {existsSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {deletedStory} from "../../bench/contenders/contender.ts";
import {writeBelow} from "../../bench/folders.ts";
import {type MadeStory, makeNewsroom} from "../../bench/newsroom/madeNewsroom.ts";
import {newsroomFiles, storyFile} from "../../bench/newsroom/newsroomFiles.ts";
import {khabar} from "../support/khabar.ts";
import {temporaryFolder, testNow} from "../support/newsrooms.ts";

const newsroom = makeNewsroom({stories: 300, seed: 1});

test("the same wish gives the same newsroom, another seed another one", async () => {
  const files = (seed: number) => newsroomFiles(makeNewsroom({stories: 20, seed}));
  expect(await files(1)).toEqual(await files(1));
  expect(await files(1)).not.toEqual(await files(2));
});

test("a story has about five hundred words, and some have twice as many as others", () => {
  const lengths = newsroom.stories.map((story) => wordsOf(story).length).sort((a, b) => a - b);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  expect(mean).toBeGreaterThan(480);
  expect(mean).toBeLessThan(560);
  expect((lengths[270] ?? 0) / (lengths[30] ?? 1)).toBeGreaterThan(2);
});

test("words are as frequent as in texts of people: the n-th as often as 1 / n", () => {
  const counts = new Map<string, number>();
  for (const word of newsroom.stories.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequencies = [...counts.values()].sort((a, b) => b - a);
  const slope = (first: number, last: number) =>
    Math.log((frequencies[last - 1] ?? 0) / (frequencies[first - 1] ?? 0)) / Math.log(last / first);
  expect(slope(10, 1000)).toBeGreaterThan(-1.15);
  expect(slope(10, 1000)).toBeLessThan(-0.85);
});

test("stories lie over years, oldest first, and the next one is newer and out", () => {
  const dates = [...newsroom.stories, newsroom.next].map(({published}) => published);
  expect(dates).toEqual([...dates].sort());
  expect(Number(dates.at(-1)?.slice(0, 4)) - Number(dates[0]?.slice(0, 4))).toBeGreaterThanOrEqual(5);
  expect((dates.at(-1) ?? "") < testNow).toBe(true);
});

test("topics stand below others, two deep", () => {
  const parents = new Map(newsroom.topics.map(({slug, parent}) => [slug, parent]));
  const depth = (slug: string | undefined): number => (slug === undefined ? 0 : 1 + depth(parents.get(slug)));
  expect(new Set([...parents.keys()].map(depth))).toEqual(new Set([1, 2, 3]));
});

test("the check has nothing to say of it, nor after a story came and one went; and says what its steps took", async () => {
  const root = temporaryFolder();
  const small = makeNewsroom({stories: 50, seed: 4});
  expect(small.stories.some(({picture}) => picture !== undefined)).toBe(true);
  writeBelow(root, await newsroomFiles(small));
  writeBelow(root, [storyFile(small.next)]);
  const gone = join(root, storyFile(deletedStory(small)).path);
  expect(existsSync(gone)).toBe(true);
  rmSync(gone);

  const timings = join(temporaryFolder(), "timings.json");
  process.env["KHABAR_TIMINGS"] = timings;
  const {code, out, err} = await khabar("check", "--root", root, "--now", testNow);
  delete process.env["KHABAR_TIMINGS"];
  expect({code, out: out.trim(), err}).toEqual({code: 0, out: "no problems", err: ""});
  const steps: readonly {step: string; cpu: number; wall: number}[] = JSON.parse(
    readFileSync(timings, "utf8")
  );
  expect(steps.map(({step}) => step)).toEqual(expect.arrayContaining(["Starting", "Reading", "Rendering"]));
  expect(steps.every(({cpu, wall}) => cpu >= 0 && wall >= 0)).toBe(true);
});

function wordsOf({body}: MadeStory): readonly string[] {
  const text = body.map((block) => {
    switch (block.type) {
      case "paragraph":
        return block.parts.map((part) => (typeof part === "string" ? part : part.words)).join("");
      case "heading":
      case "quote":
        return block.text;
      default:
        return "";
    }
  });
  return (
    text
      .join(" ")
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  );
}
