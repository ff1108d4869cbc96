/** Words a minute that an adult reads silently: Brysbaert 2019, doi:10.1016/j.jml.2019.104047 (English non-fiction, 238). */
const wordsAMinute = 238;

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'\u200c-]*/gu)?.length ?? 0;
}

/** Whole minutes to read so many words; at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsAMinute));
}
