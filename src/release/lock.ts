import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {ReleaseFolders} from "./staging.ts";

/** Another build of the same newsroom is under way. */
export class LockedError extends Error {}

/**
 * Sees to it that one build at a time writes a newsroom's site. Gives a function that lets the lock go. A lock whose
 * process is gone counts for nothing. Throws LockedError.
 */
export function lock({state}: ReleaseFolders): () => void {
  const file = join(state, "lock");
  mkdirSync(state, {recursive: true});
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), {flag: "wx"});
      return () => rmSync(file, {force: true});
    } catch (cause) {
      const owner = ownerOf(file);
      if (owner !== undefined && isRunning(owner)) {
        throw new LockedError(`another build of this newsroom is running (process ${owner})`, {cause});
      }
      rmSync(file, {force: true});
    }
  }
  throw new Error(`Could not make ${file}`);
}

function ownerOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
