import {linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {ReleaseFolders} from "./staging.ts";

/** Another build of the same newsroom is under way. */
export class LockedError extends Error {}

/** What this process's locks say. */
const held = new Set<string>();

/**
 * Sees to it that one build at a time writes a newsroom's site. Gives a function that lets the lock go. A lock whose
 * process is gone counts for nothing, nor does one of an earlier process with this one's number, as in containers.
 * Throws LockedError.
 */
export function lock({state}: ReleaseFolders): () => void {
  const file = join(state, "lock");
  const own = `${process.pid} ${process.hrtime.bigint()}`;
  const draft = `${file}-${own.replace(" ", "-")}`;
  mkdirSync(state, {recursive: true});
  // A link appears whole or not at all.
  writeFileSync(draft, own);
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (isLinked(draft, file)) {
        held.add(own);
        return () => letGo(file, own);
      }
      const owner = ownerOf(file);
      if (owner !== undefined && isRunning(owner)) throw lockedBy(owner);
      takeAway(file, `${draft}-stale`);
    }
    throw new Error(`Could not make ${file}`);
  } finally {
    rmSync(draft, {force: true});
  }
}

function isLinked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a lock that counts for nothing; if it turns out to be another's that came meanwhile, puts it back. */
function takeAway(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const owner = ownerOf(aside);
  const isAlive = owner !== undefined && isRunning(owner);
  if (isAlive) isLinked(aside, file);
  rmSync(aside, {force: true});
  if (isAlive) throw lockedBy(owner);
}

function letGo(file: string, own: string): void {
  held.delete(own);
  try {
    if (readFileSync(file, "utf8") === own) rmSync(file, {force: true});
  } catch {}
}

function lockedBy(owner: number): LockedError {
  return new LockedError(`another build of this newsroom is running (process ${owner})`);
}

/** The process that holds a lock; undefined when there is none, or one of an earlier process with this one's number. */
function ownerOf(file: string): number | undefined {
  try {
    const text = readFileSync(file, "utf8");
    const pid = Number(text.split(" ")[0]);
    return pid === process.pid && !held.has(text) ? undefined : pid;
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
