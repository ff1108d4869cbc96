import type {KeptBytes} from "../../src/model/keptBytes.ts";

/** Bytes that are spoilt as soon as others are asked for, as those of a file are when its window moves on. */
export function fleeting(bytes: KeptBytes): KeptBytes {
  let last = new Uint8Array();
  return {
    length: bytes.length,
    subarray(from, to) {
      last.fill(0xee);
      last = new Uint8Array(bytes.subarray(from, to));
      return last;
    }
  };
}
