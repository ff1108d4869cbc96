import type {Position} from "../model/position.ts";
import type {Problem} from "./problem.ts";

/** Gives the text of a file named by a position, or undefined when it cannot be shown. */
export type TextOf = (file: string) => string | undefined;

/**
 * Problems as a person reads them in a terminal: one line a problem that editors make clickable,
 * the line it speaks of with a mark below, and a hint.
 */
export function formatProblems(problems: readonly Problem[], textOf: TextOf): string {
  return problems.map((problem) => formatProblem(problem, textOf)).join("\n");
}

function formatProblem(problem: Problem, textOf: TextOf): string {
  const {file, line, column} = problem.at;
  const head = `${file}:${line}:${column}  ${problem.severity}  ${problem.message}  ${problem.code}`;
  const hint = problem.hint === undefined ? [] : [`  hint: ${problem.hint}`];
  return [head, ...codeFrame(problem.at, textOf(file)), ...hint, ""].map(withoutControls).join("\n");
}

const widest = 110;

/** The line at a position with the one before it, and a caret under the column. Empty when there is no such line. */
export function codeFrame(at: Position, text: string | undefined): readonly string[] {
  const lines = text?.split(/\r?\n/) ?? [];
  const line = lines[at.line - 1];
  if (line === undefined || line.includes("\0")) return [];
  const digits = String(at.line).length;
  const before = lines[at.line - 2];
  const start = Math.max(0, at.column - 1 - Math.floor(widest / 2));
  const clip = (whole: string) => whole.slice(start, start + widest).replaceAll("\t", " ");
  return [
    ...(before === undefined
      ? []
      : [`  ${String(at.line - 1).padStart(digits)} | ${clip(before)}`.trimEnd()]),
    `  ${at.line} | ${clip(line)}`.trimEnd(),
    `  ${" ".repeat(digits)} | ${" ".repeat(at.column - 1 - start)}^`
  ];
}

/** Content is shown on a terminal, so that escape sequences and bidirectional overrides in it must not act. */
function withoutControls(line: string): string {
  return line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** "1 error and 2 warnings", "no problems". */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.length - errors;
  const parts = [...counted(errors, "error"), ...counted(warnings, "warning")];
  return parts.length === 0 ? "no problems" : parts.join(" and ");
}

function counted(count: number, noun: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
}
