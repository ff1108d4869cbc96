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
 * it was when it has the same length and the same time of its last change, and that time was well past when it was read.
 * (https://git-scm.com/docs/racy-git)
 */
export class KnownFiles {
  readonly #readAt: number;
  readonly #before = new Map<string, {readonly row: string; readonly line: string}>();
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
      if (end >= 0) this.#before.set(row.slice(0, end), {row, line: row.slice(end + 2)});
    }
  }

  /** Whether there is a line on a file as it is that `holds`. */
  has(label: FileLabel, holds: (line: string) => boolean): boolean {
    const known = this.#before.get(headOf(label));
    return known !== undefined && holds(known.line);
  }

  /** The line on a file, if the file is as it was and the line `holds`; then it stays. */
  take(label: FileLabel, holds: (line: string) => boolean): string | undefined {
    const head = headOf(label);
    const known = this.#before.get(head);
    if (known === undefined || !holds(known.line)) {
      this.#isChanged = true;
      return undefined;
    }
    this.#before.delete(head);
    this.#rows.push(known.row);
    return known.line;
  }

  /** Keeps a line on a file that was read, unless it may change yet without its label showing it. */
  keep(label: FileLabel, line: string): void {
    if (isAtRest(label.modified, this.#readAt)) this.#rows.push(`${headOf(label)}:\t${line}`);
  }

  /** What is to be kept for the next time; undefined when it is what was kept. */
  get bytes(): Uint8Array | undefined {
    return this.#isChanged || this.#before.size > 0 ? Buffer.from(this.#rows.join("\n")) : undefined;
  }
}

function headOf({file, bytes, modified}: FileLabel): string {
  return `${file}\t${bytes}\t${modified}`;
}
