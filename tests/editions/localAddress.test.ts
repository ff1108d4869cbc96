import {describe, expect, test} from "vitest";
import {localAddress, relativePath} from "../../src/editions/localAddress.ts";
import {instantAt} from "../../src/model/instant.ts";
import {preparePublication} from "../../src/preparePublication.ts";
import {Report} from "../../src/problems/report.ts";
import {testNow, tiny} from "../support/newsrooms.ts";

const files = new Set([
  "index.html",
  "articles/low-tide/index.html",
  "topics/tides/index.html",
  "search/index.html",
  "images/ساحل.svg",
  "assets/article.css"
]);

function placesAt(url: string) {
  const options = {
    root: tiny,
    now: instantAt(Date.parse(testNow)),
    out: undefined,
    url,
    onProgress: () => {}
  };
  const publication = preparePublication(options, new Report());
  if (publication === undefined) throw new Error("The tiny newsroom has errors");
  return {masthead: publication.masthead, files, redirects: new Map([["/old/", "/topics/tides/"]])};
}

const root = placesAt("https://news.example/");
const story = "/articles/low-tide/";

describe("what is in the edition is linked by a relative way to its file", () => {
  test.each([
    ["/", "../../index.html"],
    ["/topics/tides/", "../../topics/tides/index.html"],
    ["/articles/low-tide/", "index.html"],
    ["/assets/article.css", "../../assets/article.css"],
    ["https://news.example/topics/tides/", "../../topics/tides/index.html"],
    ["../../topics/tides/", "../../topics/tides/index.html"]
  ])("%s", (href, local) => expect(localAddress(href, story, root)).toBe(local));

  test("queries and fragments stay", () => {
    expect(localAddress("/search/?q=tide&topic=tides#results", story, root)).toBe(
      "../../search/index.html?q=tide&topic=tides#results"
    );
  });

  test("names in any script are found, however they are written", () => {
    const local = "../../images/%D8%B3%D8%A7%D8%AD%D9%84.svg";
    expect(localAddress("/images/ساحل.svg", story, root)).toBe(local);
    expect(localAddress("/images/%D8%B3%D8%A7%D8%AD%D9%84.svg", story, root)).toBe(local);
  });

  test("an old address leads to where its page went", () => {
    expect(localAddress("/old/#events", story, root)).toBe("../../topics/tides/index.html#events");
  });

  test("a path prefix is no part of the folder", () => {
    const below = placesAt("https://host.example/news/");
    expect(localAddress("/news/topics/tides/", story, below)).toBe("../../topics/tides/index.html");
    expect(localAddress("/topics/tides/", story, below)).toBe("/topics/tides/");
  });
});

describe("what is not in it", () => {
  test("is linked where it is online", () => {
    expect(localAddress("/feed.xml", story, root)).toBe("https://news.example/feed.xml");
    expect(localAddress("/people/nobody/?a=b#c", story, root)).toBe(
      "https://news.example/people/nobody/?a=b#c"
    );
  });

  test("stays as it is when it is none of the site's", () => {
    for (const href of ["https://other.example/x", "mailto:desk@news.example", "#content", "https://[bad"])
      expect(localAddress(href, story, root)).toBe(href);
  });
});

test("the way between files takes no colon for a scheme", () => {
  expect(relativePath("index.html", "a:b/index.html")).toBe("./a:b/index.html");
  expect(relativePath("a/b/index.html", "a/c/index.html")).toBe("../c/index.html");
});
