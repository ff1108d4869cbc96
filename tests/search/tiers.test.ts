import {join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import {beforeAll, expect, test} from "vitest";
import {instantAt} from "../../src/model/instant.ts";
import type {Language} from "../../src/model/language.ts";
import type {Permalink} from "../../src/model/permalink.ts";
import type {Publication} from "../../src/model/publication.ts";
import type {KeptPacks} from "../../src/model/settled.ts";
import {preparePublication} from "../../src/preparePublication.ts";
import {Report} from "../../src/problems/report.ts";
import type {Order, Wish} from "../../src/search/client/searcher.ts";
import {type IndexMemory, indexSite} from "../../src/search/indexSite.ts";
import {cutAlike} from "../support/cutAlike.ts";
import {fleeting} from "../support/fleetingBytes.ts";
import {type MadeUp, publicationOf, StoryMaker} from "../support/madeUpStories.ts";
import {home, testNow} from "../support/newsrooms.ts";
import {openSearchHere, type SearchHere} from "../support/searchHere.ts";

type Files = Map<Permalink, string | Uint8Array>;

let base: Publication;

beforeAll(() => {
  const options = {out: undefined, url: undefined, onProgress: () => {}};
  const root = join(home, "tests/sites/tiny/newsroom");
  const made = preparePublication({root, now: instantAt(Date.parse(testNow)), ...options}, new Report());
  if (made === undefined) throw new Error("The tiny newsroom has errors");
  base = made;
});

interface Site {
  readonly files: Files;
  readonly packs: KeptPacks;
  /** Stories whose page was read. */
  readonly read: readonly string[];
  readonly written: readonly Permalink[];
}

/** Builds an index as a release does: what is kept is taken from the last one. */
async function build(
  stories: readonly MadeUp[],
  before?: Site,
  more: Partial<IndexMemory> = {}
): Promise<Site> {
  const {publication, pageAt} = publicationOf(stories, base);
  const bySlug = new Map(stories.map((story) => [story.slug, story]));
  const read: string[] = [];
  const index = await indexSite(
    publication,
    (permalink) => {
      read.push(permalink);
      return pageAt(permalink);
    },
    (_, make) => make(),
    {
      keyOf: ({slug}) => JSON.stringify(bySlug.get(slug)),
      before: {...before?.packs, settled: before?.packs.settled && fleeting(before.packs.settled)},
      isThere: (permalink) => before?.files.has(permalink) ?? false,
      ...more
    }
  );
  const files: Files = new Map();
  for (const permalink of index.kept) files.set(permalink, before?.files.get(permalink) ?? "");
  for (const {permalink, body} of index.files) files.set(permalink, body);
  const written = index.files.map(({permalink}) => permalink);
  expect([...index.fragments.keys()].sort()).toEqual(stories.map(({slug}) => `/articles/${slug}/`).sort());
  for (const fragment of index.fragments.values()) expect(files.has(fragment)).toBe(true);
  return {files, packs: {...before?.packs, ...index.packs}, read, written};
}

const isTiered = ({files}: Site) =>
  Buffer.from(files.get("/pagefind/pagefind-entry.json" as Permalink) ?? "").includes('"recent"');

async function found({searcher, engine}: SearchHere, wish: Wish) {
  const {stories, whole, counts, corrected} = await searcher.search(wish);
  const hits = await Promise.all(
    stories.map(async ({data, isWhole}) => {
      const story = (await engine.data(data)) as {url: string; content: string; locations: readonly number[]};
      return `${story.url} ${isWhole ? "all" : "some"} ${story.locations} ${story.content.slice(0, 40)}`;
    })
  );
  const counted = Object.entries(counts).flatMap(([name, values]) =>
    Object.entries(values).flatMap(([value, count]) => (count > 0 ? [`${name} ${value} ${count}`] : []))
  );
  return {hits, whole, counted: counted.sort(), corrected};
}

async function scores({engine}: SearchHere, query: string) {
  const {results} = await engine.search(query, {filters: {}, sort: {}});
  return new Map(results.map(({id, score}) => [id, score]));
}

/** Questions of all kinds, of words that are in the stories, were in them, or never were. */
function wishes(maker: StoryMaker, language: "en" | "ur", stories: readonly MadeUp[], count: number): Wish[] {
  const own = stories.filter((story) => story.language === language);
  const wordsOf = () => maker.draw(maker.draw(own).paragraphs).split(" ");
  const slip = (word: string) => {
    const at = 1 + maker.number(Math.max(word.length - 1, 1));
    return maker.draw([word.slice(0, at) + word.slice(at + 1), `${word.slice(0, at)}x${word.slice(at)}`]);
  };
  return Array.from({length: count}, (_, index): Wish => {
    const words = wordsOf();
    const at = maker.number(words.length - 3);
    const run = words.slice(at, at + 3);
    const anywhere = maker.draw(maker.words[language]);
    const texts = [
      run[0],
      run.slice(0, 2).join(" "),
      `${anywhere} ${run[1]}`,
      `${run.join(" ")} ${anywhere}`,
      `"${run.join(" ")}"`,
      slip(run[1] ?? ""),
      `${run[0]} ${slip(run[2] ?? "")}`,
      (run[0] ?? "").slice(0, 3),
      `fresh${maker.number(9)}word`,
      anywhere
    ];
    const filters: Record<string, string> = {};
    if (maker.number(4) === 0) filters["topic"] = maker.draw(["sea The sea", "land The land"]);
    if (maker.number(6) === 0) filters["tag"] = maker.draw(["rain The rain", "sun The sun"]);
    return {
      text: index % 25 === 24 ? "" : (texts[index % texts.length] ?? ""),
      filters: index % 25 === 24 ? {topic: "sky The sky"} : filters,
      order: maker.draw<Order>(["best", "best", "best", "newest", "oldest"]),
      isExact: maker.number(8) === 0,
      isTyping: index % texts.length === 7
    };
  });
}

/** So many in a round; `KHABAR_QUESTIONS` asks more of them, or fewer. */
const all = Number(process.env["KHABAR_QUESTIONS"] ?? 200);
const questions = {en: Math.ceil((all * 5) / 7), ur: Math.floor((all * 2) / 7)};

test.each([1, 2])("stories are found alike, however they came into the index (%i)", async (seed) => {
  const maker = new StoryMaker(seed);
  let stories: readonly MadeUp[] = Array.from({length: 110}, () => maker.story());
  let site = await build(stories);
  const old = stories;
  for (const edits of [1, 6, 14]) {
    stories = maker.edited(stories, edits);
    site = await build(stories, site);
    expect(isTiered(site)).toBe(true);
    const settled = await build(stories);
    const anew = cutAlike(settled.files, site.files);
    for (const language of ["en", "ur"] as const) {
      const count = stories.filter((story) => story.language === language).length;
      const open = (files: ReadonlyMap<string, string | Uint8Array>) =>
        openSearchHere(files, language satisfies Language, count);
      const [tiers, one, plain] = [open(site.files), open(anew), open(settled.files)];
      // Every word that is or was in a story is known just when it is in one, and corrected by what is in one.
      for (const word of new Set([...old, ...stories].flatMap(({headline}) => headline.split(" "))))
        expect([word, ...(await scores(tiers, `"${word}"`)).keys()].sort()).toEqual(
          [word, ...(await scores(plain, `"${word}"`)).keys()].sort()
        );
      expect(new Map([...(await tiers.vocabulary())].sort())).toEqual(await plain.vocabulary());
      expect(await tiers.engine.filters()).toEqual(await one.engine.filters());
      for (const wish of wishes(maker, language, [...old, ...stories], questions[language])) {
        expect({wish, ...(await found(tiers, wish))}).toEqual({wish, ...(await found(one, wish))});
        const expected = await scores(one, wish.text);
        for (const [id, score] of await scores(tiers, wish.text))
          expect(score, `${wish.text} in ${id}`).toBeCloseTo(expected.get(id) ?? 0, 4);
      }
    }
  }
});

test("a build reads what has changed since the one before, and no more", async () => {
  const maker = new StoryMaker(3);
  const stories = Array.from({length: 40}, () => maker.story());
  const first = await build(stories);
  expect(first.read.length).toBe(40);
  const again = await build(stories, first);
  expect([again.read, again.written, again.packs]).toEqual([[], [], first.packs]);

  const edited = stories.map((story, index) => (index === 7 ? {...story, headline: "Another head"} : story));
  const second = await build(edited, again);
  expect(second.read).toEqual([`/articles/${stories[7]?.slug}/`]);
  const chunks = ({files}: Site) => [...files.keys()].filter((file) => file.startsWith("/pagefind/index/"));
  for (const chunk of chunks(first))
    expect(second.files.get(chunk as Permalink)).toBe(first.files.get(chunk));
  expect(second.written.filter((file) => file.startsWith("/pagefind/fragment/")).length).toBe(1);
  expect([second.packs.settled, second.packs.recent === first.packs.recent]).toEqual([
    first.packs.settled,
    false
  ]);
  expect((await build(edited, second)).written).toEqual([]);
  expect((await build(edited.slice(1), second)).read).toEqual([]);

  // A key may change though the story says what it said.
  const touched = await build(edited, second, {keyOf: ({slug}) => `touched ${slug}`});
  expect([touched.read.length, touched.written.length]).toEqual([40, 0]);
});

test("all is settled anew when too much has changed, and when what there was cannot be relied on", async () => {
  const maker = new StoryMaker(4);
  const stories = Array.from({length: 40}, () => maker.story());
  const first = await build(stories);
  const after = (count: number) =>
    stories.map((story, index) => (index < count ? {...story, headline: `Head ${index}`} : story));
  expect(isTiered(await build(after(20), first))).toBe(true);
  expect(isTiered(await build(after(21), first))).toBe(false);

  const {settled, recent} = first.packs;
  const another = await build(stories.slice(1));
  for (const before of [{}, {settled}, {recent}, {settled, recent: another.packs.recent}]) {
    const site = await build(after(1), first, {before});
    expect([isTiered(site), site.read.length]).toEqual([false, 40]);
  }
  const lost = await build(after(1), first, {isThere: (permalink) => !permalink.includes("/fragment/")});
  expect(isTiered(lost)).toBe(false);
  // A language's first story cannot be recent to anything.
  const [english, ...others] = stories.filter(({language}) => language === "en");
  const urdu = stories.filter(({language}) => language === "ur");
  expect([english?.language, urdu.length > 2, others.length > 0]).toEqual(["en", true, true]);
  expect(isTiered(await build([...urdu, ...others.slice(0, 1)], await build(urdu)))).toBe(false);
});

test("readers' workers find the engine of each language that has a story, and no other is published", async () => {
  const maker = new StoryMaker(5);
  const stories = Array.from({length: 40}, () => maker.story());
  const english = stories.filter(({language}) => language === "en");
  const urdu = stories.filter(({language}) => language === "ur");
  const engines = ({files}: Site) =>
    [...files.keys()].filter((file) => file.startsWith("/pagefind/wasm.")).sort();
  const [ofEnglish, ofOthers] = ["/pagefind/wasm.en.pagefind", "/pagefind/wasm.unknown.pagefind"];
  const first = await build(english);
  expect(engines(first)).toEqual([ofEnglish]);
  expect(engines(await build(urdu))).toEqual([ofOthers]);
  const both = await build([...english, ...urdu.slice(0, 1)], first);
  expect(engines(both)).toEqual([ofEnglish, ofOthers]);
  expect(engines(await build(english, both))).toEqual([ofEnglish]);
  // Zipped smaller than zlib can, and whole.
  const engine = Buffer.from(first.files.get(ofEnglish as Permalink) ?? "");
  expect(engine.length).toBeLessThan(gzipSync(gunzipSync(engine), {level: 9}).length * 0.96);
});

test("a story that came and went leaves the index as it was", async () => {
  const maker = new StoryMaker(6);
  const stories = Array.from({length: 40}, () => maker.story());
  const first = await build(stories);
  const second = await build([...stories, maker.story()], first);
  expect(isTiered(second)).toBe(true);
  const third = await build(stories, second);
  const contents = ({files}: Site) =>
    [...files].map(([path, body]) => [path, Buffer.from(body).toString("hex")]).sort();
  expect(contents(third)).toEqual(contents(first));
});

test("a language of which every settled story has changed is searched by its recent ones", async () => {
  const maker = new StoryMaker(7);
  const stories = Array.from({length: 40}, () => maker.story());
  const urdu = stories.filter(({language}) => language === "ur").slice(0, 3);
  const others = stories.filter(({language}) => language !== "ur");
  const changed = urdu.map((story) => ({...story, headline: maker.text("ur", 5)}));
  const tiered = await build([...others, ...changed], await build([...others, ...urdu]));
  const settled = await build([...others, ...changed]);
  expect([isTiered(tiered), isTiered(settled)]).toEqual([true, false]);
  const open = ({files}: Site) => openSearchHere(files, "ur", changed.length);
  const [tiers, plain] = [open(tiered), open(settled)];
  const words = [...urdu, ...changed].flatMap(({headline, paragraphs}) => [headline, ...paragraphs]);
  for (const word of new Set(words.join(" ").split(" ")))
    expect([word, ...(await scores(tiers, `"${word}"`)).keys()].sort()).toEqual(
      [word, ...(await scores(plain, `"${word}"`)).keys()].sort()
    );
  expect(new Map([...(await tiers.vocabulary())].sort())).toEqual(await plain.vocabulary());
});
