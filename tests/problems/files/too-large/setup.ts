import {writeFileSync} from "node:fs";
import {join} from "node:path";

export default (root: string) => writeFileSync(join(root, "content/articles/2026/long.md"), "a".repeat(1024 * 1024 + 1));
