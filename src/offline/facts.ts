import {gzipSync} from "node:zlib";
import type {LineFacts} from "../model/fileFacts.ts";
import {ownText} from "../model/ownText.ts";
import {canBeKept} from "./inventory.ts";
import {filesNamedIn, filesShownBy} from "./references.ts";

/** Hosts zip these on their way, beside pages. */
const text = /(?:\.css|\.js|\.svg|\.json|\.txt)$/;

/**
 * What a page takes when it is zipped at level 1, by its bytes: fitted to the pages of the newsroom that ships and of
 * a made-up one of 10,000 stories. A parcel of either is told within 12 % so, at a hundredth of zipping's cost.
 */
const zippedShare = 0.318;
const zippedFrame = 400;

/** Tells what readers fetch of a file, by its path in the site's folder. Of a file that nobody keeps nothing is told. */
export function lineFactsIn(pathPrefix: string): (path: string, body: Uint8Array) => LineFacts {
  // Most pages show the same files.
  const known = new Map<string, readonly string[]>();
  const oneOf = (list: readonly string[]): readonly string[] => {
    const key = ownText(list.join("\n"));
    const one = known.get(key) ?? list.map(ownText);
    known.set(key, one);
    return one;
  };
  return (path, body) =>
    canBeKept(path)
      ? {transfer: transferOf(path, body), shows: oneOf(shownBy(path, body, pathPrefix))}
      : {transfer: body.length, shows: []};
}

function transferOf(path: string, body: Uint8Array): number {
  if (path.endsWith(".html"))
    return Math.min(body.length, Math.round(zippedFrame + body.length * zippedShare));
  return text.test(path) ? gzipSync(body, {level: 1}).length : body.length;
}

/** Tags and addresses are ASCII, and a page that is read as Latin-1 is read four times as fast. */
function shownBy(path: string, body: Uint8Array, pathPrefix: string): readonly string[] {
  const read = () => Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
  if (path.endsWith(".html")) return filesShownBy(read(), pathPrefix);
  if (path.endsWith(".css")) return filesNamedIn(read(), path);
  return [];
}
