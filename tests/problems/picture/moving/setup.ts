import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import sharp from "sharp";

/** Two moments, one after the other. */
export default async (root: string) => {
  const moments = ["#468", "#864"].map((background) => ({
    create: {width: 60, height: 40, channels: 3 as const, background}
  }));
  const moving = await sharp(
    await Promise.all(moments.map((moment) => sharp(moment).png().toBuffer())),
    {join: {animated: true}}
  )
    .webp({loop: 0, delay: [100, 100]})
    .toBuffer();
  mkdirSync(join(root, "content/images"), {recursive: true});
  writeFileSync(join(root, "content/images/wall.webp"), moving);
};
