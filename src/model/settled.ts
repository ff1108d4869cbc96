import type {KeptBytes} from "./keptBytes.ts";

/** What is kept of many things. Any of it may be missing: it only saves work. */
export interface KeptPacks<Settled extends KeptBytes = Uint8Array> {
  /** Most of it: the same bytes as before, until much has changed, so that few are written. */
  readonly settled?: Settled | undefined;
  readonly recent?: Uint8Array | undefined;
}

/** One in so many may be other than when all was settled. */
const mostUnsettled = 16;

/**
 * Whether what was settled can stay as it is, so that what is other is kept apart and few bytes are written: little is
 * other, and of what was settled at least half is still there.
 */
export function staysSettled({
  settled,
  unsettled,
  all
}: {
  /** How many were settled, of how many now some are other. */
  readonly settled: number;
  readonly unsettled: number;
  readonly all: number;
}): boolean {
  return unsettled * mostUnsettled <= all && settled <= all * 2;
}
