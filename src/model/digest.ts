import {createHash} from "node:crypto";

/** A short text that is the same for the same texts in the same order: 16 hex digits of SHA-256. */
export function digestOf(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  // Each with its length before it, so that moving a letter from one to the next is a change.
  for (const text of texts) hash.update(`${text.length} ${text}`);
  return hash.digest("hex").slice(0, 16);
}
