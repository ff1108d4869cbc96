import MarkdownIt, {type MarkdownIt as Markdown, type StateBlock, type Token} from "markdown-it";

/** The info string and lines of a `:::` block, as its token carries them. */
export const blockToken = "khabar_block";

const opening = /^:::[ \t]*([a-z][a-z-]*)?[ \t]*(.*)$/;

function blockRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  const match = opening.exec(lineAt(startLine));
  if (!match || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  if (silent) return true;
  let line = startLine + 1;
  while (line < endLine && lineAt(line).trim() !== ":::") line++;
  const isClosed = line < endLine;
  const token = state.push(blockToken, "", 0);
  token.info = match[1] ?? "";
  token.content = state.getLines(startLine + 1, line, state.blkIndent, true);
  token.map = [startLine, line];
  token.attrSet("closed", isClosed ? "yes" : "no");
  token.attrSet("rest", match[2] ?? "");
  state.line = isClosed ? line + 1 : line;
  return true;
}

/**
 * The one markdown dialect of the newsroom: CommonMark and tables, HTML shown as text, curly quotes,
 * and blocks of ours between `::: name` and `:::`.
 */
export const parser: Markdown = createParser();

function createParser(): Markdown {
  const markdown = new MarkdownIt({html: false, linkify: false, typographer: true, quotes: "“”‘’"});
  markdown.disable("replacements");
  markdown.block.ruler.before("fence", "khabar_block", blockRule, {
    alt: ["paragraph", "reference", "blockquote", "list"]
  });
  markdown.validateLink = isSafeLink;
  return markdown;
}

const plainWords = new MarkdownIt("zero", {typographer: true, quotes: "“”‘’"});
plainWords.core.ruler.enable(["smartquotes"]);

/** Straight quotes and apostrophes of plain words made curly, as in the bodies of stories. */
export function typographic(text: string): string {
  if (!/['"]/.test(text)) return text;
  const tokens = plainWords.parseInline(text, {});
  return tokens
    .flatMap((token) => token.children ?? [])
    .map((child) => child.content || " ")
    .join("");
}

/** Schemes that a link may have: the web, mail, and our own cross-references. */
function isSafeLink(url: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.trim())?.[1]?.toLowerCase();
  return scheme === undefined || !/^(javascript|vbscript|file|data)$/.test(scheme);
}

/** Makes tokens that markdown did not hold. */
export function createToken(type: string, content: string): Token {
  const token = new MarkdownIt.Token(type, "", 0);
  token.content = content;
  return token;
}
