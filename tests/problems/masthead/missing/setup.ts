import {rmSync} from "node:fs";
import {join} from "node:path";

export default (root: string) => rmSync(join(root, "_data/masthead.yaml"));
