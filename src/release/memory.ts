import {appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {crc32} from "node:zlib";
import type {Memo} from "../model/memo.ts";
import type {KeptPacks} from "../model/settled.ts";
import type {ReleaseFolders} from "./staging.ts";

/** What builds leave to those after them, by name. All of it may be missing at any time: it only saves work. */
export interface Memory {
  /** What was kept under a name; undefined when nothing was, or by another program, or when it is not whole. */
  readonly read: (name: string) => Uint8Array | undefined;
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

/** What was kept in two packs, under a name and one that goes with it. */
export function readPacks({read}: Memory, name: string): KeptPacks {
  return {settled: read(name), recent: read(`${name}-recent`)};
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
  return {
    read(name) {
      const file = join(folder, name);
      const found = statSync(file, {throwIfNoEntry: false});
      if (found === undefined) return undefined;
      const label = `${found.ino} ${found.size} ${found.mtimeMs}`;
      const known = readBefore?.get(name);
      if (known?.label === label) return known.body;
      const bytes = readFileSync(file);
      const end = bytes.indexOf(10);
      const [own, checksum] = bytes
        .subarray(0, Math.max(end, 0))
        .toString()
        .slice(signature.length + 1)
        .split(" ");
      const body = bytes.subarray(end + 1);
      if (own === program && checksum === checksumOf(body)) {
        readBefore?.set(name, {label, body});
        return body;
      }
      rmSync(file, {force: true});
      if (
        own === program ||
        own === undefined ||
        !bytes.subarray(0, signature.length).equals(Buffer.from(signature))
      )
        onForgotten(name);
      return undefined;
    },
    keep(name, bytes) {
      mkdirSync(folder, {recursive: true});
      const file = join(folder, name);
      // Written aside and renamed, so that a killed build leaves no half of it.
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, `${signature} ${program} ${checksumOf(bytes)}\n`);
      appendFileSync(draft, bytes);
      renameSync(draft, file);
    }
  };
}

/** The memory of who remembers nothing. */
export const noMemory: Memory = {read: () => undefined, keep: () => {}};

function checksumOf(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, "0");
}
