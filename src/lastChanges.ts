import {join, resolve} from "node:path";
import {
  changesSince,
  lastManifest,
  type Manifest,
  parseManifest,
  readManifest,
  releasesIn
} from "./release/manifest.ts";
import {type ReleaseFolders, releaseFolders} from "./release/staging.ts";
import {changesText} from "./summaries.ts";
import {UseError} from "./useError.ts";

export interface ChangesWish {
  readonly root: string;
  /** A release's number, or a copy of its manifest. */
  readonly since?: string;
  readonly json?: true;
}

/** Says what to upload, delete and purge to publish the last release. Throws UseError when there is none. */
export function sayChanges({root, since, json}: ChangesWish): void {
  const folders = releaseFolders(root);
  const last = lastManifest(folders);
  if (last === undefined)
    throw new UseError(`nothing has been released from ${root} so far; khabar build does`);
  const changes = changesSince(earlierManifest(since, last, folders), last);
  console.log(json === true ? JSON.stringify({release: last.release, ...changes}) : changesText(changes));
}

/** The release that is at its place already; an empty one before the first. */
function earlierManifest(since: string | undefined, last: Manifest, folders: ReleaseFolders): Manifest {
  const before = releasesIn(folders).at(-2);
  if (since === undefined && before === undefined) return {...last, files: []};
  const wanted = since ?? String(before);
  const found = /^\d+$/.test(wanted) ? readManifest(Number(wanted), folders) : parseManifest(resolve(wanted));
  if (found !== undefined) return found;
  throw new UseError(
    `there is no release ${wanted}; there are ${releasesIn(folders).join(", ")}, in ${join(folders.state, "releases")}`
  );
}
