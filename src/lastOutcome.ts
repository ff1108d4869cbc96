import type {Inputs} from "./inputs.ts";
import type {Outcome} from "./outcome.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {isAsWritten, unpackLedger} from "./release/ledger.ts";
import {type Memory, memoryIn} from "./release/memory.ts";
import {releaseFolders} from "./release/staging.ts";
import {isCutOff} from "./release/swap.ts";

/** What a build came to, and for what it holds. */
interface Kept {
  /** The files that it was made from. */
  readonly inputs: string;
  readonly url: string | undefined;
  readonly out: string | undefined;
  /** In milliseconds since 1970: from when and until when the same comes of the same files. */
  readonly from: number;
  readonly until: number;
  readonly outcome: Outcome;
}

/**
 * What a build would come to without being done: what the last one did, when every file that it read and every file
 * that it wrote are as they were. Undefined when something has changed.
 */
export function lastOutcome(options: PublishOptions, inputs: Inputs): Outcome | undefined {
  const {root, out, url, now, program} = options;
  if (program === undefined) return undefined;
  const folders = releaseFolders(root, out);
  if (isCutOff(folders)) return undefined;
  const memory = memoryIn(folders, program, () => {});
  const bytes = memory.read("outcome");
  if (bytes === undefined) return undefined;
  const kept: Kept = JSON.parse(new TextDecoder().decode(bytes));
  if (kept.url !== url || kept.out !== out || now.epoch < kept.from || now.epoch >= kept.until)
    return undefined;
  if (kept.inputs !== inputs.digest) return undefined;
  const packed = memory.read("ledger");
  if (packed === undefined) return undefined;
  const {ledger, folderTimes} = unpackLedger(packed);
  return isAsWritten(folders.live, ledger, folderTimes) ? kept.outcome : undefined;
}

/** Keeps what a build came to. `inputs` are the files as they were before it read them. */
export function keepOutcome(
  outcome: Outcome,
  {out, url, now}: PublishOptions,
  {until, inputs}: {readonly until: number; readonly inputs: Inputs},
  memory: Memory
): void {
  if (!inputs.areAtRest || outcome.summary === undefined) return;
  const {summary} = outcome;
  const changes = {
    added: [],
    changed: [],
    removed: [],
    unchanged: summary.changes.unchanged + summary.changes.added.length + summary.changes.changed.length
  };
  const kept: Kept = {
    inputs: inputs.digest,
    url,
    out,
    from: now.epoch,
    until,
    outcome: {...outcome, summary: {...summary, linksChecked: 0, changes}}
  };
  memory.keep("outcome", Buffer.from(JSON.stringify(kept)));
}
