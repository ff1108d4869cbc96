import type {Token} from "markdown-it";
import {blockToken, parser} from "./parser.ts";

/** A `:::` block before its lines are understood. Lines count from 0 at the body's first. */
export interface RawBlock {
  readonly name: string;
  readonly content: string;
  readonly line: number;
  readonly isClosed: boolean;
  /** What stands on the opening line behind the name. */
  readonly rest: string;
}

export interface Link {
  readonly href: string;
  /** The first line of the paragraph that it stands in. */
  readonly line: number;
  /** The sentence it stands in, as plain words. */
  readonly sentence: string;
}

/** What stands in a markdown text: enough to check it, to link it and to count its words. */
export interface Outline {
  readonly blocks: readonly RawBlock[];
  readonly links: readonly Link[];
  readonly images: readonly {readonly line: number}[];
  readonly headings: readonly {readonly level: number; readonly line: number}[];
  /** The words of the prose, a paragraph a line; blocks are left out. */
  readonly text: string;
}

/** Reads what stands in a markdown text. */
export function outlineOf(markdown: string): Outline {
  const tokens = parser.parse(markdown, {});
  const prose = tokens.filter((token) => token.type === "inline").map(readInline);
  return {
    blocks: tokens.filter((token) => token.type === blockToken).map(rawBlock),
    links: prose.flatMap((inline) => inline.links),
    images: prose.flatMap((inline) => inline.images),
    headings: tokens.filter((token) => token.type === "heading_open").map(heading),
    text: [
      ...prose.map((inline) => inline.text),
      ...tokens.filter(isCode).map((token) => token.content)
    ].join("\n")
  };
}

function isCode(token: Token): boolean {
  return token.type === "fence" || token.type === "code_block";
}

function rawBlock(token: Token): RawBlock {
  return {
    name: token.info,
    content: token.content,
    line: lineOf(token),
    isClosed: token.attrGet("closed") === "yes",
    rest: String(token.attrGet("rest") ?? "")
  };
}

function heading(token: Token): {level: number; line: number} {
  return {level: Number(token.tag.slice(1)), line: lineOf(token)};
}

function lineOf(token: Token): number {
  return token.map?.[0] ?? 0;
}

function readInline(token: Token): {text: string; links: readonly Link[]; images: readonly {line: number}[]} {
  const line = lineOf(token);
  const starts: {href: string; offset: number}[] = [];
  const images: {line: number}[] = [];
  let text = "";
  for (const child of token.children ?? []) {
    if (child.type === "link_open")
      starts.push({href: String(child.attrGet("href") ?? ""), offset: text.length});
    else if (child.type === "image") images.push({line});
    else if (child.type === "softbreak" || child.type === "hardbreak") text += " ";
    else text += child.content;
  }
  const sentences = starts.length === 0 ? [] : sentencesOf(text);
  const links = starts.map(({href, offset}) => ({href, line, sentence: sentenceAt(sentences, offset)}));
  return {text, links, images};
}

/** Ends of sentences: a full stop after a small letter, digit or closing mark; the Urdu full stop; question marks. */
const sentenceEnd = /(?:[\p{Ll}\p{N})”’"][.!?][)”’"]?|[.!?][”"]|[۔؟])\s+/gu;

/** A sentence of a paragraph, and where the next begins. */
interface Sentence {
  readonly text: string;
  readonly end: number;
}

function sentencesOf(paragraph: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const mark of paragraph.matchAll(sentenceEnd)) {
    const end = mark.index + mark[0].length;
    sentences.push({text: paragraph.slice(start, end).trim(), end});
    start = end;
  }
  return [...sentences, {text: paragraph.slice(start).trim(), end: Number.POSITIVE_INFINITY}];
}

/** The sentence that holds the character at `offset`, by halving: paragraphs may have thousands. */
function sentenceAt(sentences: readonly Sentence[], offset: number): string {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return sentences[low]?.text ?? "";
}
