import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import sharp from "sharp";

/** A few hundred bytes whose head says that they unfold to ten billion pixels. */
export default async (root: string) => {
  const small = await sharp({create: {width: 300, height: 200, channels: 3, background: "#468"}})
    .png()
    .toBuffer();
  // PNG 3, 11.2.1: width and height, in four bytes each, stand behind the name of the first chunk.
  small.writeUInt32BE(100_000, 16);
  small.writeUInt32BE(100_000, 20);
  mkdirSync(join(root, "content/images"), {recursive: true});
  writeFileSync(join(root, "content/images/wall.png"), small);
};
