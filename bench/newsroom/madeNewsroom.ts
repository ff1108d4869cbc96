import {type Chance, chanceFrom, memberAt, pick, zipf} from "./chance.ts";
import {capital, makeVocabulary, namesFrom, slugOf} from "./vocabulary.ts";

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

const firstDay = Date.UTC(2020, 5, 1);
const lastDay = Date.UTC(2026, 4, 31);
const hour = 3_600_000;

/** Words of a body without those of its links: half of them more or less, evenly. */
const meanWords = 480;
/** Of a body's words, those that its topic has more often than others have, and pairs of words that belong together. */
const topicalShare = 0.15;
const pairShare = 0.04;
const pictureShare = 0.04;

/** No other story names every tenth one, so that it can be taken away. */
export function isNamedByOthers(index: number): boolean {
  return index % 10 !== 7;
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

interface Subject extends Named {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
}

type Words = (chance: Chance) => string;

interface StoryInput extends Pick<MadeNewsroom, "tags" | "authors" | "people" | "organisations" | "places"> {
  readonly index: number;
  readonly seed: number;
  readonly stories: number;
  readonly before: readonly MadeStory[];
  readonly word: Words;
  readonly subjects: readonly Subject[];
  readonly pictures: readonly MadePicture[];
  readonly backgrounds: readonly MadeBackground[];
}

function makeStory(input: StoryInput): MadeStory {
  const {index, seed, stories, word, subjects} = input;
  const chance = chanceFrom(seed, 2, index);
  const subject = memberAt(subjects, storiesGoTo(subjects.length)(chance));
  const topical = zipf(subject.words.length);
  const ownWord: Words = (by) => {
    const share = by.fraction();
    if (share < topicalShare) return memberAt(subject.words, topical(by));
    return share < topicalShare + pairShare ? pick(subject.pairs, by) : word(by);
  };
  const some = (nouns: readonly Named[], most: number) => [
    ...new Set(
      Array.from({length: chance.between(1, most)}, () => memberAt(nouns, storiesGoTo(nouns.length)(chance)))
    )
  ];
  const headline = capital(words(chance.between(6, 10), ownWord, chance));
  const people = some(input.people, 3);
  const places = some(input.places, 2);
  const spacing = (lastDay - firstDay) / stories;
  const moment = firstDay + index * spacing + chance.fraction() * Math.min(spacing, 6 * hour);
  const also = chance.happens(0.4) ? [memberAt(subjects, chance.below(subjects.length)).slug] : [];
  return {
    slug: `${slugOf(headline.split(" ").slice(0, 4).join(" "))}-${String(index).padStart(5, "0")}`,
    headline,
    standfirst: sentence(ownWord, chance),
    kind: chance.happens(0.85) ? "report" : chance.happens(0.5) ? "analysis" : "explainer",
    published: `${new Date(moment).toISOString().slice(0, 16)}:00Z`,
    byline: some(input.authors, chance.happens(0.2) ? 2 : 1).map(({slug}) => slug),
    topics: [...new Set([subject.slug, ...also])],
    tags: some(input.tags, 4).map(({slug}) => slug),
    people: people.map(({slug}) => slug),
    organisations: chance.happens(0.5) ? some(input.organisations, 2).map(({slug}) => slug) : [],
    places: places.map(({slug}) => slug),
    picture: chance.happens(pictureShare) ? pick(input.pictures, chance) : undefined,
    keyPoints: chance.happens(0.3) ? [0, 1, 2].map(() => sentence(ownWord, chance)) : [],
    source: capital(words(6, ownWord, chance)),
    body: makeBody(input, ownWord, chance, [
      reference("person", memberAt(people, 0)),
      reference("place", memberAt(places, 0)),
      reference("topic", subject)
    ])
  };
}

/** Which of so many nouns a story is on: the first ones have most stories, and the last ones still some. */
function storiesGoTo(nouns: number): (chance: Chance) => number {
  const known = favourites.get(nouns) ?? zipf(nouns + 4);
  favourites.set(nouns, known);
  return (chance) => known(chance) % nouns;
}
const favourites = new Map<number, (chance: Chance) => number>();

function makeBody(
  {index, before, backgrounds}: StoryInput,
  word: Words,
  chance: Chance,
  named: readonly MadeReference[]
): readonly MadeBlock[] {
  const references = [...named, ...earlier(index, before, chance)];
  const length = chance.between(meanWords / 2, (meanWords * 3) / 2);
  const body: MadeBlock[] = [];
  for (let written = 0; written < length; ) {
    if (body.length % 5 === 4) body.push({type: "heading", text: capital(words(4, word, chance))});
    const parts: (string | MadeReference)[] = [];
    for (let count = chance.between(2, 4); count > 0 && written < length; count--) {
      const text = sentence(word, chance);
      written += text.split(" ").length;
      const to = references.pop();
      parts.push(parts.length > 0 ? ` ${text}` : text);
      if (to !== undefined) parts.push(" ", to, ".");
    }
    body.push({type: "paragraph", parts});
  }
  if (chance.happens(0.2))
    body.push({type: "quote", text: words(12, word, chance), by: capital(words(3, word, chance))});
  if (chance.happens(0.1)) body.push({type: "background", slug: pick(backgrounds, chance).slug});
  const [more] = earlier(index, before, chance);
  if (more !== undefined && chance.happens(0.25)) body.push({type: "read-more", to: more});
  return body;
}

/** One to three earlier stories, most of them recent, as stories name each other. */
function earlier(index: number, before: readonly MadeStory[], chance: Chance): readonly MadeReference[] {
  const places = Array.from({length: chance.between(1, 3)}, () => {
    const reach = chance.happens(0.7) ? Math.min(index, 300) : index;
    return index - 1 - chance.below(Math.max(1, reach));
  });
  return [...new Set(places)]
    .filter((place) => place >= 0 && isNamedByOthers(place))
    .map((place) => memberAt(before, place))
    .map(({slug, headline}) => ({kind: "article", slug, words: headline.toLowerCase()}));
}

function reference(kind: MadeReference["kind"], {slug, name}: Named): MadeReference {
  return {kind, slug, words: name};
}

function makeExplainer(
  topic: string,
  stories: readonly MadeStory[],
  word: Words,
  chance: Chance
): readonly MadeBlock[] {
  const own = stories.filter((story, index) => story.topics[0] === topic && isNamedByOthers(index));
  return own.slice(-4).flatMap(({slug, headline}): readonly MadeBlock[] => [
    {type: "heading", text: capital(words(3, word, chance))},
    {
      type: "paragraph",
      parts: [
        sentence(word, chance),
        " ",
        {kind: "article", slug, words: headline.toLowerCase()},
        ". ",
        ...Array.from({length: 3}, () => `${sentence(word, chance)} `)
      ]
    }
  ]);
}

function makeEvents(
  topic: string,
  stories: readonly MadeStory[],
  word: Words,
  chance: Chance
): readonly MadeEvent[] {
  const own = stories.filter((story, index) => story.topics.includes(topic) && isNamedByOthers(index));
  const told = Array.from({length: Math.min(8, own.length)}, (_, place) =>
    memberAt(own, Math.floor((place * own.length) / Math.min(8, own.length)))
  ).map(({slug, published}) => ({date: published.slice(0, 10), what: sentence(word, chance), story: slug}));
  const sourced = Array.from({length: 4}, (_, place) => ({
    date: `${2020 + place}-0${chance.between(1, 9)}`,
    what: sentence(word, chance),
    story: undefined
  }));
  return [...told, ...sourced];
}

function makePictures(): readonly MadePicture[] {
  const drawings = Array.from({length: 10}, (_, index) => `drawing-${index}.svg`);
  const photographs = Array.from({length: 4}, (_, index) => `photograph-${index}.jpg`);
  return [...drawings, ...photographs].map(pictureOf);
}

function pictureOf(file: string): MadePicture {
  return {file, alt: `Stripes and a disc, the ${file.replace(/\..*/, "").replace("-", " number ")}.`};
}

function sentence(word: Words, chance: Chance): string {
  return `${capital(words(chance.between(8, 24), word, chance))}.`;
}

function words(count: number, word: Words, chance: Chance): string {
  return Array.from({length: count}, () => word(chance)).join(" ");
}
