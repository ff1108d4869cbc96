import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import sharp from "sharp";

/** A photograph of which the second half did not arrive. */
export default async (root: string) => {
  const whole = await sharp({create: {width: 300, height: 200, channels: 3, background: "#468"}})
    .png()
    .toBuffer();
  mkdirSync(join(root, "content/images"), {recursive: true});
  writeFileSync(join(root, "content/images/wall.png"), whole.subarray(0, whole.length / 2));
};
