import {existsSync, readFileSync, statSync} from "node:fs";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import {join, sep} from "node:path";
import sirv from "sirv";

/** A server of a built site on this machine alone. */
export interface SiteServer {
  readonly url: string;
  readonly port: number;
  readonly close: () => void;
}

export interface ServerOptions {
  readonly folder: string;
  /** A folder whose files stand for those of the same name, while it is shown. */
  readonly draft?: {readonly folder: string; readonly isShown: () => boolean};
  /** What stands between the host and a permalink. */
  readonly pathPrefix: string;
  /** Taken, if free; else the next free one. */
  readonly port: number;
  /** Answers a request itself, and says so, before the folder does. */
  readonly first?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Changes the HTML of a page on its way out. */
  readonly changePage?: (html: string) => string;
}

/** Serves a folder on 127.0.0.1, pages under their permalinks, a 404 page for what is not there. */
export async function serveSite(options: ServerOptions): Promise<SiteServer> {
  const {folder, draft, pathPrefix, first} = options;
  const files = sirv(folder, {
    dev: true,
    etag: true,
    onNoMatch: (_, response) => sendNotFound(options, response)
  });
  const draftFiles = draft && sirv(draft.folder, {dev: true, etag: true});
  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch {
      // An address or a range that is none, from whoever asks.
      if (response.headersSent) response.destroy();
      else response.writeHead(400).end();
    }
  });
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (first?.(request, response) === true) return;
    const url = request.url ?? "/";
    if (!isUnder(url, pathPrefix)) {
      response.writeHead(url === "/" ? 302 : 404, url === "/" ? {location: `${pathPrefix}/`} : {}).end();
      return;
    }
    request.url = url.slice(pathPrefix.length) || "/";
    const isDraftShown = draft?.isShown() === true;
    const folders = isDraftShown ? [draft.folder, folder] : [folder];
    if (folders.some((from) => sendPage(from, options, request.url ?? "/", response))) return;
    if (isDraftShown && draftFiles) draftFiles(request, response, () => files(request, response));
    else files(request, response);
  };
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}${pathPrefix}/`,
    port,
    close: () => {
      server.closeAllConnections();
      server.close();
    }
  };
}

function isUnder(url: string, pathPrefix: string): boolean {
  return pathPrefix === "" || url === pathPrefix || url.startsWith(`${pathPrefix}/`);
}

/** Sends a page of a folder with its changes; says whether it did. */
function sendPage(
  folder: string,
  {changePage}: ServerOptions,
  url: string,
  response: ServerResponse
): boolean {
  if (changePage === undefined) return false;
  const path = new URL(url, "http://localhost").pathname;
  const file = join(folder, decodeURIComponent(path), path.endsWith("/") ? "index.html" : "");
  if (
    !file.startsWith(folder + sep) ||
    !file.endsWith(".html") ||
    !statSync(file, {throwIfNoEntry: false})?.isFile()
  )
    return false;
  response.writeHead(200, {"content-type": "text/html; charset=utf-8", "cache-control": "no-store"});
  response.end(changePage(readFileSync(file, "utf8")));
  return true;
}

function sendNotFound({folder, changePage}: ServerOptions, response: ServerResponse): void {
  const file = join(folder, "404.html");
  const page = existsSync(file)
    ? readFileSync(file, "utf8")
    : "<!doctype html><title>404</title><p>There is nothing here.";
  response.writeHead(404, {"content-type": "text/html; charset=utf-8"}).end(changePage?.(page) ?? page);
}

/** Listens on the port wished for, or on the next one that is free. */
async function listen(server: Server, wished: number): Promise<number> {
  for (let port = wished; port < wished + 100; port++) {
    if (await tryPort(server, port)) return port;
  }
  throw new Error(`No port from ${wished} to ${wished + 99} is free on 127.0.0.1`);
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      server.off("listening", succeed);
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    };
    const succeed = () => {
      server.off("error", fail);
      resolve(true);
    };
    server.once("error", fail);
    server.once("listening", succeed);
    server.listen(port, "127.0.0.1");
  });
}
