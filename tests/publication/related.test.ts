import {expect, test} from "vitest";
import type {Comparable} from "../../src/publication/comparable.ts";
import {relate} from "../../src/publication/related.ts";
import {termsOf} from "../../src/publication/terms.ts";

const day = 24 * 60 * 60 * 1000;

interface Wishes {
  readonly title?: string;
  readonly epoch?: number;
  readonly labels?: readonly string[];
}

function text(id: string, words: string, {title = "", epoch = 0, labels = []}: Wishes = {}): Comparable {
  return {id, digest: `${title}: ${words}`, terms: () => termsOf(title, words), epoch, labels};
}

const others = [
  text("w", "bread oven flour"),
  text("x", "bread rain cloud"),
  text("y", "cloud oven wind"),
  text("z", "flour rain wind")
];

const idsFor = (id: string, texts: readonly Comparable[]) =>
  relate(texts)
    .likest(id, 10)
    .map((likeness) => likeness.id);

test("the text that shares the most telling words comes first, and the text itself never", () => {
  const texts = [
    text("a", "harbour wall tide"),
    text("b", "harbour wall storm"),
    text("c", "harbour ship storm"),
    ...others
  ];
  expect(idsFor("a", texts)).toEqual(["b", "c"]);
});

test("a headline's words count more than the body's", () => {
  const texts = [
    text("a", "dredging quay"),
    text("b", "", {title: "Dredging"}),
    text("c", "quay"),
    ...others
  ];
  expect(idsFor("a", texts)?.[0]).toBe("b");
});

test("of two texts as like, the one nearer in time comes first", () => {
  const texts = [
    text("a", "harbour wall", {epoch: 0}),
    text("far", "harbour wall", {epoch: 900 * day}),
    text("near", "harbour wall", {epoch: 10 * day}),
    ...others
  ];
  expect(idsFor("a", texts)).toEqual(["near", "far"]);
});

test("words of every text, and stop words, tell nothing", () => {
  const texts = [
    text("a", "the news of the sea"),
    text("b", "the news of the land"),
    text("c", "the news of the sky"),
    text("d", "the news")
  ];
  expect(idsFor("a", texts)).toEqual([]);
});

test("labels break ties, and alone are enough for a last place", () => {
  const texts = [
    text("a", "harbour", {labels: ["sea"]}),
    text("b", "harbour", {labels: ["sea"]}),
    text("c", "harbour"),
    text("d", "", {labels: ["sea"]}),
    ...others
  ];
  expect(idsFor("a", texts)).toEqual(["b", "c", "d"]);
});

test("the order of the texts does not change what is like what", () => {
  const texts = [
    text("a", "harbour wall tide"),
    text("b", "harbour wall storm"),
    text("c", "tide storm"),
    ...others
  ];
  const [forth, back] = [relate(texts), relate([...texts].reverse())];
  for (const {id} of texts) expect(back.likest(id, 5)).toEqual(forth.likest(id, 5));
});

test("words in any script are compared", () => {
  const texts = [
    text("a", "بندرگاہ کی دیوار"),
    text("b", "بندرگاہ کی لہر"),
    text("c", "روٹی اور تنور"),
    text("d", "بارش ہوا")
  ];
  expect(idsFor("a", texts)?.[0]).toBe("b");
});

test("a text that comes changes what two others have in common only where words are counted in it", () => {
  const words = ["harbour", "storm", "quay", "tide", "wharf", "pilot", "crane", "rope"];
  const older = Array.from({length: 30}, (_, number) =>
    text(`older-${number}`, `${words[number % 8]} ${words[(number + 3) % 8]} ${words[(number * 5) % 8]}`, {
      epoch: Date.UTC(2020, number)
    })
  );
  const [a, b] = [
    text("a", "harbour storm zanzibar", {epoch: Date.UTC(2022, 8)}),
    text("b", "harbour quay storm", {epoch: Date.UTC(2022, 9)})
  ];
  // A word that was a's alone is no longer.
  const comes = text("comes", "zanzibar crane", {epoch: Date.UTC(2022, 10)});
  const extent = {mostCounted: 32, mostLookups: 1000, mostPlaces: 99, mostLabelPlaces: 9, mostCompared: 99};
  const cosineOf = (texts: readonly Comparable[]) =>
    relate(texts, {}, extent)
      .likest("a", 99)
      .find(({id}) => id === "b")?.cosine;
  const before = cosineOf([...older, a, b]);
  expect(before).toBeGreaterThan(0);
  expect(cosineOf([...older, a, b, comes])).toBe(before);
  expect(cosineOf([...older, {...comes, epoch: Date.UTC(2020, 1)}, a, b])).not.toBe(before);
});
