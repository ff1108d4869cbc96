import {hash} from "node:crypto";

/** A short text that is the same for the same texts in the same order: 16 hex digits of SHA-256. */
export function digestOf(...texts: readonly string[]): string {
  // Each with its length before it, so that moving a letter from one to the next is a change.
  const all = texts.map((text) => `${text.length} ${text}`).join("");
  return hash("sha256", all).slice(0, 16);
}
