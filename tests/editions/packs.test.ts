import {runInNewContext} from "node:vm";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {expect, test} from "vitest";
import {unpack} from "../../src/editions/client/unpack.ts";
import {type PackedFile, packOf, registerName} from "../../src/editions/packFormat.ts";
import {type IndexFile, packsOf} from "../../src/editions/packs.ts";

/** Runs a pack's script as a page does, and gives what it registers. */
async function register(text: string) {
  let given: {number: number; files: readonly PackedFile[]; text: string} | undefined;
  runInNewContext(text, {
    [registerName]: (number: number, files: readonly PackedFile[], text: string) => {
      given = {number, files, text};
    }
  });
  if (given === undefined) throw new Error("The script registers nothing");
  return {number: given.number, files: await unpack(given.files, given.text)};
}

const bytes = fc.uint8Array({maxLength: 300});
const index = fc.dictionary(fc.string({minLength: 1, unit: "grapheme"}), bytes, {
  maxKeys: 20,
  noNullPrototype: true
});

test("every byte of every file comes out of the pack that its name leads to", async () => {
  await fc.assert(
    fc.asyncProperty(index, async (all) => {
      const files = Object.entries(all).map(([name, body]): IndexFile => ({name, body}));
      const {scripts, firsts} = packsOf(files);
      const packs = await Promise.all(scripts.map(({text}) => register(text)));
      for (const {name, body} of files)
        expect(packs[packOf(name, firsts) ?? -1]?.files.get(name)).toEqual(new Uint8Array(body));
    }),
    {numRuns: 100}
  );
});

test("many files go into few packs, each numbered, and a name before the first is in none", async () => {
  const files = Array.from({length: 300}, (_, at) => ({
    name: `fragment/en_${String(at).padStart(3, "0")}`,
    body: Buffer.alloc(2000, at)
  }));
  const {scripts, firsts} = packsOf(files);
  expect(scripts.length).toBe(Math.ceil(300 / 32));
  for (const [at, {text}] of scripts.entries()) expect((await register(text)).number).toBe(at);
  expect(packOf("a", firsts)).toBeUndefined();
  expect(packOf("fragment/en_299", firsts)).toBe(scripts.length - 1);
});

test("a script is plain ASCII, so that no character set changes it", () => {
  const {scripts} = packsOf([{name: "a", body: Uint8Array.from({length: 256}, (_, byte) => byte)}]);
  expect(scripts[0]?.text).toMatch(/^[\x20-\x7e]+\n$/);
});

test("Pagefind's files are unzipped before they are zipped together; what is zipped by others stays so", async () => {
  const vocabulary = gzipSync("words");
  const {scripts} = packsOf([
    {name: "fragment/a", body: gzipSync("pagefind_dcd{}")},
    {name: "vocabulary.en.words", body: vocabulary}
  ]);
  const {files} = await register(scripts[0]?.text ?? "");
  expect(Buffer.from(files.get("fragment/a") ?? "").toString()).toBe("pagefind_dcd{}");
  expect(Buffer.from(files.get("vocabulary.en.words") ?? "")).toEqual(vocabulary);
});
