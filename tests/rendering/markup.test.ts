import {expect, test} from "vitest";
import {html, jsonMarkup, xml} from "../../src/rendering/markup.ts";
import {strictView} from "../../src/rendering/strictView.ts";

test("what is put into HTML is escaped, but for markup", () => {
  const inner = html`<b>${"<i>"}</b>`;
  expect(html`<p title="${`"x"`}">${inner}${undefined}${[inner, " & "]}</p>`.html).toBe(
    `<p title="&#34;x&#34;"><b>&#60;i&#62;</b><b>&#60;i&#62;</b> &#38; </p>`
  );
});

test("XML goes without the characters that it forbids", () => {
  expect(xml`<a>${"x\u0000\u0008y\ud800z😀"}</a>`.html).toBe("<a>xyz😀</a>");
});

test("JSON in a page cannot end its script element", () => {
  expect(jsonMarkup({headline: "</script><script>"}).html).toBe(
    `{"headline":"\\u003c/script>\\u003cscript>"}`
  );
});

test("a view refuses to be asked for what it does not have, however deep, and says what it has", () => {
  const view = strictView({story: {headline: "Tide", kicker: undefined}, list: [1, 2]}, "pages/x.njk");
  const read = (path: readonly string[]) =>
    path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), view);
  expect(read(["story", "headline"])).toBe("Tide");
  expect(read(["story", "kicker"])).toBeUndefined();
  expect(read(["list", "length"])).toBe(2);
  expect(() => read(["story", "hedline"])).toThrow(
    "pages/x.njk.story has no hedline; it has headline, kicker"
  );
});
