import {writeFileSync} from "node:fs";
import {textForFrame} from "./content/files.ts";
import {formatProblems} from "./problems/format.ts";
import type {Problem} from "./problems/problem.ts";
import {Timings} from "./timings.ts";

export function showProblems(problems: readonly Problem[], root: string): void {
  if (problems.length > 0) console.error(formatProblems(problems, textIn(root)));
}

export function textIn(root: string): (file: string) => string | undefined {
  return (file) => textForFrame(root, file);
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

/** Shows progress; at the end of the process, writes what each step took to the file that KHABAR_TIMINGS names. */
export function timedProgress(): (step: string, count: number, total: number) => void {
  const file = process.env["KHABAR_TIMINGS"];
  if (file === undefined) return showProgress;
  const timings = new Timings();
  process.once("exit", () => writeFileSync(file, `${JSON.stringify(timings.steps(), undefined, 2)}\n`));
  return (step, count, total) => {
    timings.enter(step);
    showProgress(step, count, total);
  };
}

/** In milliseconds: nobody reads faster. */
const betweenLines = 100;

let shown = {step: "", at: 0};

/** A line on the terminal that says how far long work has come. */
export function showProgress(step: string, count: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const now = performance.now();
  if (step === shown.step && count !== total && now - shown.at < betweenLines) return;
  shown = {step, at: now};
  process.stderr.write(
    `\r\u001b[K${step}${total > 0 ? ` ${count.toLocaleString("en")} of ${total.toLocaleString("en")}` : ""}…`
  );
}

export function showNotice(sentence: string): void {
  clearProgress();
  console.error(`khabar: ${sentence}`);
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}
