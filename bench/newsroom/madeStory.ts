import {type Chance, chanceFrom, memberAt, pick, zipf} from "./chance.ts";
import type {
  MadeBackground,
  MadeBlock,
  MadeNewsroom,
  MadePicture,
  MadeReference,
  MadeStory,
  Named
} from "./madeNewsroom.ts";
import {capital, sentence, slugOf, type Words, words} from "./vocabulary.ts";

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

/** A topic, with the words and the pairs of words that its stories have more often than others have. */
export interface Subject extends Named {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
}

/** What a story is made of. */
export interface StoryInput
  extends Pick<MadeNewsroom, "tags" | "authors" | "people" | "organisations" | "places"> {
  readonly index: number;
  readonly seed: number;
  readonly stories: number;
  readonly before: readonly MadeStory[];
  readonly word: Words;
  readonly subjects: readonly Subject[];
  readonly pictures: readonly MadePicture[];
  readonly backgrounds: readonly MadeBackground[];
}

/** The story of a place in time, which says nothing of those after it. */
export function makeStory(input: StoryInput): MadeStory {
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
