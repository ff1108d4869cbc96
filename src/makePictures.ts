import {eachOf} from "./model/eachOf.ts";
import type {PicturesMessage, PicturesWish} from "./picturesApart.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {memoIn} from "./release/memo.ts";
import {releaseFolders} from "./release/staging.ts";
import {KnownPictures} from "./rendering/knownPictures.ts";
import {atOneTime, renderPictures} from "./rendering/pictures.ts";

/** Makes pictures for a build that waits for them, and tells it what is known of them. */
export async function makePictures({root, out}: Pick<PublishOptions, "root" | "out">): Promise<void> {
  const tell = (message: PicturesMessage) => process.send?.(message);
  const leave = () => process.exit();
  process.once("disconnect", leave);
  const {images} = await new Promise<PicturesWish>((resolve) => process.once("message", resolve));
  const memo = memoIn(releaseFolders(root, out), "pictures");
  const known = new KnownPictures({}, Date.now());
  let made = 0;
  await eachOf(images, atOneTime, async (image) => {
    await renderPictures([image], memo, known);
    tell({made: ++made});
  });
  tell({kept: known.packs.settled ?? new Uint8Array()});
  // Nobody waits any longer, and what listens would keep the process from ending.
  process.off("disconnect", leave);
  process.disconnect?.();
}
