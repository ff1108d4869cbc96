import {join} from "node:path";
import {expect, test} from "vitest";
import {instantAt} from "../src/model/instant.ts";
import {publish} from "../src/publish.ts";
import {rehearse} from "../src/rehearse.ts";
import type {ReadMemory} from "../src/release/memory.ts";
import {home, newsroomLike, testNow} from "./support/newsrooms.ts";

const full = join(home, "tests/sites/full/newsroom");

test.each([
  ["of few stories, all of which a build relates anew", undefined],
  ["of many, of which it relates those that an edit reaches", 0]
])("a rehearsal compares stories although none has changed: %s", async (_, fewStories) => {
  const options = {
    root: newsroomLike(full),
    out: undefined,
    now: instantAt(Date.parse(testNow)),
    url: undefined,
    onProgress: () => {},
    program: "test"
  };
  expect((await publish(options)).summary).toBeDefined();
  const readBefore: ReadMemory = new Map();
  const rehearsed = await rehearse({...options, readBefore}, async () => true, fewStories);
  expect(rehearsed?.publication.articles.length).toBeGreaterThan(1);
  expect(rehearsed?.seen).toBeDefined();
  // Words are asked for where there is something to compare, and only there.
  expect([...readBefore.keys()]).toContain("related-words-en");
  expect(readBefore.has("related-rows-en")).toBe(fewStories !== undefined);
});
