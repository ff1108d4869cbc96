import {join} from "node:path";
import {readNewsroom} from "./content/newsroom.ts";
import {home} from "./home.ts";
import {Report} from "./problems/report.ts";
import {LockedError, lock} from "./release/lock.ts";
import {releaseFolders} from "./release/staging.ts";
import {recover} from "./release/swap.ts";
import {develop} from "./serving/dev.ts";
import {serveSite} from "./serving/server.ts";

/** What is served, and where. */
export interface ServeWish {
  readonly root: string;
  readonly out?: string;
  /** The moment that builds are as of, in ISO 8601; the clock's unless told. */
  readonly now?: string;
  readonly url?: string;
  readonly port: number;
}

/** Serves the live site until the process is told to end. */
export async function start(wish: ServeWish): Promise<undefined> {
  const {port} = wish;
  const {live} = releaseFolders(wish.root, wish.out);
  const server = await serveSite({folder: live, pathPrefix: prefixOf(wish), port});
  sayWhere(server.url, server.port, port);
  closeOnSignal(server.close);
}

/** Builds, serves, and builds again at every change, until the process is told to end. */
export async function dev(wish: ServeWish): Promise<void> {
  const {root, out, port} = wish;
  const folders = releaseFolders(root, out);
  recoverUnlessBusy(folders);
  const own = home === root ? [] : [join(home, "_includes"), join(home, "src")];
  const server = await develop({
    watched: [...["content", "_data", "_includes", "src"].map((folder) => join(root, folder)), ...own],
    builder: {
      file: join(home, "bin/khabar.mjs"),
      args: [
        "build",
        "--root",
        root,
        ...(out === undefined ? [] : ["--out", out]),
        ...(wish.url === undefined ? [] : ["--url", wish.url]),
        ...(wish.now === undefined ? [] : ["--now", wish.now])
      ]
    },
    folder: folders.live,
    staging: folders.staging,
    pathPrefix: () => prefixOf(wish),
    port,
    onBuilt: ({problems, hasErrors}, reason) => {
      if (problems !== "") console.error(problems);
      console.log(
        `${new Date().toLocaleTimeString("en-GB")} ${hasErrors ? "problems, the last good site stays up" : "built"} (${relativeReason(reason, root)})`
      );
    }
  });
  sayWhere(server.url, server.port, port);
  closeOnSignal(server.close);
}

/** A build that is under way has done so. */
function recoverUnlessBusy(folders: ReturnType<typeof releaseFolders>): void {
  try {
    const unlock = lock(folders);
    recover(folders);
    unlock();
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
  }
}

function relativeReason(reason: string, root: string): string {
  return reason.replaceAll(`${root}/`, "");
}

function sayWhere(url: string, port: number, wished: number): void {
  if (port !== wished) console.log(`Port ${wished} is taken, so this is on ${port}.`);
  console.log(`Serving on ${url} (Ctrl+C ends it)`);
}

function closeOnSignal(close: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      close();
      process.exit(0);
    });
  }
}

/** The path prefix of the address that is asked for, or the masthead's; none while the masthead cannot be read. */
function prefixOf({root, url}: ServeWish): string {
  const published = url ?? readNewsroom({root, home}, new Report())?.masthead.url;
  return published === undefined ? "" : new URL(published).pathname.replace(/\/$/, "");
}
