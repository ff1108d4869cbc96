import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit
} from "yaml";
import type {KeyPath, Position, Source} from "../model/position.ts";
import type {Report} from "../problems/report.ts";

/** A YAML text that stands in a file from a line on. */
export interface YamlText {
  readonly file: string;
  readonly text: string;
  /** The line of the file, from 1, on which the text begins. */
  readonly line: number;
}

/** What a YAML text says, and where each of its keys stands. */
export interface YamlSource extends Source {
  readonly data: unknown;
  /** The position of the key at a path, where `where` gives its value's. */
  readonly whereKey: (path: KeyPath) => Position;
}

const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Reads YAML 1.2 (core schema). Each thing wrong with it is a problem; then it gives undefined. */
export function readYaml(yaml: YamlText, report: Report): YamlSource | undefined {
  const {document, lines} = parse(yaml);
  const before = report.problems.length;
  reportSyntax(yaml, document, lines, report);
  reportForbidden(yaml, document, lines, report);
  if (report.problems.length > before) return undefined;
  const data: unknown = document.toJS();
  return {file: yaml.file, data, ...placesIn(yaml)};
}

/** Where the keys of a sound YAML text stand, which is looked up when it is asked for. */
export function placesIn(yaml: YamlText): Pick<YamlSource, "where" | "whereKey"> {
  return {
    where: (path) => positionIn(yaml, path, "value"),
    whereKey: (path) => positionIn(yaml, path, "key")
  };
}

interface Parsed {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** The last text that was parsed: places are asked for one after the other, and documents are too large to keep. */
let last: {readonly yaml: YamlText; readonly parsed: Parsed} | undefined;

function parse(yaml: YamlText): Parsed {
  if (last?.yaml !== yaml) last = {yaml, parsed: parseAnew(yaml)};
  return last.parsed;
}

function parseAnew(yaml: YamlText): Parsed {
  const lines = new LineCounter();
  const options = {version: "1.2", schema: "core", lineCounter: lines, prettyErrors: false} as const;
  return {document: parseDocument(yaml.text, options), lines};
}

function reportSyntax(yaml: YamlText, document: Document.Parsed, lines: LineCounter, report: Report): void {
  for (const fault of [...document.errors, ...document.warnings]) {
    const at = positionAt(yaml, lines, fault.pos[0]);
    if (fault.code === "DUPLICATE_KEY") {
      report.error(
        "yaml/duplicate-key",
        at,
        "this key stands here twice, and only one of them would count",
        "remove one"
      );
    } else if (fault.code === "TAG_RESOLVE_FAILED") {
      report.error(
        "yaml/tag",
        at,
        "a tag such as !this says nothing here",
        "write the value alone, in quotation marks if it begins with !"
      );
    } else if (fault.code === "BLOCK_AS_IMPLICIT_KEY") {
      report.error(
        "yaml/syntax",
        at,
        "this value holds a colon, so it would be read as a key with a value of its own",
        "put quotation marks around the whole value"
      );
    } else {
      const message = `this is not YAML, so the file cannot be understood: ${firstLine(fault.message)}`;
      report.error(
        "yaml/syntax",
        at,
        message,
        "put quotation marks around a value that holds a colon, # or quotation marks; use spaces, not tabs"
      );
    }
  }
}

function reportForbidden(
  yaml: YamlText,
  document: Document.Parsed,
  lines: LineCounter,
  report: Report
): void {
  visit(document, {
    Alias(_, node) {
      report.error(
        "yaml/alias",
        startOf(yaml, lines, node),
        "anchors (&) and aliases (*) are not read here",
        "write the value out"
      );
    },
    Pair(_, pair) {
      if (!isScalar(pair.key)) return;
      const key = pair.key;
      if (typeof key.value === "string" && forbiddenKeys.has(key.value)) {
        report.error(
          "yaml/forbidden-key",
          startOf(yaml, lines, key),
          `${key.value} cannot be a key`,
          "remove it"
        );
      } else if (typeof key.value !== "string") {
        const message = `the key ${String(key.value)} is read as a ${key.value === null ? "blank" : typeof key.value}, not as a word`;
        report.error("yaml/key", startOf(yaml, lines, key), message, "put it in quotation marks");
      }
    }
  });
}

/** The position of the value at a path, or of its key; of the nearest key above when there is none. */
function positionIn(yaml: YamlText, path: KeyPath, wanted: "key" | "value"): Position {
  const {document, lines} = parse(yaml);
  let node: unknown = document.contents;
  let at = startOf(yaml, lines, isNode(node) ? node : undefined);
  for (const key of path) {
    const step = stepInto(node, key);
    if (step === undefined) break;
    node = step.value;
    const hasOwnPlace = isScalar(node) && hasText(node);
    at = startOf(yaml, lines, wanted === "value" && isNode(node) && hasOwnPlace ? node : step.key);
  }
  return at;
}

function hasText(node: Node): boolean {
  return node.range != null && node.range[1] > node.range[0];
}

function stepInto(node: unknown, key: string | number): {key: Node | undefined; value: unknown} | undefined {
  if (isSeq(node)) {
    const item = typeof key === "number" ? node.items[key] : undefined;
    return isNode(item) ? {key: item, value: item} : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key)
  );
  return pair === undefined ? undefined : {key: isNode(pair.key) ? pair.key : undefined, value: pair.value};
}

function startOf(yaml: YamlText, lines: LineCounter, node: Node | undefined): Position {
  return positionAt(yaml, lines, node?.range?.[0] ?? 0);
}

function positionAt(yaml: YamlText, lines: LineCounter, offset: number): Position {
  const {line, col} = lines.linePos(offset);
  return {file: yaml.file, line: Math.max(line, 1) - 1 + yaml.line, column: Math.max(col, 1)};
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}
