import {fork} from "node:child_process";
import {join} from "node:path";
import {home} from "./home.ts";
import type {PublishedImage} from "./model/picture.ts";
import type {PublishOptions} from "./publishOptions.ts";

/** What a process that makes pictures is asked for. */
export interface PicturesWish {
  readonly images: readonly PublishedImage[];
}

/** What it tells: how many are made, and in the end what is known of them. */
export type PicturesMessage = {readonly made: number} | {readonly kept: Uint8Array};

/** For fewer pictures it takes longer to start a process than to make them. */
const worthAProcess = 8;

/**
 * Has pictures made by a process of its own: what it takes of memory goes with it, and is several times what the rest of
 * a build takes of the system's own. Gives what is known of them then, for KnownPictures; undefined when they are few, or
 * when that process failed, so that who asks makes them himself, and tells what is wrong.
 */
export async function picturesApart(
  images: readonly PublishedImage[],
  {root, out}: Pick<PublishOptions, "root" | "out">,
  onMade: (count: number) => void
): Promise<Uint8Array | undefined> {
  if (images.length < worthAProcess) return undefined;
  const args = ["pictures", "--root", root, ...(out === undefined ? [] : ["--out", out])];
  const {KHABAR_STANDBY: _, KHABAR_TIMINGS: __, ...environment} = process.env;
  const child = fork(join(home, "bin/khabar.mjs"), args, {
    serialization: "advanced",
    // One arena for all threads: with one for each, four keep what one would. (mallopt(3))
    env: {...environment, MALLOC_ARENA_MAX: "1"}
  });
  let kept: Uint8Array | undefined;
  child.on("message", (message: PicturesMessage) => {
    if ("made" in message) onMade(message.made);
    else kept = message.kept;
  });
  const wish: PicturesWish = {images};
  child.send(wish, () => {});
  await new Promise<void>((resolve) => child.once("close", () => resolve()).once("error", () => resolve()));
  return kept;
}
