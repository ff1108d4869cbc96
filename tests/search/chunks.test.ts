import {gunzipSync, gzipSync} from "node:zlib";
import {decode, encode} from "cborg";
import {expect, test} from "vitest";
import {cutChunks, type IndexFile} from "../../src/search/chunks.ts";

const pack = (data: unknown) => gzipSync(Buffer.concat([Buffer.from("pagefind_dcd"), encode(data)]));
const unpack = ({content}: IndexFile) => decode(gunzipSync(content).subarray(12));
const json = (data: unknown) => Buffer.from(JSON.stringify(data));

/** A word with as many places as it takes to be `size` bytes or so. */
const word = (text: string, size: number) => [text, [[1, Array.from({length: size / 3}, () => 300)]], []];
const words = Array.from({length: 60}, (_, index) => word(`w${String(index).padStart(2, "0")}`, 3000));
const files: readonly IndexFile[] = [
  {path: "pagefind-entry.json", content: json({version: "1", languages: {en: {hash: "en_aa", wasm: "en"}}})},
  {
    path: "pagefind.en_aa.pf_meta",
    content: pack(["1", [["en_f", 9]], [["a", "wzz", "en_c"]], [], [], ["title"]])
  },
  {path: "index/en_c.pf_index", content: pack([words])},
  {path: "fragment/en_f.pf_fragment", content: Buffer.from("as it is")}
];

test("chunks are smaller, with the same words in the same order, and named by the metadata", () => {
  const cut = cutChunks(files);
  const entry = JSON.parse(new TextDecoder().decode(cut.find(({path}) => path.endsWith(".json"))?.content));
  const meta = cut.find(({path}) => path === `pagefind.${entry.languages.en.hash}.pf_meta`);
  const [version, pages, chunks, , , fields] = unpack(meta as IndexFile);
  expect([version, pages, fields]).toEqual(["1", [["en_f", 9]], ["title"]]);
  expect(chunks.length).toBeGreaterThan(5);
  expect([chunks[0][0], chunks.at(-1)[1]]).toEqual(["a", "wzz"]);
  const read = chunks.flatMap(([from, to, name]: [string, string, string]) => {
    const file = cut.find(({path}) => path === `index/${name}.pf_index`) as IndexFile;
    expect(gunzipSync(file.content).length).toBeLessThan(21 * 1024);
    const [group] = unpack(file);
    for (const [text] of group) expect(from <= text && text <= to).toBe(true);
    return group;
  });
  expect(read).toEqual(words);
  expect(cut.some(({path}) => path === "index/en_c.pf_index")).toBe(false);
  expect(cut.find(({path}) => path.startsWith("fragment/"))).toBe(files[3]);
});

test("a word that fills a chunk by itself has one of its own", () => {
  const large = [word("a", 90), word("b", 60_000), word("c", 90)];
  const cut = cutChunks(
    files.map((file) => (file.path.startsWith("index/") ? {...file, content: pack([large])} : file))
  );
  const groups = cut
    .filter(({path}) => path.startsWith("index/"))
    .map((file) => unpack(file)[0].map(([text]: [string]) => text));
  expect(groups).toEqual([["a"], ["b"], ["c"]]);
});

test("an index in another form is refused, and nothing is lost silently", () => {
  const other = files.map((file) =>
    file.path.startsWith("index/") ? {...file, content: gzipSync("something else")} : file
  );
  expect(() => cutChunks(other)).toThrow();
  expect(() => cutChunks(files.filter(({path}) => !path.startsWith("index/")))).toThrow(
    "index/en_c.pf_index"
  );
});
