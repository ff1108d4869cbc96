import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {instantAt} from "../src/model/instant.ts";
import {preparePublication} from "../src/preparePublication.ts";
import {Report} from "../src/problems/report.ts";
import {home, testNow} from "./support/newsrooms.ts";

const report = new Report();
const options = {
  root: home,
  now: instantAt(Date.parse(testNow)),
  out: undefined,
  url: undefined,
  onProgress: () => {}
};
const prepared = preparePublication(options, report);

function publication() {
  if (prepared === undefined) throw new Error("The newsroom that ships has errors");
  return prepared;
}

test("the newsroom that ships with the project has no problems but one that shows what an editor is told", () => {
  expect(report.problems.map(({code, severity}) => [code, severity])).toEqual([
    ["translation/behind", "warning"]
  ]);
});

test("every topic is summed up in every language", () => {
  const told = [...publication().topics.values()].map(({texts}) => Object.keys(texts).sort());
  expect(told).toEqual(told.map(() => ["fa-AF", "ps", "ur"]));
});

describe("it has what a newcomer should see", () => {
  test("stories, topics and what stands around them", () => {
    const {articles, topics, people, organisations, places, documents, backgrounds, hubs} = publication();
    expect(articles.length).toBeGreaterThanOrEqual(36);
    expect(topics.size).toBeGreaterThanOrEqual(4);
    expect([...topics.values()].filter((topic) => topic.parent !== undefined).length).toBeGreaterThanOrEqual(
      1
    );
    const primary = (slug: string) =>
      articles.filter((article) => article.topics[0] === slug && article.language === "en").length;
    expect(primary("pak-us-relations")).toBeGreaterThanOrEqual(12);
    expect(primary("afghan-peace-process")).toBeGreaterThanOrEqual(12);
    expect(people.size).toBeGreaterThanOrEqual(8);
    expect(organisations.size).toBeGreaterThanOrEqual(5);
    expect(places.size).toBeGreaterThanOrEqual(6);
    expect(documents.size).toBeGreaterThanOrEqual(8);
    expect(backgrounds.size).toBeGreaterThanOrEqual(3);
    expect(new Set([...hubs.values()].flatMap((hub) => hub.events)).size).toBeGreaterThanOrEqual(30);
    const inLanguage = (language: string) =>
      articles.filter((article) => article.language === language && article.translationOf).length;
    expect([inLanguage("ur"), inLanguage("ps"), inLanguage("fa-AF")]).toEqual([2, 1, 1]);
  });

  test("no quoted phrase is longer than a dozen words", () => {
    const quotes = publication().articles.flatMap(({slug, body}) =>
      body.blocks.flatMap((block) =>
        block.type === "quote" ? [{slug, words: block.text.split(/\s+/).length}] : []
      )
    );
    expect(quotes.length).toBeGreaterThan(5);
    expect(quotes.filter(({words}) => words > 12)).toEqual([]);
  });

  test("no story points to one that came after it, but for what was added later", () => {
    const {articles, articleOf} = publication();
    const later = articles.flatMap(({slug, published, updated, body}) =>
      body.references
        .filter((reference) => reference.kind === "article")
        .filter(
          (reference) =>
            (articleOf.get(reference.slug)?.published.epoch ?? 0) >
            Math.max(published.epoch, updated?.epoch ?? 0)
        )
        .map((reference) => `${slug} → ${reference.slug}`)
    );
    expect(later).toEqual([]);
  });

  test("every picture says that it was drawn for the newsroom", () => {
    const pictures = publication().articles.flatMap(({picture}) => (picture === undefined ? [] : [picture]));
    expect(pictures.length).toBeGreaterThan(10);
    expect(pictures.filter(({credit}) => !/Khabar|خبر/.test(credit))).toEqual([]);
  });
});

test("the lock file names no registry and no machine", () => {
  const lock = readFileSync(join(home, "package-lock.json"), "utf8");
  expect(lock).not.toMatch(/"resolved"|registry\.|file:\/\/|localhost/);
});

test("the lock file has the packages for every system, so that npm ci works everywhere", () => {
  const {packages}: {packages: Record<string, {optionalDependencies?: Record<string, string>}>} = JSON.parse(
    readFileSync(join(home, "package-lock.json"), "utf8")
  );
  const wanted = Object.entries(packages).flatMap(([path, {optionalDependencies = {}}]) =>
    Object.keys(optionalDependencies).map((name) => ({path, name}))
  );
  expect(wanted.length).toBeGreaterThan(20);
  const missing = wanted.filter(
    ({path, name}) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages)
  );
  expect(missing).toEqual([]);
});
