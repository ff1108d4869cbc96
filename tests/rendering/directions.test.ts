import {expect, test} from "vitest";
import {directed} from "../../src/feeds/directed.ts";
import {phraseOn} from "../../src/model/phrase.ts";
import {isolateLatin} from "../../src/rendering/isolate.ts";
import {phraseMarkup} from "../../src/rendering/markup.ts";

const page = (words: string) =>
  `<html lang="ur" dir="rtl"><head><title>A b</title></head><body>${words}</body></html>`;

test("two Latin words on a right-to-left page are kept apart, whatever stands beside them", () => {
  expect(isolateLatin(page("<p>متن (Enhanced Partnership Act) 2009۔</p>"))).toBe(
    page("<p>متن (<bdi>Enhanced Partnership Act</bdi>) 2009۔</p>")
  );
  expect(isolateLatin(page("<p>از <a href='/x/'>Le Monde&#39;s desk</a>، پیرس</p>"))).toContain(
    "<bdi>Le Monde&#39;s desk</bdi></a>"
  );
});

test("one word, and what has a language or direction of its own, stay as they are", () => {
  for (const words of [
    "<p>آئی ایس پی آر (ISPR) نے کہا</p>",
    '<div lang="en" dir="ltr"><p>Two words <img src="x.png" alt="A b"> and <a href="/">more words</a></p></div>',
    '<cite dir="auto">Two words</cite><bdi>Two words</bdi>',
    '<select><option value="a b">Two words</option></select>'
  ])
    expect(isolateLatin(page(words))).toBe(page(words));
});

test("behind an element with a direction of its own, runs are kept apart again", () =>
  expect(isolateLatin(page('<p><span dir="ltr">A b</span> اور New York</p>'))).toContain(
    "اور <bdi>New York</bdi>"
  ));

test("words in another language than the page's say which", () => {
  expect(phraseMarkup(phraseOn("ur", "Aid & <more>", "en")).html).toBe(
    '<bdi lang="en" dir="ltr">Aid &#38; &#60;more&#62;</bdi>'
  );
  expect(phraseMarkup(phraseOn("ur", "امداد", "ur")).html).toBe("امداد");
});

test("in a feed, words that begin with the other direction's letters, or none, begin with a mark", () => {
  expect(directed("NATO کا اجلاس", "ur")).toBe("\u200fNATO کا اجلاس");
  expect(directed("2021", "fa-AF")).toBe("\u200f2021");
  expect(directed("«صلح» در دوحه", "fa-AF")).toBe("«صلح» در دوحه");
  expect(directed("9/11 and after", "en")).toBe("9/11 and after");
  expect(directed("خبر: a newspaper", "en")).toBe("\u200eخبر: a newspaper");
});
