import type {Token} from "markdown-it";
import {blockToken, createToken, parser} from "../markdown/parser.ts";
import {type Block, type Body, type Entry, type ReferenceKind, referenceKinds} from "../model/body.ts";
import type {Instant} from "../model/instant.ts";
import {directionOf, type Language} from "../model/language.ts";
import type {Background} from "../model/newsroom.ts";
import type {Picture} from "../model/picture.ts";
import type {Markup} from "../model/sheet.ts";
import {type Slug, slugLike} from "../model/slug.ts";
import type {Strings} from "../model/strings.ts";
import {unreachable} from "../model/unreachable.ts";
import type {ShownDate} from "./dates.ts";
import {entriesOf} from "./entries.ts";
import {escapeHtml, html} from "./markup.ts";

/** What the words of a noun need to know to become HTML. */
export interface BodyContext {
  readonly strings: Strings;
  /** Where a cross-reference leads. */
  readonly href: (kind: ReferenceKind, slug: Slug) => string;
  /** Where a link that begins with `/` or `#` leads. */
  readonly path: (path: string) => string;
  /** A story's headline, and its language where that is not the page's own. */
  readonly headlineOf: (article: Slug) => {
    readonly headline: string;
    readonly language: Language | undefined;
  };
  readonly background: (id: Slug) => Background;
  readonly figure: (picture: Picture) => Markup;
  readonly dateOf: (entry: Entry) => ShownDate;
  /** Entries dated later are left out. */
  readonly now: Instant;
  /** Whether paragraphs in bold are somebody's questions. */
  readonly isInterview: boolean;
  /** Set before the first words: "RAWALPINDI:". */
  readonly dateline: string | undefined;
  /** The level that a first sub-head (`##`) gets: 2 on a story's page, more where the body stands under a heading. */
  readonly firstHeading: number;
}

/** The words of a noun as HTML. */
export function renderBody(body: Body, context: BodyContext): Markup {
  const tokens = parser.parse(body.markdown, {});
  const headings = new Map<string, number>();
  const entries: EntryWords[] = [];
  let block = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === "heading_open" || token.type === "heading_close")
      shiftHeading(token, context.firstHeading + (entries.length > 0 ? 1 : 0));
    if (token.type === "heading_open")
      token.attrSet("id", headingId(tokens[index + 1]?.content ?? "", headings));
    if (token.type === "inline") {
      resolveLinks(token, context);
      if (context.isInterview && isBold(token)) tokens[index - 1]?.attrSet("class", "question");
    }
    if (token.type === blockToken) {
      const shown = body.blocks[block++];
      if (shown?.type === "entry") entries.push({entry: shown, from: index + 1});
      renderInto(token, shown, context);
    }
  }
  const words = entries[0] === undefined ? tokens : tokens.slice(0, entries[0].from - 1);
  if (context.dateline !== undefined) setDateline(words, context.dateline);
  return html`${rendered(words)}${renderEntries(entries, tokens, body, context)}`;
}

/** An entry of a live story, and the index of the first token of its words. */
interface EntryWords {
  readonly entry: Entry;
  readonly from: number;
}

function renderEntries(
  entries: readonly EntryWords[],
  tokens: readonly Token[],
  body: Body,
  context: BodyContext
): readonly Markup[] {
  if (entries.length === 0) return [];
  const words = new Map(
    entries.map(({entry, from}, index) => {
      const next = entries[index + 1];
      return [entry, tokens.slice(from, next && next.from - 1)];
    })
  );
  const heading = {html: `h${Math.min(6, context.firstHeading)}`};
  return entriesOf(body, context.now).map(({entry, id}) => {
    const {iso, text} = context.dateOf(entry);
    return html`<section class="entry" id="${id}"><${heading}><time datetime="${iso}">${text}</time> <a href="${context.path(`#${id}`)}">${entry.title}</a></${heading}>
${rendered(words.get(entry) ?? [])}</section>
`;
  });
}

function rendered(tokens: readonly Token[]): Markup {
  return {html: parser.renderer.render([...tokens], {...parser.options}, {})};
}

/** Whether all words of a paragraph are bold, in one run. */
function isBold({children}: Token): boolean {
  const types = (children ?? [])
    .filter(({type, content}) => type !== "text" || content !== "")
    .map(({type}) => type);
  return types[0] === "strong_open" && types.indexOf("strong_close") === types.length - 1;
}

function shiftHeading(token: Token, first: number): void {
  token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + first - 2)}`;
}

function headingId(text: string, taken: Map<string, number>): string {
  const plain = slugLike(text) || "section";
  const count = (taken.get(plain) ?? 0) + 1;
  taken.set(plain, count);
  return count === 1 && plain !== "section" ? `h-${plain}` : `h-${plain}-${count}`;
}

function resolveLinks(inline: Token, context: BodyContext): void {
  for (const token of inline.children ?? []) {
    if (token.type !== "link_open") continue;
    const href = String(token.attrGet("href") ?? "");
    const [scheme = "", slug = ""] = href.split(":", 2);
    const kind = referenceKinds.find((name) => name === scheme);
    if (kind !== undefined) token.attrSet("href", context.href(kind, slug));
    else if (/^(?:\/(?!\/)|#)/.test(href)) token.attrSet("href", context.path(href));
  }
}

/** Turns a block's token into the HTML that it stands for. */
function renderInto(token: Token, block: Block | undefined, context: BodyContext): void {
  token.type = "html_block";
  token.content = block === undefined ? "" : `${renderBlock(block, context).html}\n`;
}

function renderBlock(block: Block, context: BodyContext): Markup {
  switch (block.type) {
    case "quote":
      return html`<figure class="pull-quote"><blockquote><p>${block.text}</p></blockquote><figcaption>${block.by}</figcaption></figure>`;
    case "figure":
      return context.figure(block.picture);
    case "read-more":
      return renderReadMore(block.article, block.kind, context);
    case "background":
      return renderBackground(context.background(block.id), context);
    case "entry":
      return html``;
    default:
      return unreachable(block);
  }
}

const readMoreLabels = {
  background: "readMoreBackground",
  update: "readMoreUpdate",
  source: "readMoreSource",
  contradicts: "readMoreContradicts"
} as const;

function renderReadMore(article: Slug, kind: keyof typeof readMoreLabels, context: BodyContext): Markup {
  const {strings} = context;
  const {headline, language} = context.headlineOf(article);
  const lang = language && html` lang="${language}" dir="${directionOf(language)}"`;
  const label = html`<span class="read-more-label">${strings.readMore} · ${strings[readMoreLabels[kind]]}</span>`;
  return html`<p class="read-more">${label} <a href="${context.href("article", article)}"${lang}>${headline}</a></p>`;
}

function renderBackground(background: Background, context: BodyContext): Markup {
  const inner = renderBody(background.body, {
    ...context,
    dateline: undefined,
    firstHeading: context.firstHeading + 1
  });
  const heading = {html: `h${Math.min(6, context.firstHeading)}`};
  return html`<div class="background"><${heading}><span class="background-label">${context.strings.background}</span> ${background.title}</${heading}>
${inner}</div>`;
}

/** Puts the dateline before the first words: into the first paragraph if the story begins with one. */
function setDateline(tokens: Token[], dateline: string): void {
  const [first, inline] = tokens;
  const label = `<b class="dateline">${escapeHtml(dateline)}</b>`;
  if (first?.type === "paragraph_open" && inline?.type === "inline") {
    inline.children = [createToken("html_inline", `${label} `), ...(inline.children ?? [])];
  } else {
    tokens.unshift(createToken("html_block", `<p>${label}</p>\n`));
  }
}
