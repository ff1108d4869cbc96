import type {Position} from "../model/position.ts";

export type Severity = "error" | "warning";

/** Something that is somebody's to fix in content. It is data; an error of ours is thrown instead. */
export interface Problem {
  /** `room/what`; never renamed. Every code has a folder in tests/problems. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and why it matters, in one sentence, from the writer's side. */
  readonly message: string;
  /** What to do. */
  readonly hint: string | undefined;
  /** Where to click; without a line when it is the file itself that is the problem. */
  readonly at: Position;
}

/** The position of a file as a whole. */
export function fileAt(file: string): Position {
  return {file, line: 1, column: 1};
}
