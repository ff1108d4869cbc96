import type {Publication} from "./model/publication.ts";
import {lineFactsIn} from "./offline/facts.ts";
import {type FactsOf, hashOf, isAsWritten, type Ledger, ledgerOf, unpackLedger} from "./release/ledger.ts";
import type {Memory} from "./release/memory.ts";
import type {ReleaseFolders} from "./release/staging.ts";
import {pathPrefix} from "./rendering/addresses.ts";

/** Tells what is known of the files of a publication's site. */
export function factsIn({masthead}: Publication): FactsOf {
  const lineFacts = lineFactsIn(pathPrefix(masthead));
  return (path, body) => ({hash: hashOf(body), bytes: body.length, ...lineFacts(path, body)});
}

/** What is in the live site: as the last build wrote it down, or as it is now found. */
export function liveLedger({live}: ReleaseFolders, memory: Memory, factsOf: FactsOf): Ledger {
  const kept = memory.read("ledger");
  if (kept !== undefined) {
    const {ledger, folderTimes} = unpackLedger(kept);
    if (isAsWritten(live, ledger, folderTimes)) return ledger;
  }
  return ledgerOf(live, factsOf);
}
