import {describe, expect, test} from "vitest";
import {chapterOf, placesIn} from "../../src/editions/chapter.ts";

const wish = {
  title: "Low tide & high",
  language: "en",
  address: (href: string) => (href.startsWith("/gone") ? undefined : `at-${href.slice(1)}`),
  picture: (src: string) => (src.includes("gone") ? undefined : "picture.jpg"),
  note: `<p class="edition">As of today</p>\n`
} as const;

/** What stands between `<body>` and the note. */
function matterOf(main: string): string {
  const chapter = chapterOf(
    `<html><body><nav>no</nav><main id="content">${main}</main><p>no</p></body></html>`,
    wish
  );
  return /<body>\n([\s\S]*)\n<p class="edition">/.exec(chapter)?.[1] ?? "";
}

describe("a page becomes a chapter", () => {
  test("what HTML leaves open is closed, and what it leaves bare is quoted", () => {
    expect(matterOf(`<ul><li>One<li>Two <br>&amp; a half</ul><hr><p title=x>Three`)).toBe(
      `<ul><li>One</li><li>Two <br/>&#38; a half</li></ul><hr/><p title="x">Three</p>`
    );
  });

  test("what is about the site is left out, with all that is in it", () => {
    expect(
      matterOf(
        `<p>Kept</p><section class="in-story"><ul><li><img src="a"></li></ul></section><form><input></form><script>let a = "<p>";</script><p>Kept too</p>`
      )
    ).toBe("<p>Kept</p><p>Kept too</p>");
  });

  test("a link that leads nowhere leaves its words", () => {
    expect(
      matterOf(`<p><a href="/gone" rel="tag">Words</a> <a href="/here" lang="ur" dir="rtl">لفظ</a></p>`)
    ).toBe(`<p><span>Words</span> <a lang="ur" dir="rtl" xml:lang="ur" href="at-here">لفظ</a></p>`);
  });

  test("a picture has what books know of pictures, or says what it shows", () => {
    expect(matterOf(`<figure><img src="/a.svg" alt="A &lt;b&gt;" loading="lazy" width="3"></figure>`)).toBe(
      `<figure><img src="picture.jpg" alt="A &#60;b&#62;"/></figure>`
    );
    expect(
      matterOf(`<figure><picture><source srcset="/a.avif"><img src="/a.jpg" alt="A"></picture>B</figure>`)
    ).toBe(`<figure><span><img src="picture.jpg" alt="A"/></span>B</figure>`);
    expect(matterOf(`<figure><img src="/gone.svg" alt="A &amp; B"></figure>`)).toBe(
      "<figure>A &#38; B</figure>"
    );
  });

  test("what is folded lies open", () => {
    expect(matterOf("<details><summary>More</summary><p>Text</p></details>")).toBe("<div><p>Text</p></div>");
  });
});

test("a chapter says its language and direction, and knows its places", () => {
  const chapter = chapterOf(`<main><h2 id="h-a">A</h2></main>`, {...wish, language: "ur"});
  expect(chapter).toContain(`lang="ur" xml:lang="ur" dir="rtl"`);
  expect(chapter).toContain("<title>Low tide &#38; high</title>");
  expect(placesIn(chapter)).toEqual(new Set(["h-a"]));
});

test("a page without a main part is no page of ours", () => {
  expect(() => chapterOf("<p>Lost", wish)).toThrow("Low tide & high has no main part");
});
