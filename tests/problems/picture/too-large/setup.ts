import {mkdirSync, truncateSync, writeFileSync} from "node:fs";
import {join} from "node:path";

export default (root: string) => {
  mkdirSync(join(root, "content/images"), {recursive: true});
  const file = join(root, "content/images/sea.png");
  writeFileSync(file, "");
  truncateSync(file, 20 * 1024 * 1024 + 1);
};
