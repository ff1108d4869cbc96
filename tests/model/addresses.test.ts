import {expect, test} from "vitest";
import {filePermalink, outputPath, pagePermalink, permalinkOf} from "../../src/model/permalink.ts";
import {isSlug, slugLike} from "../../src/model/slug.ts";

test("a permalink begins and ends with a slash, and is served from an index file", () => {
  expect(permalinkOf("topics", "kashmir")).toBe("/topics/kashmir/");
  expect(permalinkOf("archive", 2021, "01")).toBe("/archive/2021/01/");
  expect(pagePermalink("")).toBe("/");
  expect(outputPath(pagePermalink("about"))).toBe("about/index.html");
  expect(outputPath(filePermalink("feed.xml"))).toBe("feed.xml");
});

test.each(["a", "a-b", "2021-talks"])("%s is a slug", (text) => expect(isSlug(text)).toBe(true));
test.each(["", "-a", "a-", "a--b", "A", "../x", "a/b", "ä", "خبر", "a b", "a".repeat(121)])(
  "%j is none",
  (text) => expect(isSlug(text)).toBe(false)
);

test("the nearest slug of a headline is offered in hints", () => {
  expect(slugLike("Über Kashmir: Who's next?")).toBe("uber-kashmir-who-s-next");
  expect(slugLike("خبر")).toBe("");
});
