import {existsSync, readFileSync} from "node:fs";
import type {IncomingMessage, ServerResponse} from "node:http";
import {join} from "node:path";
import chokidar from "chokidar";
import type {BuilderProgram, BuildReport, Preview} from "./builder.ts";
import {BuildQueue} from "./buildQueue.ts";
import {noServiceWorker} from "./noServiceWorker.ts";
import {overlayPage, overlayScript, overlayStyle} from "./overlay.ts";
import {type SiteServer, serveSite} from "./server.ts";

export interface DevOptions {
  /** The folders to watch. */
  readonly watched: readonly string[];
  readonly builder: BuilderProgram;
  /** The live site's. */
  readonly folder: string;
  /** Where a build makes the next one. */
  readonly staging: string;
  readonly pathPrefix: () => string;
  readonly port: number;
  readonly onBuilt: (report: BuildReport, reason: string) => void;
}

/** Where the development server's own files are. */
const own = "/__khabar/";

/**
 * Builds, serves, and builds again whenever a file changes, is added or is deleted. Each build is a process of its
 * own, so that nothing of an earlier one, templates and modules included, is left over. While there are errors the
 * last good site stays up, with the problems laid over its pages. The page of a story that was saved is shown before
 * anything else is made; new pages as soon as they are checked, from where they are made; the build goes on with the
 * search.
 */
export async function develop(options: DevOptions): Promise<SiteServer> {
  const readers = new Set<ServerResponse>();
  let last: BuildReport = {problems: "", hasErrors: false};
  const tell = (event: string, data: string) => {
    for (const reader of readers) reader.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  let isDraftShown = false;
  let preview: Preview | undefined;
  const reload = () => {
    tell("reload", preview !== undefined && hasCome(preview, options) ? preview.path : "");
    preview = undefined;
  };
  const builds = new BuildQueue(options.builder, {
    onPreview: (page) => {
      if (!hasSite(options.folder)) return;
      preview = page;
      tell("preview", page.path);
    },
    onPages: () => {
      if (!hasSite(options.folder)) return;
      isDraftShown = true;
      last = {problems: "", hasErrors: false};
      reload();
    },
    onBuilt: (report, reason) => {
      const isShown = isDraftShown && !report.hasErrors;
      isDraftShown = false;
      last = report;
      options.onBuilt(report, reason.words);
      if (report.hasErrors) {
        preview = undefined;
        tell("problems", report.problems);
      } else if (!isShown) reload();
    }
  });
  // Before the first build: what changes during it is to be built, too.
  const watcher = chokidar.watch([...options.watched], {
    ignoreInitial: true,
    ignored: /(^|[/\\])(\.git|\.khabar|node_modules|_site)([/\\]|$)|~$|\.swp$/,
    awaitWriteFinish: {stabilityThreshold: 30, pollInterval: 10}
  });
  watcher.on("all", (event, path) => {
    void builds.run({words: `${event} ${path}`, ...(event === "change" && {changed: path})});
  });
  await builds.run({words: "first build"});
  const pathPrefix = options.pathPrefix();
  const changePage = (html: string) => html.replace("</body>", `<script src="${own}dev.js"></script></body>`);
  const first = (request: IncomingMessage, response: ServerResponse) => {
    if (preview !== undefined && pathOf(request) === preview.path) {
      response.writeHead(200, {"content-type": "text/html; charset=utf-8", "cache-control": "no-store"});
      response.end(changePage(preview.html));
      return true;
    }
    return answerOwn(request, response, readers, () => last, {folder: options.folder, pathPrefix});
  };
  const server = await serveSite({
    folder: options.folder,
    draft: {folder: options.staging, isShown: () => isDraftShown},
    pathPrefix,
    port: options.port,
    first,
    changePage
  });
  return {
    ...server,
    close: () => {
      void watcher.close();
      builds.close();
      server.close();
    }
  };
}

/** Whether a page that was previewed has come to the same, in the new pages or in the site. */
function hasCome({file, html}: Preview, {staging, folder}: DevOptions): boolean {
  const page = [join(staging, file), join(folder, file)].find((path) => existsSync(path));
  return page !== undefined && readFileSync(page, "utf8") === html;
}

/** The path that is asked for; undefined where it is none. */
function pathOf({url = "/"}: IncomingMessage): string | undefined {
  return URL.canParse(url, "http://localhost") ? new URL(url, "http://localhost").pathname : undefined;
}

function hasSite(folder: string): boolean {
  return existsSync(join(folder, "index.html"));
}

function answerOwn(
  request: IncomingMessage,
  response: ServerResponse,
  readers: Set<ServerResponse>,
  last: () => BuildReport,
  {folder, pathPrefix}: {readonly folder: string; readonly pathPrefix: string}
): boolean {
  const send = (type: string, text: string) => {
    response
      .writeHead(200, {"content-type": `${type}; charset=utf-8`, "cache-control": "no-store"})
      .end(text);
    return true;
  };
  switch (request.url) {
    case `${pathPrefix}/sw.js`:
      return send("text/javascript", noServiceWorker);
    case `${own}dev.js`:
      return send("text/javascript", overlayScript);
    case `${own}dev.css`:
      return send("text/css", overlayStyle);
    case `${own}events`: {
      response.writeHead(200, {"content-type": "text/event-stream", "cache-control": "no-store"});
      readers.add(response);
      request.on("close", () => readers.delete(response));
      if (last().hasErrors) response.write(`event: problems\ndata: ${JSON.stringify(last().problems)}\n\n`);
      else response.write(": here\n\n");
      return true;
    }
    default:
      // Before the first good build there is no site to lay the problems over.
      return !hasSite(folder) && send("text/html", overlayPage(last().problems));
  }
}
