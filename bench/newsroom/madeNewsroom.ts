import {type Chance, chanceFrom, memberAt, pick, zipf} from "./chance.ts";
import {makeStory} from "./madeStory.ts";
import {makeEvents, makeExplainer} from "./madeTopic.ts";
import {makeVocabulary, namesFrom, sentence, slugOf} from "./vocabulary.ts";

/** A newsroom that nobody wrote, in the shape of one that somebody did. The same for the same wish. */
export interface MadeNewsroom {
  /** Oldest first. */
  readonly stories: readonly MadeStory[];
  /** The story that would be written next. */
  readonly next: MadeStory;
  readonly topics: readonly MadeTopic[];
  readonly tags: readonly Named[];
  readonly authors: readonly Named[];
  readonly people: readonly Named[];
  readonly organisations: readonly Named[];
  readonly places: readonly Named[];
  readonly pictures: readonly MadePicture[];
  readonly backgrounds: readonly MadeBackground[];
}

export interface Named {
  readonly slug: string;
  readonly name: string;
  /** One sentence. */
  readonly about: string;
}

export interface MadeTopic extends Named {
  readonly parent: string | undefined;
  readonly body: readonly MadeBlock[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly events: readonly MadeEvent[];
}

export interface MadeEvent {
  /** A day. */
  readonly date: string;
  readonly what: string;
  /** Undefined where a source stands for it. */
  readonly story: string | undefined;
}

export interface MadePicture {
  readonly file: string;
  readonly alt: string;
}

export interface MadeBackground {
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}

export interface MadeStory {
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly kind: "report" | "analysis" | "explainer";
  /** A moment in UTC, such as 2026-03-01T09:00:00Z. */
  readonly published: string;
  readonly byline: readonly string[];
  readonly topics: readonly string[];
  readonly tags: readonly string[];
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly places: readonly string[];
  readonly picture: MadePicture | undefined;
  readonly keyPoints: readonly string[];
  readonly source: string;
  readonly body: readonly MadeBlock[];
}

export type MadeBlock =
  | {readonly type: "heading"; readonly text: string}
  | {readonly type: "paragraph"; readonly parts: readonly (string | MadeReference)[]}
  | {readonly type: "quote"; readonly text: string; readonly by: string}
  | {readonly type: "read-more"; readonly to: MadeReference}
  | {readonly type: "background"; readonly slug: string};

export interface MadeReference {
  readonly kind: "article" | "topic" | "person" | "place";
  readonly slug: string;
  readonly words: string;
}

export interface Wish {
  readonly stories: number;
  readonly seed: number;
  /** So many of the oldest stories have a photograph of their own; the others share a few. */
  readonly photographs?: number;
}

export function makeNewsroom({stories, seed, photographs = 0}: Wish): MadeNewsroom {
  const chance = chanceFrom(seed, 1);
  const vocabulary = makeVocabulary(seed);
  const usual = zipf(vocabulary.length);
  const word = (by: Chance) => memberAt(vocabulary, usual(by));
  const name = namesFrom(vocabulary);
  const named = (most: number, storiesEach: number, parts: number): readonly Named[] =>
    Array.from({length: Math.max(3, Math.min(most, Math.ceil(stories / storiesEach)))}, () => {
      const own = name(parts);
      return {slug: slugOf(own), name: own, about: sentence(word, chance)};
    });

  const nouns = {
    tags: named(160, 6, 1),
    authors: named(24, 10, 2),
    people: named(200, 5, 2),
    organisations: named(60, 12, 3),
    places: named(80, 10, 1),
    pictures: makePictures()
  };
  const backgrounds = named(6, 60, 2).map(({slug, name}) => ({
    slug,
    title: name,
    text: Array.from({length: 6}, () => sentence(word, chance)).join(" ")
  }));
  const subjects = named(40, 20, 2).map((topic, index, all) => ({
    ...topic,
    // Every fifth stands at the top; four stand below each, and the last of these below another.
    parent: index % 5 === 0 ? undefined : all[index % 5 === 4 ? index - 1 : index - (index % 5)]?.slug,
    words: Array.from({length: 300}, () => memberAt(vocabulary, chance.between(150, 12_000))),
    pairs: Array.from({length: 40}, () => `${word(chance)} ${name(1).toLowerCase()}`)
  }));

  const all: MadeStory[] = [];
  for (let index = 0; index <= stories; index++)
    all.push(makeStory({index, seed, stories, before: all, word, subjects, backgrounds, ...nouns}));
  const next = memberAt(all, stories);
  const own = Array.from({length: photographs}, (_, index) => pictureOf(`own-${index}.jpg`));
  const written = all
    .slice(0, stories)
    .map((story, index) => ({...story, picture: own[index] ?? story.picture}));
  const topics = subjects.map(({words: _, pairs: __, ...topic}) => ({
    ...topic,
    body: makeExplainer(topic.slug, written, word, chance),
    people: [pick(nouns.people, chance).slug],
    places: [pick(nouns.places, chance).slug],
    events: makeEvents(topic.slug, written, word, chance)
  }));
  return {...nouns, pictures: [...nouns.pictures, ...own], stories: written, next, topics, backgrounds};
}

function makePictures(): readonly MadePicture[] {
  const drawings = Array.from({length: 10}, (_, index) => `drawing-${index}.svg`);
  const photographs = Array.from({length: 4}, (_, index) => `photograph-${index}.jpg`);
  return [...drawings, ...photographs].map(pictureOf);
}

function pictureOf(file: string): MadePicture {
  return {file, alt: `Stripes and a disc, the ${file.replace(/\..*/, "").replace("-", " number ")}.`};
}
