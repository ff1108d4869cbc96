import {isAscii} from "node:buffer";
import type {KeptBytes} from "./keptBytes.ts";
import {oncePer} from "./once.ts";

/** Rows of text by their keys, of which one is found without the others being read. */
export interface RowPack {
  readonly keys: readonly string[];
  readonly rowOf: (key: string) => string | undefined;
}

interface Index {
  readonly keys: readonly string[];
  /** Of each row, in bytes. */
  readonly sizes: readonly number[];
}

/** Packs rows behind an index, and its length before it. */
export function packRows(rows: readonly (readonly [key: string, row: string])[]): Uint8Array {
  if (rows.length === 0) return new Uint8Array();
  const texts = rows.map(([, row]) => Buffer.from(row));
  const index: Index = {keys: rows.map(([key]) => key), sizes: texts.map(({length}) => length)};
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...texts]);
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
  const ends = new Float64Array(keys.length);
  let end = start;
  for (let place = 0; place < keys.length; place++) {
    places.set(keys[place] ?? "", place);
    end += sizes[place] ?? 0;
    ends[place] = end;
  }
  const rowAt = (place: number) => {
    const to = ends[place] ?? start;
    return textOf(bytes.subarray(to - (sizes[place] ?? 0), to));
  };
  const held: string[] | undefined = bytes instanceof Uint8Array ? [] : undefined;
  return {
    keys,
    rowOf(key) {
      const place = places.get(key);
      if (place === undefined) return undefined;
      const row = held?.[place] ?? rowAt(place);
      if (held !== undefined) held[place] = row;
      return row;
    }
  };
});

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
  return Array.isArray(keys) && Array.isArray(sizes) && keys.length === sizes.length;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}

/** Of ASCII each byte is a letter, which takes a third of the time to read. */
function textOf({buffer, byteOffset, length}: Uint8Array): string {
  const bytes = Buffer.from(buffer, byteOffset, length);
  return bytes.toString(isAscii(bytes) ? "latin1" : "utf8");
}
