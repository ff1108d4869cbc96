import {expect, test} from "vitest";
import {localPage} from "../../src/editions/localPage.ts";

const wish = {
  address: (href: string) => (href.startsWith("/") ? `..${href}index.html` : href),
  picture: (src: string) => (src.includes("gone") ? undefined : "../images/a-840.webp"),
  searchScript: undefined,
  note: (language: string) => `<p>As of today (${language})</p>\n`
};

test("what nothing is said about stays byte for byte", () => {
  const html = `<!doctype html>\n<html lang='en'><body class=plain><p title="a &amp; b">1 &lt; 2 &#8212; <b>x</b></P>\n<!-- said --></body></html>`;
  expect(localPage(html, wish)).toBe(html);
});

test("links are rewritten in place, their other attributes kept", () => {
  expect(
    localPage(
      `<p><a class="x" href="/topics/" rel="tag">T</a> <a href="https://a.example/?b&amp;c">O</a>`,
      wish
    )
  ).toBe(
    `<p><a class="x" href="../topics/index.html" rel="tag">T</a> <a href="https://a.example/?b&amp;c">O</a>`
  );
});

test("text that looks like a link is none", () => {
  const html = `<script type="application/ld+json">{"a":"<a href=\\"/x/\\">"}</script><!-- <a href="/x/"> --><p>&lt;a href="/x/"&gt;`;
  expect(localPage(html, wish)).toBe(html);
});

test("a picture comes in the one size that is there, or says what it shows", () => {
  expect(
    localPage(
      `<picture data-show="Show"><source type="image/webp" srcset="/images/a-360.webp 360w" sizes="100vw"><img src="/images/a-720.jpg" width="2" alt=""></picture>`,
      wish
    )
  ).toBe(`<img src="../images/a-840.webp" width="2" alt="">`);
  expect(
    localPage(
      `<figure><picture><img src="/images/gone.webp" alt="A ship &amp; a quay"></picture></figure>`,
      wish
    )
  ).toBe("<figure>A ship &#38; a quay</figure>");
});

test("modules, feeds and what is asked for early are gone; where the page is online stays", () => {
  const html = `<link rel="canonical" href="https://a.example/"><link rel="preload" href="/a.woff2" as="font"><link rel="alternate" hreflang="ur" href="https://a.example/ur/"><link rel="alternate" type="application/atom+xml" href="/feed.xml"><link rel="manifest" href="/m.json"><script type="module" src="/assets/search-AB12CD34.js"></script>`;
  expect(localPage(html, wish)).toBe(
    `<link rel="canonical" href="https://a.example/"><link rel="alternate" hreflang="ur" href="https://a.example/ur/">`
  );
});

test("the search's pages run a plain script, and may have a worker from a Blob and nothing more", () => {
  const html = `<meta http-equiv="content-security-policy" content="default-src &#39;none&#39;; form-action 'self'; connect-src 'self'; worker-src 'self'; script-src 'self'"><script type="module" src="/assets/search-AB12CD34.js"></script>`;
  expect(localPage(html, {...wish, searchScript: "../pagefind/search.js"})).toBe(
    `<meta http-equiv="content-security-policy" content="default-src &#39;none&#39;; form-action &#39;self&#39; file:; connect-src &#39;none&#39;; worker-src blob:; script-src &#39;self&#39;"><script src="../pagefind/search.js" defer></script>`
  );
  expect(localPage(html, wish)).toContain("worker-src &#39;none&#39;");
});

test("other scripts of the site do not come along", () => {
  const html = `<script type="module" src="/assets/other-AB12CD34.js"></script><p>`;
  expect(localPage(html, {...wish, searchScript: "../pagefind/search.js"})).toBe("<p>");
});

test("the footer ends with the moment, in the page's language", () => {
  expect(localPage(`<html lang="ur"><footer><p>خبر</p></footer>`, wish)).toBe(
    `<html lang="ur"><footer><p>خبر</p><p>As of today (ur)</p>\n</footer>`
  );
});
