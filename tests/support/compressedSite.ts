import {existsSync, readFileSync, statSync} from "node:fs";
import {extname, join, sep} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";
import {type SiteServer, serveSite} from "../../src/serving/server.ts";

/** What hosts compress; pictures, faces and the packed index are as small as they get. */
const textTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8"
};

/** Serves a built site as a good host does: texts by Brotli, each with its length. */
export function serveCompressed(folder: string): Promise<SiteServer> {
  const pathPrefix = pathPrefixOf(folder);
  const compressed = new Map<string, Buffer>();
  return serveSite({
    folder,
    pathPrefix,
    port: 25_000,
    first: (request, response) => {
      if (!/\bbr\b/.test(String(request.headers["accept-encoding"]))) return false;
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      const below = path.slice(pathPrefix.length);
      const file = join(folder, below, below.endsWith("/") ? "index.html" : "");
      const type = textTypes[extname(file)];
      if (type === undefined || !file.startsWith(folder + sep)) return false;
      if (!statSync(file, {throwIfNoEntry: false})?.isFile()) return false;
      const body = compressed.get(file) ?? compress(readFileSync(file));
      compressed.set(file, body);
      response.writeHead(200, {
        "content-type": type,
        "content-encoding": "br",
        "content-length": body.length
      });
      response.end(body);
      return true;
    }
  });
}

function compress(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}});
}

/** A site below a path names its style sheets there. */
function pathPrefixOf(folder: string): string {
  const front = join(folder, "index.html");
  if (!existsSync(front)) throw new Error(`${folder} holds no built site: there is no index.html in it`);
  return /<link rel="stylesheet" href="([^"]*)\/assets\//.exec(readFileSync(front, "utf8"))?.[1] ?? "";
}
