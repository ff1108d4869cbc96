/** A run of words of an excerpt: found by the query, or only beside what was. */
export interface ExcerptPart {
  readonly text: string;
  readonly isFound: boolean;
}

/** The most words of an excerpt: about two lines on a wide screen. */
const longest = 32;

/**
 * The part of a story that says most of what was looked for: the window of words in which the found words that are
 * rare in the story weigh most, so that a phrase wins over a crowd of small words. `found` holds the places of the
 * words found, counted in words from 0. The headline, which the story begins with, stands above its excerpt already.
 */
export function excerptOf(
  {content, headline}: {readonly content: string; readonly headline: string},
  found: readonly number[],
  length = longest
): readonly ExcerptPart[] {
  const all = content.split(/\s+/);
  const first = wordsOfHeadline(headline, all);
  const words = all.slice(first);
  const places = new Set(
    found.map((place) => place - first).filter((place) => place >= 0 && place < words.length)
  );
  const start = bestStart(
    words,
    [...places].sort((a, b) => a - b),
    length
  );
  const end = Math.min(words.length, start + length);
  const parts: ExcerptPart[] = [];
  for (let place = start; place < end; place++) {
    const isFound = places.has(place);
    const last = parts.at(-1);
    const text = words[place] ?? "";
    if (last?.isFound === isFound) parts[parts.length - 1] = {text: `${last.text} ${text}`, isFound};
    else parts.push({text, isFound});
  }
  return [
    ...(start > 0 ? [{text: "…", isFound: false}] : []),
    ...parts,
    ...(end < words.length ? [{text: "…", isFound: false}] : [])
  ];
}

/** How many of a story's words its headline is; none where it is not what the story begins with. */
function wordsOfHeadline(headline: string, words: readonly string[]): number {
  let place = 0;
  for (const word of headline.split(/\s+/).map(lettersOf)) {
    if (word === "") continue;
    while (place < words.length && lettersOf(words[place] ?? "") === "") place++;
    if (lettersOf(words[place] ?? "") !== word) return 0;
    place++;
  }
  return place;
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Where the heaviest window begins, its finds in its middle. */
function bestStart(words: readonly string[], places: readonly number[], length: number): number {
  const plain = (place: number) => lettersOf(words[place] ?? "");
  const counts = new Map<string, number>();
  for (const place of places) counts.set(plain(place), (counts.get(plain(place)) ?? 0) + 1);
  let [start, end, most] = [0, 0, 0];
  for (const first of places) {
    const within = places.filter((place) => place >= first && place < first + length);
    const weight = [...new Set(within.map(plain))].reduce(
      (sum, kind) => sum + 1 / (counts.get(kind) ?? 1),
      0
    );
    if (weight > most) [start, end, most] = [first, within.at(-1) ?? first, weight];
  }
  const room = length - (end - start + 1);
  return Math.max(0, Math.min(start - Math.floor(room / 2), words.length - length));
}
