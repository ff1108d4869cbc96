import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {expect, test} from "vitest";
import {templateDigests} from "../../src/eleventy/templates.ts";
import {home, temporaryFolder, treeOf} from "../support/newsrooms.ts";

function theme(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), {recursive: true});
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const files = {
  "pages/a.njk": '{% include "parts/b.njk" %}',
  "parts/b.njk": "{%- include 'parts/c.njk' -%}",
  "parts/c.njk": "words",
  "pages/other.njk": "{% if includes %}nothing is taken in{% endif %}"
};

/** The pages whose digest a change of a template changes. */
function changedBy(
  change: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>> = {}
): string[] {
  const digests = (folders: readonly string[]) => templateDigests(folders);
  const before = digests([theme({}), theme(files)]);
  const after = digests([theme(own), theme({...files, ...change})]);
  return ["pages/a.njk", "pages/other.njk"].filter((name) => before(name) !== after(name));
}

test("a page's digest changes with its template and with any that this takes in, however deep", () => {
  expect(changedBy({})).toEqual([]);
  expect(changedBy({"pages/other.njk": "x"})).toEqual(["pages/other.njk"]);
  expect(changedBy({"parts/b.njk": '{% include "parts/c.njk" %} '})).toEqual(["pages/a.njk"]);
  expect(changedBy({"parts/c.njk": "other words"})).toEqual(["pages/a.njk"]);
  expect(changedBy({}, {"parts/c.njk": "the newsroom's own"})).toEqual(["pages/a.njk"]);
});

test("a template that works out what it takes in changes with all of them", () => {
  const dynamic = {...files, "pages/a.njk": "{% include name + '.njk' %}"};
  const of = (extra: Readonly<Record<string, string>>) =>
    templateDigests([theme({...dynamic, ...extra})])("pages/a.njk");
  expect(of({"parts/c.njk": "x"})).not.toBe(of({"parts/c.njk": "y"}));
});

test("every template of the theme is taken in by some page or layout, and none that is not there", () => {
  const all = [...treeOf(join(home, "_includes"))].filter(([path]) => path.endsWith(".njk"));
  const named = all.flatMap(([, bytes]) =>
    [...bytes.toString().matchAll(/include "([^"]+)"/g)].map(([, name]) => name)
  );
  const paths = all.map(([path]) => path);
  expect(named.filter((name) => name !== undefined && !paths.includes(name))).toEqual([]);
  expect(paths.filter((path) => path.startsWith("parts/") && !named.includes(path))).toEqual([]);
});
