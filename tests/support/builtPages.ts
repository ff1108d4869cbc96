import {cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {buildSite} from "./khabar.ts";
import {home, treeOf} from "./newsrooms.ts";

export interface BuiltPages {
  /** Pages by their permalinks. */
  readonly pages: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
}

/** The newsroom that ships with the project, built; for several tests at once. */
export async function builtPages(): Promise<BuiltPages> {
  const root = mkdtempSync(join(tmpdir(), "khabar-"));
  try {
    for (const folder of ["content", "_data"])
      cpSync(join(home, folder), join(root, folder), {recursive: true});
    const files = treeOf(await buildSite(root));
    const pages = [...files]
      .filter(([path]) => path.endsWith(".html"))
      .map(([path, bytes]): [string, string] => [
        `/${path.replace(/(^|\/)index\.html$/, "$1")}`,
        bytes.toString()
      ]);
    return {pages: new Map(pages), files: new Set(files.keys())};
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}
