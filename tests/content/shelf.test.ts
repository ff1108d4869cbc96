import {utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readNewsroom} from "../../src/content/newsroom.ts";
import {Shelf, type TakenStories} from "../../src/content/shelf.ts";
import type {KeptPacks} from "../../src/model/settled.ts";
import {Report} from "../../src/problems/report.ts";
import {home, newsroomLike, storyFile, tiny} from "../support/newsrooms.ts";

const file = "content/articles/2026/low-tide.md";
const hourAgo = Date.now() - 3_600_000;

/** Reads a newsroom with what was on the shelf, and gives the stories with what is on it then. */
function read(root: string, kept: KeptPacks = {}, readAt = Date.now(), taken?: TakenStories) {
  const report = new Report();
  const shelf = new Shelf(kept, readAt, taken);
  const newsroom = readNewsroom({root, home, shelf}, report);
  if (newsroom === undefined) throw new Error("There is no newsroom");
  return {stories: newsroom.articles, problems: report.problems, kept: {...kept, ...shelf.packs}};
}

function write(root: string, text: string, time: number): void {
  writeFileSync(join(root, file), text);
  utimesSync(join(root, file), time / 1000, time / 1000);
}

const plain = (root: string, kept?: KeptPacks) =>
  read(root, kept).stories.map(({source, body, ...fields}) => ({
    ...fields,
    file: source.file,
    place: source.where(["standfirst"]),
    body: {...body, markdown: body.markdown, text: body.text, blocks: body.blocks}
  }));

const body = `The water [went out](topic:tides), as it's "wont" to.

::: quote
text: It will be back.
by: A fisher
:::

\`\`\`
code
\`\`\`
`;

test("a story from the shelf says all that the file says, and where", () => {
  const root = newsroomLike(tiny, {
    [file]: storyFile({keyPoints: ["One.", "Two."], updated: "2026-03-03T09:00:00Z"}, body)
  });
  write(root, storyFile({keyPoints: ["One.", "Two."], updated: "2026-03-03T09:00:00Z"}, body), hourAgo);
  const {kept} = read(root, undefined);
  expect(kept.settled).toBeDefined();
  const bare = (stories: ReturnType<typeof plain>) => JSON.parse(JSON.stringify(stories));
  expect(bare(plain(root, kept))).toEqual(bare(plain(root)));
});

test("a file of another length or another time is read again", () => {
  const root = newsroomLike(tiny);
  write(root, storyFile({headline: "One"}), hourAgo);
  const {kept} = read(root, undefined);
  write(root, storyFile({headline: "Two"}), hourAgo + 1000);
  expect(read(root, kept).stories.map(({headline}) => headline)).toContain("Two");
  write(root, storyFile({headline: "Three"}), hourAgo);
  expect(read(root, kept).stories.map(({headline}) => headline)).toContain("Three");
});

test("in a new copy of a newsroom, where all times are new, stories are known by what their files say", () => {
  const root = newsroomLike(tiny);
  write(root, storyFile({headline: "One"}), hourAgo);
  const {kept} = read(root, undefined);
  write(root, storyFile({headline: "One"}), hourAgo + 1000);
  const taken: TakenStories = new Map();
  const again = read(root, kept, Date.now(), taken);
  expect([...taken.values()].map(({story}) => story.headline)).toContain("One");
  write(root, storyFile({headline: "Two"}), hourAgo + 2000);
  expect(read(root, again.kept).stories.map(({headline}) => headline)).toContain("Two");
});

test("a story that was taken before is the same one, until its file changes; two files with the same words are two", () => {
  const copy = "content/articles/2025/low-tide.md";
  const root = newsroomLike(tiny, {[copy]: storyFile({headline: "One"})});
  write(root, storyFile({headline: "One"}), hourAgo);
  utimesSync(join(root, copy), hourAgo / 1000, hourAgo / 1000);
  const {kept} = read(root, undefined);
  const taken: TakenStories = new Map();
  const ones = () => read(root, kept, Date.now(), taken).stories.filter(({headline}) => headline === "One");
  const [first, second] = [ones(), ones()];
  expect(first.map(({source}) => source.file)).toEqual([copy, file]);
  expect(second.map((story, at) => story === first[at])).toEqual([true, true]);
  write(root, storyFile({headline: "Three"}), hourAgo);
  const third = read(root, kept, Date.now(), taken).stories;
  expect(third.map(({headline}) => headline)).toContain("Three");
});

test("a file that was changed just before it was read may be changed again with the same time, so it is not kept", () => {
  const root = newsroomLike(tiny);
  write(root, storyFile({headline: "One"}), hourAgo);
  const {kept} = read(root, undefined, hourAgo + 10);
  write(root, storyFile({headline: "Two"}), hourAgo);
  expect(read(root, kept).stories.map(({headline}) => headline)).toContain("Two");
});

test("a story with a fault is told each time, and one that is gone is gone", () => {
  const root = newsroomLike(tiny);
  write(root, storyFile({headline: ""}), hourAgo);
  const first = read(root, undefined);
  const second = read(root, first.kept);
  expect(second.problems).toEqual(first.problems);
  expect(first.problems.length).toBeGreaterThan(0);
  const others = newsroomLike(tiny);
  expect(read(others, first.kept).stories.length).toBe(read(others, undefined).stories.length);
});

test("of what is no shelf nothing is taken", () => {
  const root = newsroomLike(tiny);
  for (const bytes of ["", "en\nx\ty", "en"])
    expect(read(root, {settled: Buffer.from(bytes), recent: Buffer.from(bytes)}).stories.length).toBe(
      read(root, undefined).stories.length
    );
});
