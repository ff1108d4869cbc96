import {gunzipSync, gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {permalinkOf} from "../../src/model/permalink.ts";
import type {Slug} from "../../src/model/slug.ts";
import {FragmentNames, originalContent, publishedFragment} from "../../src/search/fragments.ts";

test("results show the story's own words, with the full stops that the index put behind blocks", () => {
  expect(originalContent("charge d'affaires. pak-us ties.", ["Chargé", "d’affaires", "Pak–US", "ties"])).toBe(
    "Chargé d’affaires. Pak–US ties."
  );
});

test("a word that the index passed over does not put the others out of place", () => {
  expect(originalContent("charge ties. end", ["Chargé", "\u200d", "ties", "End"])).toBe("Chargé ties. End");
});

test("a word that is not the story's stays as the index has it", () => {
  expect(originalContent("one other two", ["One", "Two"])).toBe("One other Two");
});

test("a fragment in a form that is not known is an error that says so", () => {
  expect(() => publishedFragment(gzipSync("other"), new Map())).toThrow("not in the form that is known");
});

test("a fragment keeps what results need, and is still in Pagefind's form", () => {
  const fragment = gzipSync(
    `pagefind_dcd${JSON.stringify({url: "/a/?12ab", content: "charge. alias.", filters: {topic: ["x"]}, meta: {title: "T"}, anchors: []})}`
  );
  const url = permalinkOf("articles", "a" as Slug);
  const record = {url, words: ["Chargé", "Alias"], storyLength: 1, content: ""};
  const {record: found, body} = publishedFragment(fragment, new Map([["/a/?12ab", record]]));
  expect(found).toBe(record);
  const published = gunzipSync(body).toString();
  expect(published.startsWith("pagefind_dcd")).toBe(true);
  expect(JSON.parse(published.slice(12))).toEqual({
    url,
    content: "Chargé.",
    filters: {},
    meta: {title: "T"},
    anchors: []
  });
});

test("of two stories with one name for their fragments the later has another, and keeps it", () => {
  const [a, b] = [permalinkOf("articles", "a" as Slug), permalinkOf("articles", "b" as Slug)];
  const names = new FragmentNames([["en_1", a]]);
  expect(names.nameFor("en_1", a)).toBe("en_1");
  const other = names.nameFor("en_1", b);
  expect(other).not.toBe("en_1");
  expect(names.nameFor("en_1", b)).toBe(other);
  expect(names.nameFor("en_2", b)).toBe("en_2");
});
