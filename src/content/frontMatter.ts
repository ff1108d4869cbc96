import type {Report} from "../problems/report.ts";
import type {TextFile} from "./files.ts";
import {readYaml, type YamlSource} from "./yamlSource.ts";

/** A markdown file taken apart. */
export interface MarkdownFile {
  readonly frontMatter: YamlSource;
  readonly body: string;
  /** The line of the file, from 1, on which the body begins. */
  readonly bodyLine: number;
}

/** The front matter of a markdown text that has a sound one, with the lines around it. */
export function frontOf(text: string): string {
  return text.slice(0, bodyStart(text));
}

/** The body of a markdown text that has a sound front matter. */
export function bodyOf(text: string): string {
  return text.slice(bodyStart(text));
}

function bodyStart(text: string): number {
  const end = /\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/.exec(text);
  return end === null ? text.length : end.index + end[0].length;
}

/** Takes the front matter off a markdown file. It is YAML and nothing else: nothing in it is ever run. */
export function splitFrontMatter({file, text}: TextFile, report: Report): MarkdownFile | undefined {
  const lines = text.split("\n");
  const first = lines[0] ?? "";
  const at = {file, line: 1, column: 1};
  if (/^---[ \t]*[a-z]/i.test(first)) {
    const message = `front matter in ${first.slice(3).trim()} is not read, since it could run as a program`;
    report.error("front-matter/language", at, message, "write it in YAML between two lines of ---");
    return undefined;
  }
  if (/^(\+\+\+|;;;|\{)/.test(first)) {
    report.error(
      "front-matter/language",
      at,
      "front matter is YAML here",
      "write it between two lines of ---"
    );
    return undefined;
  }
  if (first.trimEnd() !== "---") {
    report.error(
      "front-matter/missing",
      at,
      "this file does not begin with its front matter",
      "begin with a line of ---, the keys, and another line of ---"
    );
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0) {
    report.error(
      "front-matter/unclosed",
      at,
      "the front matter has no end, so that the whole story counts as keys",
      "put a line of --- after the last key"
    );
    return undefined;
  }
  const yaml = {file, text: lines.slice(1, end).join("\n"), line: 2};
  const frontMatter = readYaml(yaml, report);
  return frontMatter && {frontMatter, body: lines.slice(end + 1).join("\n"), bodyLine: end + 2};
}
