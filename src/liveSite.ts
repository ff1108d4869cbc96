import type {Publication} from "./model/publication.ts";
import {lineFactsIn} from "./offline/facts.ts";
import {type FactsOf, hashOf, type KeptLedger, ledgerOf, unpackLedger} from "./release/ledger.ts";
import type {Memory} from "./release/memory.ts";
import {isAsSeen, type SeenSite, seenSite} from "./release/seenSite.ts";
import type {ReleaseFolders} from "./release/staging.ts";
import {pathPrefix} from "./rendering/addresses.ts";

/** Tells what is known of the files of a publication's site. */
export function factsIn({masthead}: Publication): FactsOf {
  const lineFacts = lineFactsIn(pathPrefix(masthead));
  return (path, body) => ({hash: hashOf(body), bytes: body.length, ...lineFacts(path, body)});
}

/**
 * What is in the live site: as the last build wrote it down, and where that is no longer so, as it is now found. A site
 * that was `seen` as this build wrote it is not looked through again.
 */
export function liveLedger(
  {live}: ReleaseFolders,
  memory: Memory,
  factsOf: FactsOf,
  seen?: SeenSite
): KeptLedger {
  const kept = memory.read("ledger");
  if (seen !== undefined && isAsSeen(live, kept, seen)) return seen;
  const asWritten = seenSite(live, kept);
  if (asWritten !== undefined) return asWritten;
  const known = kept && unpackLedger(kept).ledger;
  return {ledger: ledgerOf(live, factsOf, known), folderTimes: new Map()};
}
