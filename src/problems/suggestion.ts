import leven from "leven";

/**
 * "did you mean …?" for a word that is not among those that exist, or undefined when none is near:
 * at most a third of its letters away (Levenshtein distance), and at least two tolerated.
 */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    const distance = leven(word.toLowerCase(), candidate.toLowerCase(), {maxDistance: least});
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best === undefined ? undefined : `did you mean ${best}?`;
}
