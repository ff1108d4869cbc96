import fc from "fast-check";
import {expect, test} from "vitest";
import type {KeptBytes} from "../../src/model/keptBytes.ts";
import type {Comparable, Extent} from "../../src/publication/comparable.ts";
import {type Relation, relate} from "../../src/publication/related.ts";
import {termsOf} from "../../src/publication/terms.ts";
import {fleeting} from "../support/fleetingBytes.ts";

/** A story as an editor has it. */
interface Story {
  readonly words: string;
  readonly epoch: number;
  readonly labels: readonly string[];
}

const day = 24 * 60 * 60 * 1000;

/** So small that a dozen texts are more than can be counted, listed and compared. */
const small: Extent = {mostCounted: 4, mostLookups: 24, mostPlaces: 4, mostLabelPlaces: 3, mostCompared: 3};

const word = fc.integer({min: 0, max: 40}).map((number) => `w${number}`);
const story: fc.Arbitrary<Story> = fc.record({
  words: fc.array(word, {maxLength: 12}).map((list) => list.join(" ")),
  epoch: fc.oneof(
    // Some within a quarter, some in others: words are counted in older ones, where there are enough of them.
    fc.integer({min: 0, max: 30}).map((days) => days * day),
    fc.integer({min: 0, max: 30}).map((weeks) => weeks * 7 * day),
    fc.constant(Number.NaN)
  ),
  labels: fc.array(fc.constantFrom("sea", "land", "sky", "war", "trade"), {maxLength: 3})
});
const slug = fc.integer({min: 0, max: 30}).map((number) => `story-${number}`);

/** What is done to one story: written, rewritten in part or whole, taken away. */
const edit = fc.tuple(
  slug,
  fc.oneof({weight: 5, arbitrary: story}, fc.constant(undefined)),
  fc.constantFrom("all", "words", "epoch", "labels")
);

function edited(
  stories: ReadonlyMap<string, Story>,
  [id, wanted, what]: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never
) {
  const next = new Map(stories);
  const old = stories.get(id);
  if (wanted === undefined) next.delete(id);
  else if (old === undefined || what === "all") next.set(id, wanted);
  else next.set(id, {...old, [what]: wanted[what]});
  return next;
}

/** The stories as texts; tells of each whose words are asked for. */
function textsOf(
  stories: ReadonlyMap<string, Story>,
  onTerms: (words: string) => void = () => {}
): readonly Comparable[] {
  return [...stories].map(([id, {words, epoch, labels}]) => ({
    id,
    digest: words,
    terms: () => {
      onTerms(words);
      return termsOf("", words);
    },
    epoch,
    labels
  }));
}

/** What is like what, of all stories. */
function allOf({likest}: Pick<Relation, "likest">, stories: ReadonlyMap<string, Story>) {
  return [...stories.keys()].map((id) => [id, likest(id, 10)]);
}

/** A memory of which what is large is read where it lies. */
function ofFile({rows, settled, recent}: Relation["memory"]): Relation["memory"] {
  return {rows, settled: settled && fleeting(settled), recent: recent && fleeting(recent)};
}

test.each([
  ["one text in some is counted", small],
  ["the older ones are, or all", {...small, mostCounted: 24}]
])("with a memory everything comes out as without one, whatever was edited between; %s", (_, extent) => {
  fc.assert(
    fc.property(
      fc.dictionary(slug, story, {minKeys: 12, maxKeys: 31}),
      fc.array(fc.array(edit, {minLength: 1, maxLength: 3}), {maxLength: 6}),
      fc.boolean(),
      (first, rounds, isInFile) => {
        let stories: ReadonlyMap<string, Story> = new Map(Object.entries(first));
        const kept = (memory: Relation["memory"]) => (isInFile ? ofFile(memory) : memory);
        let memory = kept(relate(textsOf(stories), undefined, extent).memory);
        for (const edits of rounds) {
          stories = edits.reduce(edited, stories);
          const fresh = relate(textsOf(stories), undefined, extent);
          const remembering = relate(textsOf(stories), memory, extent);
          expect(allOf(remembering, stories)).toEqual(allOf(fresh, stories));
          memory = kept(remembering.memory);
        }
      }
    ),
    {numRuns: 150}
  );
});

const twenty = new Map(
  Array.from({length: 20}, (_, number): [string, Story] => [
    `story-${number}`,
    {
      words: `harbour${number % 4} wall${number % 3} tide${number % 5} storm`,
      epoch: number * day,
      labels: ["sea"]
    }
  ])
);

test("when those that all were counted in are the older ones of more, they weigh as a part of all does", () => {
  const extent = {...small, mostCounted: 12};
  const told = (words: string, labels: readonly string[], epoch = day): Story => ({words, epoch, labels});
  const first = new Map([
    ["a", told("harbour", ["sea", "land"])],
    ["b", told("harbour", ["sea", "sky"])],
    ["c", told("harbour", ["land"])],
    ["d", told("wall", ["land"])],
    ["e", told("wall", [])],
    ["f", told("tide", [])]
  ]);
  const {memory, ...all} = relate(textsOf(first), undefined, extent);
  expect(all.likest("a", 2).map(({id}) => id)).toEqual(["b", "c"]);
  const later = [told("lighthouse", [], 100 * day), told("lighthouse", [], 101 * day)];
  const more = new Map([...first, ...later.map((one, number): [string, Story] => [`later-${number}`, one])]);
  const fresh = relate(textsOf(more), undefined, extent);
  expect(fresh.likest("a", 2).map(({id}) => id)).toEqual(["c", "b"]);
  expect(allOf(relate(textsOf(more), memory, extent), more)).toEqual(allOf(fresh, more));
});

test("only a text that is new is read", () => {
  const {memory} = relate(textsOf(twenty), undefined, small);
  const read: string[] = [];
  const words = "harbour1 wall2 lighthouse";
  relate(
    textsOf(new Map(twenty).set("story-7", {words, epoch: 7 * day, labels: []}), (text) => read.push(text)),
    memory,
    small
  );
  expect(read).toEqual([words]);
});

test("where no text is another, whatever the order, what is remembered of words is not asked for", () => {
  const {memory, ...first} = relate(textsOf(twenty), undefined, small);
  let asked = 0;
  const given = {
    ...memory,
    get settled() {
      asked++;
      return memory.settled;
    }
  };
  const again = relate([...textsOf(twenty)].reverse(), given, small);
  expect(again.memory).toBe(given);
  expect(asked).toBe(0);
  expect(allOf(again, twenty)).toEqual(allOf(first, twenty));
  const others = new Map(twenty).set("story-7", {words: "lighthouse", epoch: 7 * day, labels: ["sea"]});
  expect(relate(textsOf(others), given, small).memory).not.toBe(given);
  expect(asked).toBeGreaterThan(0);
});

function allOfThem(bytes: KeptBytes = new Uint8Array()): Uint8Array {
  return bytes.subarray(0, bytes.length);
}

test("a memory serves wherever it lies in what a file was read into", () => {
  const {memory, ...first} = relate(textsOf(twenty), undefined, small);
  const moved = (bytes?: KeptBytes) => Buffer.concat([Buffer.alloc(3), allOfThem(bytes)]).subarray(3);
  const given = {rows: moved(memory.rows), settled: moved(memory.settled), recent: moved(memory.recent)};
  const read: string[] = [];
  const others = new Map(twenty).set("story-7", {words: "lighthouse", epoch: 7 * day, labels: ["sea"]});
  expect(allOf(relate(textsOf(twenty), given, small), twenty)).toEqual(allOf(first, twenty));
  expect(
    allOf(
      relate(
        textsOf(others, (words) => read.push(words)),
        given,
        small
      ),
      others
    )
  ).toEqual(allOf(relate(textsOf(others), undefined, small), others));
  expect(read).toEqual(["lighthouse"]);
});

test("a part of a memory that is missing, cut short or another's is as none", () => {
  const {memory, ...first} = relate(textsOf(twenty), undefined, small);
  const others = relate(textsOf(twenty), undefined, {...small, mostCompared: 4}).memory;
  for (const part of ["rows", "settled", "recent"] as const) {
    const whole = allOfThem(memory[part]);
    expect(whole.length).toBeGreaterThan(12);
    for (const bytes of [
      undefined,
      new Uint8Array(),
      whole.slice(0, 12),
      whole.slice(0, -8),
      new Uint8Array([...whole, 0, 0, 0, 0, 0, 0, 0, 0]),
      new TextEncoder().encode("of another program, and as long as a head is"),
      part === "rows" ? others.rows : memory.rows
    ])
      expect(allOf(relate(textsOf(twenty), {...memory, [part]: bytes}, small), twenty)).toEqual(
        allOf(first, twenty)
      );
  }
});

test("what is kept of most words stays as it is while few have changed", () => {
  const many = new Map(
    Array.from({length: 40}, (_, number): [string, Story] => [
      `story-${number}`,
      {words: `harbour wall${number}`, epoch: 0, labels: []}
    ])
  );
  const first = relate(textsOf(many), undefined, small).memory;
  const one = new Map(many).set("story-7", {words: "lighthouse", epoch: 0, labels: []});
  const second = relate(textsOf(one), first, small).memory;
  expect(second.settled).toBe(first.settled);
  const read: string[] = [];
  relate(
    textsOf(one, (words) => read.push(words)),
    second,
    small
  );
  expect(read).toEqual([]);
  const others = new Map(
    [...many].map(([id, story]): [string, Story] => [id, {...story, words: `${story.words} tide`}])
  );
  expect(relate(textsOf(others), second, small).memory.settled).not.toBe(first.settled);
});
