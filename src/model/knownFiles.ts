import {isAtRest} from "./atRest.ts";
import type {KeptBytes} from "./keptBytes.ts";
import {packRows, type RowPack, unpackRows} from "./rowPack.ts";
import {type KeptPacks, staysSettled} from "./settled.ts";

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
  /** By path and length, as are those that are recent, which go before these. */
  readonly #settled: RowPack;
  readonly #recent: Map<string, string>;
  readonly #recentBefore: Uint8Array;
  readonly #keys: string[] = [];
  /** The rows that are not as they were settled. */
  readonly #unsettled = new Map<string, string>();

  /** `kept` is what `packs` gave, now or before; anything else counts as nothing. `readAt` is this moment, in milliseconds since 1970. */
  constructor({settled = nothing, recent = nothing}: KeptPacks<KeptBytes>, readAt: number) {
    this.#readAt = readAt;
    this.#settled = unpackRows(settled);
    this.#recent = new Map(rowsIn(recent));
    this.#recentBefore = recent;
  }

  /** Takes over what another knows that began with nothing, as it has settled it. */
  learn(settled: Uint8Array): void {
    for (const [key, row] of rowsIn(settled)) this.#recent.set(key, row);
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
    if (row === undefined) return undefined;
    const key = keyOf(label);
    this.#keys.push(key);
    const recent = this.#recent.get(key);
    if (recent !== undefined) this.#unsettled.set(key, recent);
    return partsOf(row).line;
  }

  /** Keeps a line on a file that was read, unless it may change yet without its label showing it. */
  keep(label: FileLabel, line: string): void {
    if (!isAtRest(label.modified, this.#readAt)) return;
    const key = keyOf(label);
    this.#keys.push(key);
    this.#unsettled.set(key, rowFor(label, line));
  }

  /** What is to be kept for the next time, but for what is kept already. */
  get packs(): KeptPacks {
    const [all, unsettled] = [this.#keys.length, this.#unsettled.size];
    if (!staysSettled({settled: this.#settled.keys.length, unsettled, all}))
      return {settled: packRows(this.#keys.map((key) => [key, this.#rowAt(key)])), recent: nothing};
    const recent = packRows([...this.#unsettled]);
    return Buffer.compare(recent, this.#recentBefore) === 0 ? {} : {recent};
  }

  #rowAt(key: string): string {
    return this.#unsettled.get(key) ?? this.#settled.rowOf(key) ?? "";
  }

  #rowOf(label: FileLabel, holds: LineTest, isOf: LineTest): string | undefined {
    const key = keyOf(label);
    const row = this.#recent.get(key) ?? this.#settled.rowOf(key);
    if (row === undefined) return undefined;
    const {modified, line} = partsOf(row);
    if (!holds(line)) return undefined;
    if (modified === label.modified) return row;
    if (!isOf(line)) return undefined;
    if (!isAtRest(label.modified, this.#readAt)) return row;
    const renewed = rowFor(label, line);
    this.#recent.set(key, renewed);
    return renewed;
  }
}

const nothing = new Uint8Array();

function rowsIn(pack: Uint8Array): readonly (readonly [key: string, row: string])[] {
  const {keys, rowOf} = unpackRows(pack);
  return keys.map((key) => [key, rowOf(key) ?? ""]);
}

type LineTest = (line: string) => boolean;

function keyOf({file, bytes}: FileLabel): string {
  return `${file}\t${bytes}`;
}

function rowFor({modified}: FileLabel, line: string): string {
  return `${modified}\t${line}`;
}

function partsOf(row: string): {readonly modified: number; readonly line: string} {
  const end = row.indexOf("\t");
  return {modified: Number(row.slice(0, end)), line: row.slice(end + 1)};
}
