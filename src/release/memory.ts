import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import {crc32} from "node:zlib";
import type {KeptBytes} from "../model/keptBytes.ts";
import type {Memo} from "../model/memo.ts";
import type {KeptPacks} from "../model/settled.ts";
import type {ReleaseFolders} from "./staging.ts";
import {WindowedFile} from "./windowedFile.ts";

/** What builds leave to those after them, by name. All of it may be missing at any time: it only saves work. */
export interface Memory {
  /** What was kept under a name; undefined when nothing was, or by another program, or when it is not whole. */
  readonly read: (name: string) => Uint8Array | undefined;
  /** The same, of which pieces are read as they are asked for: for what is large, and gone through in order. */
  readonly open: (name: string) => KeptBytes | undefined;
  readonly keep: (name: string, bytes: Uint8Array) => void;
}

/** Keeps under a name what was made last, with the key that it was made for. */
export function lastOf(memory: Memory, name: string): Memo {
  return async (key, make) => {
    const kept = memory.read(name);
    const end = kept?.indexOf(10) ?? -1;
    if (kept !== undefined && Buffer.from(kept.subarray(0, Math.max(end, 0))).toString() === key)
      return kept.subarray(end + 1);
    const made = await make();
    memory.keep(name, Buffer.concat([Buffer.from(`${key}\n`), made]));
    return made;
  };
}

/** What was kept in two packs, under a name and one that goes with it. The settled one is opened. */
export function openPacks({read, open}: Memory, name: string): KeptPacks<KeptBytes> {
  return {settled: open(name), recent: read(`${name}-recent`)};
}

export function keepPacks({keep}: Memory, name: string, {settled, recent}: KeptPacks): void {
  if (settled !== undefined) keep(name, settled);
  if (recent !== undefined) keep(`${name}-recent`, recent);
}

/** What a process has read of a memory, by name, with what tells that it is as it was. */
export type ReadMemory = Map<string, {readonly label: string; readonly body: Uint8Array}>;

const signature = "khabar memory";

/**
 * The memory of a newsroom. What another program left, of another version of Khabar or of Node, counts for nothing; so
 * does what is broken. `onForgotten` is told of the latter. What was `readBefore` and has not been kept anew since is not
 * read again.
 */
export function memoryIn(
  {state}: Pick<ReleaseFolders, "state">,
  program: string,
  onForgotten: (name: string) => void,
  readBefore?: ReadMemory
): Memory {
  const folder = join(state, "memory");
  /** Where the body begins; undefined, and the file is gone, when it is not for this program, or not whole. */
  const startOf = (name: string, bytes: KeptBytes): number | undefined => {
    const {isOurs, own, checksum, start} = headIn(bytes);
    if (own === program && checksum === checksumOf(bytes, start)) return start;
    rmSync(join(folder, name), {force: true});
    if (!isOurs || own === undefined || own === program) onForgotten(name);
    return undefined;
  };
  const read = (name: string) => {
    const file = join(folder, name);
    const found = statSync(file, {throwIfNoEntry: false});
    if (found === undefined) return undefined;
    const label = `${found.ino} ${found.size} ${found.mtimeMs}`;
    const known = readBefore?.get(name);
    if (known?.label === label) return known.body;
    const bytes = readFileSync(file);
    const start = startOf(name, bytes);
    const body = start === undefined ? undefined : bytes.subarray(start);
    if (body !== undefined) readBefore?.set(name, {label, body});
    return body;
  };
  return {
    read,
    open(name) {
      // What is read again and again had better be held.
      if (readBefore !== undefined) return read(name);
      if (!existsSync(join(folder, name))) return undefined;
      const file = new WindowedFile(join(folder, name));
      const start = startOf(name, file);
      if (start === undefined) return undefined;
      return {
        length: file.length - start,
        subarray: (from, to) => file.subarray(start + from, start + to)
      };
    },
    keep(name, bytes) {
      mkdirSync(folder, {recursive: true});
      const file = join(folder, name);
      // Written aside and renamed, so that a killed build leaves no half of it.
      const draft = `${file}.${process.pid}`;
      const head = `${signature} ${program} ${checksumOf(bytes)}`;
      // The body begins where numbers of any size can.
      writeFileSync(draft, `${head.padEnd(Math.ceil((head.length + 1) / 8) * 8 - 1)}\n`);
      appendFileSync(draft, bytes);
      renameSync(draft, file);
    }
  };
}

/** The memory of who remembers nothing. */
export const noMemory: Memory = {read: () => undefined, open: () => undefined, keep: () => {}};

/** What the first line of a file says. */
function headIn(bytes: KeptBytes) {
  const head = Buffer.from(bytes.subarray(0, Math.min(bytes.length, longestHead)));
  const end = Math.max(head.indexOf(10), 0);
  const [own, checksum] = head.subarray(0, end).toString().slice(signature.length).trim().split(" ");
  const isOurs = head.subarray(0, signature.length).equals(Buffer.from(signature));
  return {isOurs, own, checksum, start: end + 1};
}

/** In pieces, for what is not held. */
function checksumOf(bytes: KeptBytes, start = 0): string {
  let sum = 0;
  for (let at = start; at < bytes.length; at += pieceSize)
    sum = crc32(bytes.subarray(at, Math.min(at + pieceSize, bytes.length)), sum);
  return sum.toString(16).padStart(8, "0");
}

const longestHead = 256;
const pieceSize = 1 << 16;
