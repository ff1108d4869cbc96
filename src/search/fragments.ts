import {createHash} from "node:crypto";
import {gunzipSync} from "node:zlib";
import type {Permalink} from "../model/permalink.ts";
import {fold} from "./fold.ts";
import type {SearchRecord} from "./record.ts";
import {zipped} from "./zipped.ts";

/** What a fragment's bytes begin with once unzipped. */
const signature = "pagefind_dcd";

/**
 * A Pagefind fragment as it goes out, and the story that it is of: without what only filters need, which the index has
 * already, under the story's own address, and with its own words in the place of the folded ones, so that results show
 * what the story says. The index counts words between spaces, and folding keeps those, so the places of hits stay
 * right. Throws when it is not in the form that is known, or of no record.
 */
export function publishedFragment<Record extends Pick<SearchRecord, "url" | "words" | "storyLength">>(
  fragment: Uint8Array,
  records: ReadonlyMap<string, Record>
): {readonly record: Record; readonly body: Uint8Array} {
  const text = gunzipSync(fragment).toString("utf8");
  if (!text.startsWith(signature))
    throw new Error("A fragment of the search index is not in the form that is known");
  const data: unknown = JSON.parse(text.slice(signature.length));
  if (!isFragment(data)) throw new Error("A fragment of the search index lacks its url or content");
  const record = records.get(data.url);
  if (record === undefined)
    throw new Error(`A fragment of the search index is of ${data.url}, which is no story`);
  const {url, words, storyLength} = record;
  const content = originalContent(data.content, words, storyLength);
  const published = {...data, url, content, filters: {}};
  return {record, body: zipped(`${signature}${JSON.stringify(published)}`)};
}

/**
 * The names of fragments. Pagefind makes sure that they differ within what it indexes at one time, by seven digits of
 * a hash: of ten thousand stories in batches, two would have the same one in six newsrooms.
 */
export class FragmentNames {
  readonly #owners: Map<string, Permalink>;

  constructor(known: Iterable<readonly [fragment: string, story: Permalink]> = []) {
    this.#owners = new Map(known);
  }

  /** A story's name for its fragment: Pagefind's, unless that is another story's. */
  nameFor(name: string, story: Permalink): string {
    const isOthers = (this.#owners.get(name) ?? story) !== story;
    const own = isOthers ? `${name}${createHash("sha256").update(story).digest("hex").slice(0, 12)}` : name;
    this.#owners.set(own, story);
    return own;
  }
}

/** How many words of a story the index may have passed over in one place, such as a lone joiner. */
const mostPassedOver = 4;

/**
 * Sets the original words where the folded ones stand. Pagefind adds a full stop behind a block that has none, and
 * passes over what it does not take for a word; a folded word that no original is found for stays as it is. What
 * stands behind the story's own words is found by, and never shown.
 */
export function originalContent(
  content: string,
  words: readonly string[],
  storyLength = words.length
): string {
  let next = 0;
  const shown: string[] = [];
  for (const word of content.split(" ")) {
    if (next >= storyLength) break;
    shown.push(word);
    for (let at = next; at <= next + mostPassedOver; at++) {
      const original = words[at];
      if (original === undefined) break;
      const plain = fold(original);
      if (!word.startsWith(plain)) continue;
      next = at + 1;
      shown[shown.length - 1] = original + word.slice(plain.length);
      break;
    }
  }
  return shown.join(" ");
}

interface Fragment {
  readonly url: string;
  readonly content: string;
}

function isFragment(data: unknown): data is Fragment {
  if (typeof data !== "object" || data === null || !("url" in data) || !("content" in data)) return false;
  return typeof data.url === "string" && typeof data.content === "string";
}
