import {createHash} from "node:crypto";
import {Parser} from "htmlparser2";
import type {Article} from "../model/article.ts";
import type {Named} from "../model/language.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import {lookUp, type Publication} from "../model/publication.ts";
import {escapeHtml} from "../rendering/markup.ts";
import {fold} from "./fold.ts";

/** A story as the index takes it in. */
export interface SearchRecord {
  readonly url: Permalink;
  /**
   * What Pagefind knows the story by. It names a fragment after what it took in, which is folded: with the original
   * words in the address, the name changes with those too.
   */
  readonly address: string;
  /** HTML with folded words, filters, sort keys and what results show. */
  readonly content: string;
  /** The words as they stand in the story, in the order of the folded ones. */
  readonly words: readonly string[];
  /** How many of the words are the story's own; those behind are other spellings of whom and what it is about. */
  readonly storyLength: number;
  /** What the story is sorted by: a moment as ISO 8601 in UTC. */
  readonly date: string;
  /** "slug name", but for years. */
  readonly filters: readonly (readonly [name: string, value: string])[];
}

/** Makes a story's record from its rendered page. */
export function recordOf(article: Article, page: string, publication: Publication): SearchRecord {
  const story = readBlocks(page);
  const own = textOf(story);
  const blocks = [...story, ...spellingsBeyond(own, article, publication)];
  const content = blocks.map(({tag, text}) => `<${tag}>${escapeHtml(fold(text))}</${tag}>`).join("\n");
  const attributes = [...facts(article, publication)];
  const url = permalinkOf("articles", article.slug);
  const text = textOf(blocks);
  return {
    url,
    address: `${url}?${hashOf(text)}`,
    content: `<!doctype html><html lang="${article.language}"><body><main data-pagefind-body>
${content}
${attributes.map(([attribute, name, value]) => `<i data-pagefind-${attribute}="${name}[data-v]" data-v="${escapeHtml(value)}"></i>`).join("\n")}
</main></body></html>`,
    words: text.split(" "),
    storyLength: own.split(" ").length,
    date: new Date(article.published.epoch).toISOString(),
    filters: attributes.flatMap(([kind, name, value]) => (kind === "filter" ? [[name, value] as const] : []))
  };
}

/** A short name for everything that the index takes in of a story. */
export function recordHash({address, content}: SearchRecord): string {
  return hashOf(`${address}\n${content}`);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

interface TextBlock {
  readonly tag: string;
  readonly text: string;
}

function textOf(blocks: readonly TextBlock[]): string {
  return blocks.map(({text}) => text).join(" ");
}

const blockTags: ReadonlySet<string> = new Set([
  "h1",
  "h2",
  "h3",
  "h4",
  "p",
  "li",
  "figcaption",
  "td",
  "th",
  "dt",
  "dd",
  "pre"
]);
/** Parts of a story's page that are about the page, not the matter. */
const passedOver: ReadonlySet<string> = new Set([
  "story-kicker",
  "story-byline",
  "story-dates",
  "story-languages",
  "story-behind",
  "contents",
  "live-state",
  "story-series",
  "story-authors",
  "in-story",
  "neighbours",
  "permalink",
  "sources",
  "read-more",
  "credit"
]);
/** Headings that stand in every story that has what is below them, by their ids: who looks for "brief" does not mean these. */
const commonHeadings: ReadonlySet<string> = new Set(["key-points", "updates", "corrections"]);

/** The blocks of text in the `<article class="story">` of a page. */
function readBlocks(page: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let tag = "p";
  let text = "";
  let inStory = 0;
  let skipped = 0;
  const flush = () => {
    const clean = text.replace(/[\s\u0085\u200b\u2060]+/g, " ").trim();
    if (clean !== "") blocks.push({tag: /^h[1-4]$/.test(tag) ? tag : "p", text: clean});
    text = "";
  };
  const parser = new Parser({
    onopentag(name, {class: classes = "", id = ""}) {
      if (inStory > 0) inStory++;
      else if (name === "article" && /^story\b(?!-)/.test(classes)) inStory = 1;
      if (skipped > 0) skipped++;
      else if (passedOver.has(classes) || commonHeadings.has(id)) skipped = 1;
      if (!blockTags.has(name)) return;
      flush();
      tag = name;
    },
    ontext(words) {
      if (inStory > 0 && skipped === 0) text += words;
    },
    onclosetag(name) {
      if (blockTags.has(name)) {
        flush();
        tag = "p";
      }
      if (skipped > 0) skipped--;
      if (inStory > 0) inStory--;
    }
  });
  parser.end(page);
  flush();
  return blocks;
}

/**
 * The spellings of those whom a story is about that hold a word it does not: other names, other scripts. So it is
 * found by any of them, and the index does not grow by what it has.
 */
function spellingsBeyond(story: string, article: Article, publication: Publication): readonly TextBlock[] {
  const known = new Set(wordsIn(story));
  const nouns: readonly Spelt[] = [
    ...article.people.map((slug) => lookUp(publication.people, slug)),
    ...article.organisations.map((slug) => lookUp(publication.organisations, slug)),
    ...article.places.map((slug) => lookUp(publication.places, slug))
  ];
  return nouns.flatMap((noun) => {
    const spellings = [noun.name, ...Object.values(noun.names), ...noun.aliases].filter((spelling) => {
      const fresh = wordsIn(spelling).filter((word) => !known.has(word));
      for (const word of fresh) known.add(word);
      return fresh.length > 0;
    });
    return spellings.length === 0 ? [] : [{tag: "p", text: spellings.join(" · ")}];
  });
}

interface Spelt extends Named {
  readonly aliases: readonly string[];
}

function wordsIn(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

type Fact = readonly [attribute: "filter" | "sort" | "meta", name: string, value: string];

/** Filters are "slug name", so that an address can hold the slug and a reader sees the name. */
function* facts(article: Article, publication: Publication): Iterable<Fact> {
  const labelled = (slug: string, thing: Named) => `${slug} ${thing.names[article.language] ?? thing.name}`;
  yield ["meta", "title", article.headline];
  yield ["meta", "date", article.published.iso];
  const topic = lookUp(publication.topics, article.topics[0]);
  yield ["meta", "topic", topic.names[article.language] ?? topic.name];
  yield ["sort", "date", new Date(article.published.epoch).toISOString()];
  yield ["filter", "year", article.published.iso.slice(0, 4)];
  for (const slug of article.topics)
    yield ["filter", "topic", labelled(slug, lookUp(publication.topics, slug))];
  for (const slug of article.tags) yield ["filter", "tag", labelled(slug, lookUp(publication.tags, slug))];
  for (const slug of article.byline)
    yield ["filter", "author", labelled(slug, lookUp(publication.authors, slug))];
  for (const slug of article.people)
    yield ["filter", "person", labelled(slug, lookUp(publication.people, slug))];
  for (const slug of article.places)
    yield ["filter", "place", labelled(slug, lookUp(publication.places, slug))];
}
