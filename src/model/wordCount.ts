/** How many words a text has; joiners, apostrophes and hyphens stand within words. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'\u200c-]*/gu)?.length ?? 0;
}
