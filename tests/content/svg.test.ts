import {describe, expect, test} from "vitest";
import {svgFault} from "../../src/content/svg.ts";

const svg = (inner: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes} width="60" height="40">\n  ${inner}\n</svg>`;

describe("a drawing that runs nothing and calls nobody passes", () => {
  test.each([
    ["shapes and text", svg(`<title>A wall</title><path d="M0 0h9"/><text x="1">پل</text>`)],
    ["its own places", svg(`<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/>`)],
    ["a picture in it", svg(`<image href="data:image/png;base64,AAAA" width="1" height="1"/>`)],
    ["styles", svg(`<style>.a { fill: red; } /* url(https://x) */</style>`)],
    [
      "what drawing programs add",
      svg(
        `<sodipodi:namedview inkscape:zoom="1"/><metadata><rdf:RDF/></metadata>`,
        `xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"`
      )
    ]
  ])("%s", (_, text) => expect(svgFault(text)).toBe(undefined));
});

describe("anything that could run or call another site is found, however it is written", () => {
  test.each([
    ["a script", svg("<script>alert(1)</script>")],
    ["a script by another name", svg("<s:script>x</s:script>", 'xmlns:s="http://www.w3.org/2000/svg"')],
    ["HTML by another name", svg("<h:img/>", 'xmlns:h="http://www.w3.org/1999/xhtml"')],
    ["HTML by default", svg(`<g xmlns="http://www.w3.org/1999/xhtml"/>`)],
    ["a foreign object", svg("<foreignObject/>")],
    ["a handler", svg(`<rect onload="x()"/>`)],
    ["a handler with a prefix", svg(`<rect x:onclick="x()"/>`)],
    ["an address that runs", svg(`<a href="javascript:alert(1)"/>`)],
    ["the same in entities", svg(`<a href="java&#115;cript:alert(1)"/>`)],
    ["an animation that changes an address", svg(`<set attributeName="href" to="javascript:x"/>`)],
    ["another site", svg(`<image href="https://other.example/a.png"/>`)],
    ["another site by xlink", svg(`<use xlink:href="//other.example/a.svg#b"/>`)],
    ["another site in a style", svg(`<rect style="fill: url(http://other.example/)"/>`)],
    ["another site in a sheet", svg("<style>@import 'https://other.example/a.css';</style>")],
    ["an escape in a sheet", svg("<style>a{background:u\\72l(https://x)}</style>")],
    ["a document in an address", svg(`<image href="data:text/html,x"/>`)],
    ["an entity", `<!DOCTYPE svg [<!ENTITY a "b">]>${svg("")}`],
    ["a style sheet beside it", `<?xml-stylesheet href="https://x/a.css"?>${svg("")}`]
  ])("%s", (_, text) => expect(svgFault(text)).toMatchObject({offset: expect.any(Number)}));
});

test("the place is where the element begins", () => {
  const text = svg("<script>alert(1)</script>");
  expect(svgFault(text)?.offset).toBe(text.indexOf("<script"));
});
