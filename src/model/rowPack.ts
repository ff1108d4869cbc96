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
  /** Of each page of rows, in bytes. */
  readonly sizes: readonly number[];
}

/** Rows that are read at one time: most are asked for one after the other. */
const rowsOfPage = 32;

/** Packs rows without line breaks, behind an index and the index's length. */
export function packRows(rows: readonly (readonly [key: string, row: string])[]): Uint8Array {
  if (rows.length === 0) return new Uint8Array();
  const pages: Buffer[] = [];
  for (let at = 0; at < rows.length; at += rowsOfPage) {
    const page = rows.slice(at, at + rowsOfPage).map(([, row]) => row);
    pages.push(Buffer.from(page.join("\n")));
  }
  const index: Index = {keys: rows.map(([key]) => key), sizes: pages.map(({length}) => length)};
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...pages]);
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
  const read = (page: number) => textOf(bytes.subarray(starts[page] ?? 0, starts[page + 1] ?? 0)).split("\n");
  const pageAt = bytes instanceof Uint8Array ? holdingAll(read) : holdingLast(read);
  return {
    keys,
    rowOf(key) {
      const place = places.get(key);
      return place === undefined ? undefined : pageAt(Math.floor(place / rowsOfPage))[place % rowsOfPage];
    }
  };
});

type ReadPage = (page: number) => readonly string[];

function holdingLast(read: ReadPage): ReadPage {
  let held: readonly string[] = [];
  let last: number | undefined;
  return (page) => {
    if (page !== last) held = read(page);
    last = page;
    return held;
  };
}

function holdingAll(read: ReadPage): ReadPage {
  const held: (readonly string[] | undefined)[] = [];
  return (page) => {
    const rows = held[page] ?? read(page);
    held[page] = rows;
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
  return Array.isArray(keys) && Array.isArray(sizes) && sizes.length === Math.ceil(keys.length / rowsOfPage);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}

/** Of ASCII each byte is a letter, which takes a third of the time to read. */
function textOf({buffer, byteOffset, length}: Uint8Array): string {
  const bytes = Buffer.from(buffer, byteOffset, length);
  return bytes.toString(isAscii(bytes) ? "latin1" : "utf8");
}
