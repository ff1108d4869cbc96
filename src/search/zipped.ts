import {gzipSync} from "node:zlib";

/**
 * What goes out, zipped as small as it gets. Node gives a view of the sixteen kilobytes that it zips into, all of which
 * would stay in memory for each of ten thousand fragments of one: this is a copy.
 */
export function zipped(content: string | Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(content, {level: 9}));
}
