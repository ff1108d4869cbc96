import {writeFileSync} from "node:fs";
import {join} from "node:path";

export default (root: string) =>
  writeFileSync(join(root, "content/articles/2026/latin.md"), Buffer.from("---\nheadline: Caf\u00e9\n---\n", "latin1"));
