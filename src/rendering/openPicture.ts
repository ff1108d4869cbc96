import type {Sharp, SharpOptions} from "sharp";

/** Opens a picture with sharp, which is loaded when the first one is: most builds have made theirs already. */
export async function openPicture(bytes: Uint8Array, options?: SharpOptions): Promise<Sharp> {
  const {default: sharp} = await import("sharp");
  return sharp(bytes, options);
}
