import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Memo} from "../model/memo.ts";
import type {ReleaseFolders} from "./staging.ts";

/** Keeps what was costly to make, such as small copies of pictures, in the state folder. */
export function memoIn({state}: ReleaseFolders, kind: string): Memo {
  const folder = join(state, kind);
  mkdirSync(folder, {recursive: true});
  return async (key, make) => {
    const file = join(folder, key);
    if (existsSync(file)) return readFileSync(file);
    const made = await make();
    // Written aside and renamed, so that a killed build leaves no half of it.
    writeFileSync(`${file}.${process.pid}`, made);
    renameSync(`${file}.${process.pid}`, file);
    return made;
  };
}
