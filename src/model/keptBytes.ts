/**
 * Bytes that are kept, perhaps in a file of which no more is held than what was asked for last. A `Uint8Array` is such,
 * too.
 */
export interface KeptBytes {
  readonly length: number;
  /** Those from a place to before another. They may be others as soon as others are asked for. */
  readonly subarray: (from: number, to: number) => Uint8Array;
}
