import {existsSync, readFileSync} from "node:fs";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import {join, sep} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {lookup as typeOf} from "mrmime";
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
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      // An address or a range that is none, from whoever asks.
      if (response.headersSent) response.destroy();
      else response.writeHead(400).end();
    });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (first?.(request, response) === true) return;
    const url = request.url ?? "/";
    if (!isUnder(url, pathPrefix)) {
      response.writeHead(url === "/" ? 302 : 404, url === "/" ? {location: `${pathPrefix}/`} : {}).end();
      return;
    }
    request.url = url.slice(pathPrefix.length) || "/";
    const send = () =>
      [...(draft?.isShown() === true ? [draft.folder] : []), folder].some((from) =>
        sendWhole(from, options, request, response)
      );
    if (send()) return;
    // While a build puts its files in place, one may be on its way.
    for (let time = 0; time < mostWaits && draft?.isShown() === true; time++) {
      await sleep(shortWait);
      if (send()) return;
    }
    files(request, response);
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

/** How often, and for how many milliseconds each time, to wait for a file that a build may be putting in place. */
const mostWaits = 10;
const shortWait = 20;

/**
 * Where pages are changed, sends a file of a folder; says whether it did. It is read at once and whole: a build may take
 * it away in the next moment.
 */
function sendWhole(
  folder: string,
  {changePage}: ServerOptions,
  {url = "/", headers}: IncomingMessage,
  response: ServerResponse
): boolean {
  if (changePage === undefined || headers.range !== undefined) return false;
  const path = new URL(url, "http://localhost").pathname;
  const file = join(folder, decodeURIComponent(path), path.endsWith("/") ? "index.html" : "");
  const body = file.startsWith(folder + sep) ? readIfThere(file) : undefined;
  if (body === undefined) return false;
  const type = typeOf(file) ?? "application/octet-stream";
  const isText = type.startsWith("text/");
  response.writeHead(200, {
    "content-type": isText ? `${type}; charset=utf-8` : type,
    "cache-control": "no-store"
  });
  response.end(file.endsWith(".html") ? changePage(body.toString()) : body);
  return true;
}

/** The bytes of a file; undefined where there is none. */
function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && /^(?:ENOENT|ENOTDIR|EISDIR)$/.test(String(error.code)))
      return undefined;
    throw error;
  }
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
