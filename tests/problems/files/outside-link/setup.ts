import {symlinkSync} from "node:fs";
import {join} from "node:path";

export default (root: string) => symlinkSync("/etc/hostname", join(root, "content/articles/2026/host.md"));
