import {hash} from "node:crypto";

/** A short text that is the same for the same texts in the same order: 72 bits of SHA-256, in base64url. */
export function digestOf(...texts: readonly string[]): string {
  // As JSON, so that moving a letter from one to the next is a change.
  const all = JSON.stringify(texts);
  // So short a piece is a text of its own; a longer one would keep the whole in memory.
  return hash("sha256", all, "base64url").slice(0, 12);
}
