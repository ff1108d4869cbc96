import {cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type SiteServer, serveSite} from "../../src/serving/server.ts";
import {buildSite} from "./khabar.ts";
import {home} from "./newsrooms.ts";

export interface ServedSite extends SiteServer {
  /** The folder of the built site. */
  readonly folder: string;
}

/** Builds the newsroom that ships with the project in a folder of its own, and serves it, perhaps under a path prefix. */
export async function serveShipped(pathPrefix = ""): Promise<ServedSite> {
  const {folder, remove} = await buildShipped(pathPrefix);
  const server = await serveSite({folder, pathPrefix, port: 20_000 + Math.floor(Math.random() * 20_000)});
  return {
    ...server,
    folder,
    close: () => {
      server.close();
      remove();
    }
  };
}

/** Builds the newsroom that ships with the project in a folder of its own; gives the site's folder. */
export async function buildShipped(
  pathPrefix = ""
): Promise<{readonly folder: string; readonly remove: () => void}> {
  const root = mkdtempSync(join(tmpdir(), "khabar-"));
  for (const folder of ["content", "_data"])
    cpSync(join(home, folder), join(root, folder), {recursive: true});
  const folder = await buildSite(root, "--url", `https://news.example${pathPrefix}/`);
  return {folder, remove: () => rmSync(root, {recursive: true, force: true})};
}
