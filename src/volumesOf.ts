import {join} from "node:path";
import {home} from "./home.ts";
import type {Publication} from "./model/publication.ts";
import type {PublishOptions} from "./publishOptions.ts";
import type {ReleaseFolders} from "./release/staging.ts";
import type {SitePlan} from "./sitePlan.ts";
import {UseError} from "./useError.ts";
import {type MadeVolumes, madeVolumes, noVolumes} from "./volumes/madeVolumes.ts";
import {volumePlans} from "./volumes/plan.ts";
import {makeVolumes, VolumeError} from "./volumes/tasks.ts";

/** Where the volumes of a newsroom are. */
export function volumesFolder({state}: Pick<ReleaseFolders, "state">): string {
  return join(state, "volumes");
}

/**
 * Has the years of a publication made as volumes, where that is asked for; else there are none. Throws a UseError when
 * one could not be made.
 */
export async function volumesOf(
  publication: Publication,
  {fingerprints}: SitePlan,
  {root, out, now, url, program, hasVolumes, onProgress, onNotice}: PublishOptions,
  folders: ReleaseFolders
): Promise<MadeVolumes> {
  if (hasVolumes !== true || program === undefined) return noVolumes;
  const volumes = volumesFolder(folders);
  const args = [
    "volume",
    ...["--root", root, "--now", now.iso],
    ...(url === undefined ? [] : ["--url", url]),
    ...(out === undefined ? [] : ["--out", out])
  ];
  onProgress("Volumes", 0, 0);
  try {
    const command = {program: join(home, "bin/khabar.mjs"), args};
    await makeVolumes(volumes, volumePlans(publication, fingerprints, program), command);
  } catch (error) {
    throw error instanceof VolumeError ? new UseError(error.message) : error;
  }
  return madeVolumes(volumes, program, (name) =>
    onNotice?.(`what a task has made (${name}) is not whole, so it is made anew`)
  );
}
