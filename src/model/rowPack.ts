import {isAscii} from "node:buffer";
import type {KeptBytes} from "./keptBytes.ts";
import {oncePer} from "./once.ts";

/** Rows of text by their keys, of which some are found without the others being read. */
export interface RowPack {
  readonly keys: readonly string[];
  readonly rowOf: (key: string) => string | undefined;
}

interface Index {
  readonly keys: readonly string[];
  /** Of each run of rows, in bytes. */
  readonly sizes: readonly number[];
}

/** Rows that are read at one time: most are asked for one after the other. */
const rowsOfRun = 32;

/** Packs rows without line breaks, behind an index and the index's length. */
export function packRows(rows: readonly (readonly [key: string, row: string])[]): Uint8Array {
  if (rows.length === 0) return new Uint8Array();
  const runs: Buffer[] = [];
  for (let at = 0; at < rows.length; at += rowsOfRun) {
    const run = rows.slice(at, at + rowsOfRun).map(([, row]) => row);
    runs.push(Buffer.from(run.join("\n")));
  }
  const index: Index = {keys: rows.map(([key]) => key), sizes: runs.map(({length}) => length)};
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...runs]);
}

/**
 * Reads what was packed. No rows where it is anything else. Rows of bytes that are held are, too: a process that reads
 * them again and again has the same.
 */
export const unpackRows = oncePer((bytes: KeptBytes): RowPack => {
  const index = indexIn(bytes);
  if (index === undefined) return {keys: [], rowOf: () => undefined};
  const {keys, sizes, start} = index;
  const places = new Map<string, number>();
  for (let place = 0; place < keys.length; place++) places.set(keys[place] ?? "", place);
  const starts = [start];
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + size);
  const read = (run: number) => textOf(bytes.subarray(starts[run] ?? 0, starts[run + 1] ?? 0)).split("\n");
  const runAt = bytes instanceof Uint8Array ? holdingAll(read) : holdingLast(read);
  return {
    keys,
    rowOf(key) {
      const place = places.get(key);
      return place === undefined ? undefined : runAt(Math.floor(place / rowsOfRun))[place % rowsOfRun];
    }
  };
});

type ReadRun = (run: number) => readonly string[];

function holdingLast(read: ReadRun): ReadRun {
  let held: readonly string[] = [];
  let last: number | undefined;
  return (run) => {
    if (run !== last) held = read(run);
    last = run;
    return held;
  };
}

function holdingAll(read: ReadRun): ReadRun {
  const held: (readonly string[] | undefined)[] = [];
  return (run) => {
    const rows = held[run] ?? read(run);
    held[run] = rows;
    return rows;
  };
}

const lengthBytes = 4;

function indexIn(bytes: KeptBytes): (Index & {readonly start: number}) | undefined {
  if (bytes.length < lengthBytes) return undefined;
  const head = bytes.subarray(0, lengthBytes);
  const start = lengthBytes + new DataView(head.buffer, head.byteOffset, lengthBytes).getUint32(0, true);
  if (start > bytes.length) return undefined;
  try {
    const index: unknown = JSON.parse(textOf(bytes.subarray(lengthBytes, start)));
    return isIndex(index) && start + sum(index.sizes) === bytes.length ? {...index, start} : undefined;
  } catch {
    return undefined;
  }
}

function isIndex(data: unknown): data is Index {
  if (typeof data !== "object" || data === null || !("keys" in data && "sizes" in data)) return false;
  const {keys, sizes} = data;
  return Array.isArray(keys) && Array.isArray(sizes) && sizes.length === Math.ceil(keys.length / rowsOfRun);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}

/** Of ASCII each byte is a letter, which takes a third of the time to read. */
function textOf({buffer, byteOffset, length}: Uint8Array): string {
  const bytes = Buffer.from(buffer, byteOffset, length);
  return bytes.toString(isAscii(bytes) ? "latin1" : "utf8");
}
