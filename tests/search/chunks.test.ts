import {gunzipSync, gzipSync} from "node:zlib";
import {decode} from "cborg";
import fc from "fast-check";
import {expect, test} from "vitest";
import {wordsOfAll} from "../../src/search/batches.ts";
import {contentOf, cutChunks, pack, unpack} from "../../src/search/chunks.ts";
import {type IndexedWord, type Posting, readGroups, writeGroups} from "../../src/search/postings.ts";

/** A word with as many places as it takes to be `size` bytes or so. */
const word = (text: string, size: number): IndexedWord => ({
  word: text,
  pages: [
    {
      page: 1,
      members: 2,
      bytes: Buffer.concat([Buffer.of(0x59), Buffer.alloc(2 + size)]),
      from: 0,
      to: 3 + size
    }
  ],
  variants: []
});
const words = Array.from({length: 60}, (_, index) => word(`w${String(index).padStart(2, "0")}`, 3000));

test("chunks have the words in their order, and are named by the metadata with their first and last", () => {
  const {files, entries} = cutChunks(words, "en");
  expect(entries.length).toBeGreaterThan(5);
  expect([entries[0]?.[0], entries.at(-1)?.[1]]).toEqual(["w00", "w59"]);
  expect(files.map(({path}) => path)).toEqual(entries.map(([, , name]) => `index/${name}.pf_index`));
  const texts = files.flatMap((file, at) => {
    const bytes = contentOf(file);
    expect(bytes.length).toBeLessThan(21 * 1024);
    const own = bytes.toString().match(/w\d\d/g) ?? [];
    for (const text of own)
      expect(text >= (entries[at]?.[0] ?? "") && text <= (entries[at]?.[1] ?? "")).toBe(true);
    return own;
  });
  expect(texts).toEqual(words.map((each) => each.word));
});

test("a word that fills a chunk by itself has one of its own", () => {
  const {entries} = cutChunks([word("a", 90), word("b", 60_000), word("c", 90)], "en");
  expect(entries.map(([from, to]) => [from, to])).toEqual([
    ["a", "a"],
    ["b", "b"],
    ["c", "c"]
  ]);
});

test("an index in another form is refused", () => {
  const path = "index/en_c.pf_index";
  expect(() => contentOf({path, content: gzipSync("something else")})).toThrow(path);
  expect(() => unpack({path, content: pack(Buffer.of(0x18, 0x01))})).toThrow();
});

/** Places as Pagefind writes them: an array of numbers, and one more. */
const posting = fc.array(fc.nat(23), {maxLength: 5}).map((places): Posting => {
  const bytes = Uint8Array.of(0xff, 0x80 + places.length, ...places, 0x80, 0xff);
  return {page: 0, members: 3, bytes, from: 1, to: bytes.length - 1};
});
const placesIn = ({bytes, from, to}: Posting): unknown => decode(bytes.slice(from, to - 1));
const pagesOf = (size: number) =>
  fc
    .uniqueArray(fc.nat(size - 1), {minLength: 1})
    .chain((pages) =>
      fc
        .array(posting, {minLength: pages.length, maxLength: pages.length})
        .map((all) => all.map((each, at) => ({...each, page: pages.sort((a, b) => a - b)[at] ?? 0})))
    );
const batch = fc.record({
  pages: fc.constant(6),
  words: fc
    .dictionary(
      fc.oneof(
        fc.constantFrom("ab", "abc", "b", "ئا", "\u{1F600}", "\uffee"),
        fc.string({minLength: 1, maxLength: 2, unit: "grapheme"})
      ),
      fc.record({pages: pagesOf(6), variant: fc.option(pagesOf(6), {nil: undefined})})
    )
    .map((all) =>
      Object.entries(all)
        .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        .map(
          ([text, {pages, variant}]): IndexedWord => ({
            word: text,
            pages,
            variants: variant === undefined ? [] : [{form: `${text}\u0301`, pages: variant}]
          })
        )
    ),
  chunkLength: fc.integer({min: 1, max: 4})
});

test("the words of batches are those of one index, with each batch's pages behind the last one's", () => {
  fc.assert(
    fc.property(fc.array(batch, {maxLength: 4}), (batches) => {
      const made = [
        ...wordsOfAll(
          batches.map(({pages, words: own, chunkLength}) => ({
            pages,
            chunks: Array.from({length: Math.ceil(own.length / chunkLength)}, (_, at) => ({
              path: `index/${at}.pf_index`,
              content: pack(writeGroups([own.slice(at * chunkLength, (at + 1) * chunkLength)]))
            }))
          }))
        )
      ];
      const places = new Map<string, string[]>();
      for (const [at, {words: own}] of batches.entries())
        for (const {word: text, pages, variants} of own)
          for (const [form, all] of [
            [text, pages] as const,
            ...variants.map((each) => [each.form, each.pages] as const)
          ])
            for (const each of all) {
              const key = `${text} ${form}`;
              places.set(key, [...(places.get(key) ?? []), `${at * 6 + each.page} ${placesIn(each)}`]);
            }
      const found = made.flatMap(({word: text, pages, variants}) =>
        [{form: text, pages}, ...variants]
          .filter(({pages: all}) => all.length > 0)
          .map(
            ({form, pages: all}) =>
              [`${text} ${form}`, all.map((each) => `${each.page} ${placesIn(each)}`)] as const
          )
      );
      expect(new Map(found)).toEqual(places);
      const order = made.map(({word: text}) => text);
      expect(order).toEqual(
        [...new Set(order)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      );
      expect(readGroups(writeGroups([made]))).toHaveLength(1);
    })
  );
});

test("chunks are zipped behind Pagefind's signature", () => {
  const [file] = cutChunks(words, "en").files;
  expect(gunzipSync(file?.content ?? "").toString("latin1")).toMatch(/^pagefind_dcd/);
});
