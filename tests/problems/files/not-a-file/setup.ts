import {execFileSync} from "node:child_process";
import {join} from "node:path";

export default (root: string) => execFileSync("mkfifo", [join(root, "content/articles/2026/pipe.md")]);
