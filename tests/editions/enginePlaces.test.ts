import {join} from "node:path";
import {close, createIndex} from "pagefind";
import {afterAll, expect, test} from "vitest";
import {checkEnginePlaces} from "../../src/editions/enginePlaces.ts";
import {localSearch} from "../../src/editions/localSearch.ts";
import {shrinkScript} from "../../src/rendering/bundling.ts";
import {home} from "../support/newsrooms.ts";

const {index} = await createIndex({});
await index?.addCustomRecord({url: "/", content: "a", language: "en"});
const files = (await index?.getFiles())?.files ?? [];
const engine = Buffer.from(files.find(({path}) => path === "pagefind-worker.js")?.content ?? "").toString();
afterAll(() => close());

test("the engine that is shipped is in the form that is known, shrunk or not", async () => {
  expect(engine.length).toBeGreaterThan(10_000);
  expect(() => checkEnginePlaces(engine)).not.toThrow();
  const shrunk = await shrinkScript(engine);
  expect(() => checkEnginePlaces(shrunk)).not.toThrow();
});

test.each([
  ["another way to fetch", /await fetch\(/, "await this.load(", "the one fetch that all files come by"],
  ["another folder", /fragment\/\$\{/, "pieces/${", "the files of the fragments"],
  ["another message", /case ?"getData"/, 'case "loadData"', "the message getData"],
  [
    "a second way to files",
    /self\.postMessage\(/,
    'importScripts("x");self.postMessage(',
    "no other way to files"
  ],
  ["no messages", /self\.addEventListener\(/, "self.listen(", "its listening to messages"],
  [
    "another mark",
    /"pagefind_dcd"/g,
    '"pagefind_zst"',
    "the mark by which it knows a file that is not zipped"
  ]
])("an engine with %s fails the build, and the place and the version are named", (_, from, to, place) => {
  const changed = engine.replace(from, () => to);
  expect(changed).not.toBe(engine);
  expect(() => checkEnginePlaces(changed)).toThrow(place);
  expect(() => checkEnginePlaces(changed)).toThrow("Pagefind 1.6.0");
});

test("it is the making of an edition that fails", async () => {
  const body = Buffer.from(engine.replace('"releaseData"', '"forget"'));
  const clients = {search: join(home, "src/search/client"), edition: join(home, "src/editions/client")};
  await expect(localSearch([{name: "pagefind-worker.js", body}], clients)).rejects.toThrow(
    "its worker script lacks the message releaseData"
  );
});

test("no engine at all is told plainly too", () => {
  expect(() => checkEnginePlaces("")).toThrow("does not fit Pagefind an unknown version");
});
