import * as z from "zod";
import {type Outline, outlineOf, type RawBlock} from "../markdown/outline.ts";
import type {Block, Body, Reference, ReferenceKind} from "../model/body.ts";
import {referenceKinds} from "../model/body.ts";
import type {LineAndColumn, Position} from "../model/position.ts";
import {isSlug} from "../model/slug.ts";
import {unreachable} from "../model/unreachable.ts";
import {countWords} from "../model/wordCount.ts";
import type {Report} from "../problems/report.ts";
import {didYouMean} from "../problems/suggestion.ts";
import {check} from "./check.ts";
import {momentOrDate, prose, slug} from "./fields.ts";
import {picture} from "./pictureField.ts";
import {readYaml, type YamlSource} from "./yamlSource.ts";

/** Markdown that stands in a file from a line on. */
export interface MarkdownText {
  readonly file: string;
  readonly text: string;
  /** The line of the file, from 1, on which the text begins. */
  readonly line: number;
}

/** Reads the words of a noun: its blocks and cross-references, each checked as far as it can be alone. */
export function readBody(markdown: MarkdownText, report: Report): Body {
  const outline = outlineOf(markdown.text);
  const lines = markdown.text.split("\n");
  const at = (line: number, column = 1): Position => ({
    file: markdown.file,
    line: markdown.line + line,
    column
  });
  for (const {level, line} of outline.headings) {
    if (level !== 1) continue;
    report.error(
      "body/heading",
      at(line),
      "the headline is the page's only first-level heading",
      "begin sub-heads with ##"
    );
  }
  for (const {line} of outline.images) {
    report.error(
      "body/image",
      at(line),
      "a picture in a story needs its alt, caption, credit and licence",
      "use a ::: figure block"
    );
  }
  const blocks = outline.blocks
    .map((raw) => readBlock(raw, at, report))
    .filter((block) => block !== undefined);
  const finder = new LinkFinder(lines);
  const references = outline.links.flatMap(({href, line, sentence}) => {
    const place = finder.next(href, line);
    return readReference(href, at(place.line, place.column), sentence, report);
  });
  const text = textOf(outline, blocks);
  return {
    markdown: markdown.text,
    blocks,
    references: [...references, ...blocks.flatMap(blockReference)],
    text,
    wordCount: countWords(text)
  };
}

/** The words of a body alone: its prose, then those of its blocks. */
export function textOf(outline: Outline, blocks: readonly Block[]): string {
  return [outline.text, ...blocks.map(wordsOf)].filter((text) => text !== "").join("\n");
}

const schemas = {
  quote: z.strictObject({text: prose, by: prose}),
  figure: picture,
  "read-more": z.strictObject({
    article: slug,
    kind: z.enum(["background", "update", "source", "contradicts"]).default("background")
  }),
  background: z.strictObject({id: slug}),
  entry: z.strictObject({at: momentOrDate, title: prose, key: z.boolean().default(false)})
};

function readBlock(
  raw: RawBlock,
  at: (line: number, column?: number) => Position,
  report: Report
): Block | undefined {
  const place = at(raw.line);
  if (!raw.isClosed) {
    report.error(
      "body/unclosed-block",
      place,
      "this block has no end, so it swallows what follows",
      "put a line of ::: below it"
    );
    return undefined;
  }
  const source = blockSource(raw, place, report);
  if (source === undefined) return undefined;
  switch (raw.name) {
    case "quote": {
      const quote = check(schemas.quote, source, report);
      return quote && {type: "quote", ...quote};
    }
    case "figure": {
      const figure = check(schemas.figure, source, report);
      return figure && {type: "figure", picture: figure, at: withoutFile(source.where(["file"]))};
    }
    case "read-more": {
      const reference = check(schemas["read-more"], source, report);
      return reference && {type: "read-more", ...reference, at: withoutFile(source.where(["article"]))};
    }
    case "background": {
      const background = check(schemas.background, source, report);
      return background && {type: "background", ...background, at: withoutFile(source.where(["id"]))};
    }
    case "entry": {
      const entry = check(schemas.entry, source, report);
      return entry && {type: "entry", at: entry.at, title: entry.title, isKey: entry.key};
    }
    default: {
      const known = Object.keys(schemas);
      const hint = didYouMean(raw.name, known) ?? `there are ${known.join(", ")}`;
      report.error(
        "body/unknown-block",
        place,
        `there is no block ${raw.name === "" ? "without a name" : `called ${raw.name}`}`,
        hint
      );
      return undefined;
    }
  }
}

function blockSource(raw: RawBlock, place: Position, report: Report): YamlSource | undefined {
  if (raw.rest !== "") {
    report.error(
      "body/block-line",
      place,
      `${JSON.stringify(raw.rest)} stands behind the block's name, where nothing is read`,
      "write it on lines of its own, as key: value"
    );
    return undefined;
  }
  return readYaml({file: place.file, text: raw.content, line: place.line + 1}, report);
}

function wordsOf(block: Block): string {
  switch (block.type) {
    case "quote":
      return `${block.text} ${block.by}`;
    case "figure":
      return block.picture.caption;
    case "entry":
      return block.title;
    case "read-more":
    case "background":
      return "";
    default:
      return unreachable(block);
  }
}

function blockReference(block: Block): readonly Reference[] {
  return block.type === "read-more"
    ? [{kind: "article", slug: block.article, at: block.at, sentence: ""}]
    : [];
}

function readReference(href: string, at: Position, sentence: string, report: Report): readonly Reference[] {
  if (/^(?:https?|mailto|tel):|^\/(?!\/)|^#/i.test(href)) return [];
  const [scheme = "", rest = ""] = href.split(/:(.*)/s);
  const kind = referenceKinds.find((name): name is ReferenceKind => name === scheme);
  if (kind !== undefined && isSlug(rest)) {
    return [{kind, slug: rest, at: withoutFile(at), sentence: kind === "article" ? sentence : ""}];
  }
  if (kind !== undefined) {
    const message = `${JSON.stringify(rest)} is not a slug: small letters a-z, digits and single hyphens`;
    report.error("slug/form", at, message, "write the name of the file, without .md");
  } else if (href.includes(":")) {
    const hint =
      didYouMean(scheme, referenceKinds) ??
      `a link begins with https:// or one of ${referenceKinds.join(":, ")}:`;
    report.error("body/link", at, `${scheme}: is not a kind of link`, hint);
  } else {
    const message = `${JSON.stringify(href)} would lead elsewhere from each page and feed that shows it`;
    report.error(
      "body/link",
      at,
      message,
      `write ${referenceKinds.slice(0, 2).join(":… or ")}:… for this site, or the whole address with https:// for another`
    );
  }
  return [];
}

function withoutFile({line, column}: Position): LineAndColumn {
  return {line, column};
}

/** Finds where links stand in a text, in the order in which they come. */
class LinkFinder {
  readonly #lines: readonly string[];
  #line = 0;
  #column = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** Lines from 0, columns from 1. Falls back to the paragraph's first line. */
  next(href: string, paragraphLine: number): {line: number; column: number} {
    if (paragraphLine > this.#line) [this.#line, this.#column] = [paragraphLine, 0];
    for (let line = this.#line, from = this.#column; line < this.#lines.length; line++, from = 0) {
      const column = this.#lines[line]?.indexOf(href, from) ?? -1;
      if (column < 0) continue;
      [this.#line, this.#column] = [line, column + href.length];
      return {line, column: column + 1};
    }
    return {line: paragraphLine, column: 1};
  }
}
