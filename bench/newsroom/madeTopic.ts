import {type Chance, memberAt} from "./chance.ts";
import type {MadeBlock, MadeEvent, MadeStory} from "./madeNewsroom.ts";
import {isNamedByOthers} from "./madeStory.ts";
import {capital, sentence, type Words, words} from "./vocabulary.ts";

/** What a topic says of itself: a paragraph to each of its newest stories. */
export function makeExplainer(
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

/** The events of a topic: some that its stories tell, and some that a source stands for. */
export function makeEvents(
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
