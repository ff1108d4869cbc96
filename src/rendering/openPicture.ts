import type {Sharp, SharpOptions} from "sharp";

/**
 * Opens a picture with sharp, which is loaded when the first one is: most builds have made theirs already. It works with
 * one thread for each file: with more, AVIF has other bytes, and how many it takes by itself is another on each machine.
 */
export async function openPicture(bytes: Uint8Array, options?: SharpOptions): Promise<Sharp> {
  const {default: sharp} = await import("sharp");
  sharp.concurrency(1);
  return sharp(bytes, options);
}
