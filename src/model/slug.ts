/** The last part of a permalink: `a-z`, `0-9` and single hyphens. */
export type Slug = string;

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const longestSlug = 120;

export function isSlug(text: string): boolean {
  return text.length <= longestSlug && slugPattern.test(text);
}

/** The nearest slug to some words, for hints: `Über uns` gives `uber-uns`. Empty when nothing is left. */
export function slugLike(text: string): Slug {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longestSlug);
}
