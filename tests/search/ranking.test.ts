import {expect, test} from "vitest";
import {bestFirst, type Findings, type Scored} from "../../src/search/client/ranking.ts";

const scored = (id: string, score = 1): Scored => ({id, score, data: `data of ${id}`});
const findings = (given: Partial<Findings>): Findings => ({
  whole: [],
  newestFirst: [],
  phrase: [],
  byWord: [],
  byPair: [],
  lost: 0,
  stories: 100,
  ...given
});
const ids = (given: Partial<Findings>) => bestFirst(findings(given)).map(({id}) => id);

test("the engine's score decides", () => {
  const whole = [scored("b", 1), scored("a", 3), scored("c", 2)];
  expect(ids({whole})).toEqual(["a", "c", "b"]);
});

test("words as they were typed come first", () => {
  const whole = [scored("a", 3), scored("b", 1)];
  expect(ids({whole, phrase: [scored("b")]})).toEqual(["b", "a"]);
});

test("among near-equal stories the newer comes first; a better match stays before it", () => {
  const newestFirst = [scored("new"), scored("old")];
  expect(ids({whole: [scored("old", 1.001), scored("new", 1)], newestFirst})).toEqual(["new", "old"]);
  expect(ids({whole: [scored("old", 1.2), scored("new", 1)], newestFirst})).toEqual(["old", "new"]);
});

test("words side by side raise a story, rare ones more than common ones", () => {
  const whole = [scored("a", 1.1), scored("b", 1), scored("c", 1)];
  const common = whole.concat(Array.from({length: 80}, (_, index) => scored(`other ${index}`)));
  expect(ids({whole, byPair: [[scored("b")]]})[0]).toBe("b");
  expect(ids({whole, byPair: [common.filter(({id}) => id !== "a")]})[0]).toBe("a");
});

test("a story with some of the words stands for the share it has", () => {
  const found = bestFirst(
    findings({
      byWord: [[scored("two", 1), scored("one", 1.5)], [scored("two", 1)]]
    })
  );
  expect(found.map(({id, isWhole}) => [id, isWhole])).toEqual([
    ["two", false],
    ["one", false]
  ]);
});

test("each story is named once, as whole when it has all the words", () => {
  const found = bestFirst(
    findings({whole: [scored("a")], byWord: [[scored("a"), scored("b")], [scored("a")]]})
  );
  expect(found.map(({id, isWhole}) => [id, isWhole])).toEqual([
    ["a", true],
    ["b", false]
  ]);
});
