import {isAtRest} from "./atRest.ts";

/** What tells whether a file is as it was. */
export interface FileLabel {
  /** Its path below the folder that all of the files are in, with forward slashes. */
  readonly file: string;
  readonly bytes: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
}

/**
 * A line on each file of those that were read before, so that only files that changed since are read again. A file is as
 * it was when it has the same length and the same time of its last change, and that time was well past when it was read
 * (https://git-scm.com/docs/racy-git). Where the time alone is another, as in a new copy of the folder, who knows what a
 * line was made from can tell.
 */
export class KnownFiles {
  readonly #readAt: number;
  /** By path and length. */
  readonly #before = new Map<string, string>();
  readonly #rows: string[] = [];
  #isChanged = false;

  /** `kept` is what `bytes` gave; anything else counts as nothing. `readAt` is this moment, in milliseconds since 1970. */
  constructor(kept: Uint8Array | undefined, readAt: number) {
    this.#readAt = readAt;
    if (kept !== undefined) this.#take(kept);
  }

  /** Takes over what another knows, as its `bytes` say. */
  learn(kept: Uint8Array): void {
    this.#take(kept);
    this.#isChanged = true;
  }

  #take(kept: Uint8Array): void {
    for (const row of new TextDecoder().decode(kept).split("\n")) {
      const end = row.indexOf(":\t");
      if (end >= 0) this.#before.set(row.slice(0, end), row);
    }
  }

  /** Whether `take` would give a line. */
  has(label: FileLabel, holds: LineTest, isOf: LineTest): boolean {
    return this.#rowOf(label, holds, isOf) !== undefined;
  }

  /**
   * The line on a file, if the file is as it was and the line `holds`; then it stays. `isOf` tells whether a line was made
   * from what the file says now, and is asked where only the time is another.
   */
  take(label: FileLabel, holds: LineTest, isOf: LineTest): string | undefined {
    const row = this.#rowOf(label, holds, isOf);
    if (row === undefined) {
      this.#isChanged = true;
      return undefined;
    }
    const key = keyOf(label);
    this.#before.delete(key);
    this.#rows.push(row);
    return partsOf(row, key).line;
  }

  /** Keeps a line on a file that was read, unless it may change yet without its label showing it. */
  keep(label: FileLabel, line: string): void {
    if (isAtRest(label.modified, this.#readAt)) this.#rows.push(rowFor(label, line));
  }

  /** What is to be kept for the next time; undefined when it is what was kept. */
  get bytes(): Uint8Array | undefined {
    return this.#isChanged || this.#before.size > 0 ? Buffer.from(this.#rows.join("\n")) : undefined;
  }

  #rowOf(label: FileLabel, holds: LineTest, isOf: LineTest): string | undefined {
    const key = keyOf(label);
    const row = this.#before.get(key);
    if (row === undefined) return undefined;
    const {modified, line} = partsOf(row, key);
    if (!holds(line)) return undefined;
    if (modified === label.modified) return row;
    if (!isOf(line)) return undefined;
    if (!isAtRest(label.modified, this.#readAt)) return row;
    const renewed = rowFor(label, line);
    this.#before.set(key, renewed);
    this.#isChanged = true;
    return renewed;
  }
}

type LineTest = (line: string) => boolean;

function keyOf({file, bytes}: FileLabel): string {
  return `${file}\t${bytes}`;
}

function rowFor(label: FileLabel, line: string): string {
  return `${keyOf(label)}:\t${label.modified}\t${line}`;
}

function partsOf(row: string, key: string): {readonly modified: number; readonly line: string} {
  const start = key.length + 2;
  const end = row.indexOf("\t", start);
  return {modified: Number(row.slice(start, end)), line: row.slice(end + 1)};
}
