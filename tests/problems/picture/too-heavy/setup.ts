import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {photograph} from "../../../support/photographs.ts";

/** A photograph of nothing but grain, which no format can make light. */
export default async (root: string) => {
  const grainy = await photograph({width: 640, height: 1000}, 3, 1);
  mkdirSync(join(root, "content/images"), {recursive: true});
  writeFileSync(join(root, "content/images/wall.jpg"), await grainy.jpeg({quality: 95}).toBuffer());
};
