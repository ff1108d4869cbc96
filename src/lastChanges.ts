import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {
  changesSince,
  lastManifest,
  type Manifest,
  noteUploaded,
  parseManifest,
  readManifest,
  releasesIn,
  uploadedPath
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
  const last = lastRelease(root, folders);
  const earlier = earlierManifest(since, folders);
  const changes = {
    release: last.release,
    since: earlier?.release,
    ...changesSince(earlier ?? {...last, files: []}, last)
  };
  console.log(json === true ? JSON.stringify(changes) : changesText(changes));
}

/** Notes that the host has a release, so that changes are counted from there. Throws UseError when it is not there. */
export function noteUpload(root: string, release: string): void {
  const folders = releaseFolders(root);
  lastRelease(root, folders);
  const manifest = /^\d+$/.test(release) ? noteUploaded(Number(release), folders) : undefined;
  if (manifest === undefined) throw noRelease(release, folders);
  console.log(`The host has release ${manifest.release}: khabar changes counts from there.`);
}

function lastRelease(root: string, folders: ReleaseFolders): Manifest {
  const last = lastManifest(folders);
  if (last !== undefined) return last;
  throw new UseError(`nothing has been released from ${root} so far; khabar build does`);
}

/** What the host has: the release that is asked for, else what was noted, else the one before the last; undefined before that. */
function earlierManifest(since: string | undefined, folders: ReleaseFolders): Manifest | undefined {
  if (since === undefined && existsSync(uploadedPath(folders))) return notedManifest(folders);
  const wanted = since ?? releasesIn(folders).at(-2)?.toString();
  if (wanted === undefined) return undefined;
  const found = /^\d+$/.test(wanted) ? readManifest(Number(wanted), folders) : parseManifest(resolve(wanted));
  if (found === undefined) throw noRelease(wanted, folders);
  return found;
}

function notedManifest(folders: ReleaseFolders): Manifest {
  const noted = parseManifest(uploadedPath(folders));
  if (noted !== undefined) return noted;
  throw new UseError(
    `${uploadedPath(folders)} is broken, so what the host has is not known; note it again with khabar uploaded, or say --since`
  );
}

function noRelease(wanted: string, folders: ReleaseFolders): UseError {
  return new UseError(
    `there is no release ${wanted}; there are ${releasesIn(folders).join(", ")}, in ${join(folders.state, "releases")}`
  );
}
