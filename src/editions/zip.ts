import {type Zippable, zipSync} from "fflate";
import type {Instant} from "../model/instant.ts";
import type {EditionFile} from "./editionFile.ts";

/** ZIP without its later extensions counts bytes in 32 bits. (APPNOTE 4.4.) */
const mostBytes = 0xffff_ffff;
/** Zipping these again gains nothing. */
const zippedAlready = /\.(?:woff2|webp|png|jpe?g|avif|zip|epub)$/;

/**
 * A ZIP of some files, in their order. The same files at the same moment give the same bytes. A file named in
 * `stored` is put in as it is, as an EPUB wants its first. Throws when the files are more than a ZIP holds.
 */
export function zipOf(files: readonly EditionFile[], now: Instant, stored?: string): Uint8Array {
  if (files.reduce((sum, {body}) => sum + body.length, 0) > mostBytes)
    throw new Error(
      "An edition of more than 4 GB does not fit into a ZIP; make one of a topic, or a small one"
    );
  const entries: Zippable = {};
  for (const {path, body} of files)
    entries[path] = [body, {level: path === stored || zippedAlready.test(path) ? 0 : 9}];
  return zipSync(entries, {mtime: dosTime(now)});
}

/** A ZIP holds the hour of a clock without saying where it hangs: here always that of Greenwich, from 1980 on. */
function dosTime({epoch}: Instant): Date {
  const moment = new Date(Math.max(epoch, Date.UTC(1980, 0, 1)));
  return new Date(
    moment.getUTCFullYear(),
    moment.getUTCMonth(),
    moment.getUTCDate(),
    moment.getUTCHours(),
    moment.getUTCMinutes(),
    moment.getUTCSeconds()
  );
}
