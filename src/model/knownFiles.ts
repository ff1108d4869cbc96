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
 * (https://git-scm.com/docs/racy-git). Where the time alone is another, as in a new copy of the folder, it can be told by
 * a digest of what the file says.
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

  /** Whether there is a line on a file as it is that `holds`. */
  has(label: FileLabel, holds: (line: string) => boolean): boolean {
    const known = this.#known(label);
    return known !== undefined && known.modified === label.modified && holds(known.line);
  }

  /**
   * The line on a file, if the file is as it was and the line `holds`; then it stays. `digest` gives what `keep` would be
   * told, and is asked where only the time tells of a change.
   */
  take(
    label: FileLabel,
    holds: (line: string) => boolean,
    digest?: () => string | undefined
  ): string | undefined {
    const known = this.#known(label);
    const isSame = known?.modified === label.modified;
    if (
      known === undefined ||
      !holds(known.line) ||
      !(isSame || (digest !== undefined && known.digest === digest()))
    ) {
      this.#isChanged = true;
      return undefined;
    }
    this.#before.delete(keyOf(label));
    if (isSame || !isAtRest(label.modified, this.#readAt)) this.#rows.push(known.row);
    else {
      this.#isChanged = true;
      this.keep(label, known.line, known.digest);
    }
    return known.line;
  }

  /**
   * Keeps a line on a file that was read, unless it may change yet without its label showing it. `digest` changes with
   * what was read.
   */
  keep(label: FileLabel, line: string, digest = ""): void {
    if (isAtRest(label.modified, this.#readAt))
      this.#rows.push(`${keyOf(label)}:\t${label.modified}\t${digest}\t${line}`);
  }

  /** What is to be kept for the next time; undefined when it is what was kept. */
  get bytes(): Uint8Array | undefined {
    return this.#isChanged || this.#before.size > 0 ? Buffer.from(this.#rows.join("\n")) : undefined;
  }

  #known(label: FileLabel) {
    const key = keyOf(label);
    const row = this.#before.get(key);
    if (row === undefined) return undefined;
    const start = key.length + 2;
    const middle = row.indexOf("\t", start);
    const end = row.indexOf("\t", middle + 1);
    return {
      row,
      modified: Number(row.slice(start, middle)),
      digest: row.slice(middle + 1, end),
      line: row.slice(end + 1)
    };
  }
}

function keyOf({file, bytes}: FileLabel): string {
  return `${file}\t${bytes}`;
}
