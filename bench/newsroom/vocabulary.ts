import {type Chance, chanceFrom, memberAt, pick} from "./chance.ts";

/** Two fifths of what people write are these; they are real, since what reads text leaves them out. */
const functionWords =
  "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which were all we would her she there been their one has will more no if out so said what up its".split(
    " "
  );

const onsets = "b bl br ch d dr f fl g gr h j k kh kr l m n p pl pr r s sh sk sp st t tr v w y z".split(" ");
const vowels = "a e i o u a e o ai ea ou".split(" ");
const codas = ["", "", "", "n", "r", "l", "s", "t", "m", "d", "k", "nd", "st"];

/** So many as ten thousand stories have, with their names. */
const size = 60_000;

/** Words, the most usual first, all different; made of syllables, so that stemming and folding have work to do. */
export function makeVocabulary(seed: number): readonly string[] {
  const chance = chanceFrom(seed, size);
  const words = new Set(functionWords);
  while (words.size < size) {
    // The more usual a word, the shorter.
    const longest = words.size < 15_000 ? 2 : 3;
    const word = madeWord(chance.between(longest - 1, longest), chance);
    if (word.length > 2) words.add(word);
  }
  return [...words];
}

function madeWord(syllables: number, chance: Chance): string {
  let word = "";
  for (let count = 0; count < syllables; count++) word += pick(onsets, chance) + pick(vowels, chance);
  return word + pick(codas, chance);
}

/** Gives names that nothing else has, each time others. */
export function namesFrom(vocabulary: readonly string[]): (parts: number) => string {
  // From the rare end, where two stories seldom have the same word by chance.
  let last = vocabulary.length;
  return (parts) => {
    const words = Array.from({length: parts}, () => capital(memberAt(vocabulary, --last)));
    return words.join(" ");
  };
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What a name is in an address. */
export function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** Gives a word, by chance. */
export type Words = (chance: Chance) => string;

/** Eight to twenty-four words, with a capital and a full stop. */
export function sentence(word: Words, chance: Chance): string {
  return `${capital(words(chance.between(8, 24), word, chance))}.`;
}

/** Some words, with spaces between them. */
export function words(count: number, word: Words, chance: Chance): string {
  return Array.from({length: count}, () => word(chance)).join(" ");
}
