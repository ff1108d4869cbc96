import type {Position} from "../model/position.ts";
import type {Problem} from "./problem.ts";

/** Gathers problems while work goes on, so that a person sees all of them at once. */
export class Report {
  readonly #problems: Problem[] = [];

  error(code: string, at: Position, message: string, hint?: string): void {
    this.#problems.push({code, severity: "error", message, hint, at});
  }

  warning(code: string, at: Position, message: string, hint?: string): void {
    this.#problems.push({code, severity: "warning", message, hint, at});
  }

  /** Takes over what another report has. */
  add(problems: readonly Problem[]): void {
    this.#problems.push(...problems);
  }

  /** By file, line, column and code. */
  get problems(): readonly Problem[] {
    return [...this.#problems].sort(byPlace);
  }

  get hasErrors(): boolean {
    return this.#problems.some((problem) => problem.severity === "error");
  }
}

function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
