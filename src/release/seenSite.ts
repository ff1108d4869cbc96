import {statSync} from "node:fs";
import {isAsWritten, type KeptLedger, unpackLedger} from "./ledger.ts";

/** A live site that was looked through, and found as a build wrote it down. */
export interface SeenSite extends KeptLedger {
  /** What the build has kept of it. */
  readonly kept: Uint8Array;
  /** When something last came into the site's folder itself or went from it, in milliseconds since 1970. */
  readonly modified: number;
}

/** Looks through a site of which a build has `kept` its ledger; undefined when it is not as that says. */
export function seenSite(live: string, kept: Uint8Array | undefined): SeenSite | undefined {
  const modified = modifiedAt(live);
  if (kept === undefined || modified === undefined) return undefined;
  const {ledger, folderTimes} = unpackLedger(kept);
  return isAsWritten(live, ledger, folderTimes) ? {ledger, folderTimes, kept, modified} : undefined;
}

/** Whether a site's folder is there as it was seen, and no build has made it anew since. */
export function isAsSeen(live: string, kept: Uint8Array | undefined, seen: SeenSite): boolean {
  return kept !== undefined && Buffer.compare(kept, seen.kept) === 0 && modifiedAt(live) === seen.modified;
}

function modifiedAt(folder: string): number | undefined {
  return statSync(folder, {throwIfNoEntry: false})?.mtimeMs;
}
