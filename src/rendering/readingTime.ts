/** Words a minute that an adult reads silently: Brysbaert 2019, doi:10.1016/j.jml.2019.104047 (English non-fiction, 238). */
const wordsAMinute = 238;

/** Whole minutes to read so many words; at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsAMinute));
}
