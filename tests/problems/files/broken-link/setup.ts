import {symlinkSync} from "node:fs";
import {join} from "node:path";

export default (root: string) => symlinkSync("nowhere.md", join(root, "content/articles/2026/gone.md"));
