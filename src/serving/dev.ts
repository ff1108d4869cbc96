import {type ChildProcess, fork} from "node:child_process";
import {existsSync} from "node:fs";
import type {IncomingMessage, ServerResponse} from "node:http";
import {join} from "node:path";
import chokidar from "chokidar";
import {noServiceWorker} from "./noServiceWorker.ts";
import {overlayPage, overlayScript, overlayStyle} from "./overlay.ts";
import {type SiteServer, serveSite} from "./server.ts";

/** What a build in a process of its own came to. */
export interface BuildReport {
  /** Problems as a person reads them; empty when there are none. */
  readonly problems: string;
  readonly hasErrors: boolean;
}

export interface DevOptions {
  /** The folders to watch. */
  readonly watched: readonly string[];
  /** The program and arguments that build once and send a BuildReport. */
  readonly builder: {readonly file: string; readonly args: readonly string[]};
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
 * last good site stays up, with the problems laid over its pages. New pages are shown as soon as they are checked, from
 * where they are made; the build goes on with the search.
 */
export async function develop(options: DevOptions): Promise<SiteServer> {
  const readers = new Set<ServerResponse>();
  let last: BuildReport = {problems: "", hasErrors: false};
  const tell = (event: string) => {
    for (const reader of readers)
      reader.write(`event: ${event}\ndata: ${JSON.stringify(last.hasErrors ? last.problems : "")}\n\n`);
  };
  let isDraftShown = false;
  const builds = new BuildQueue(options, {
    onPages: () => {
      if (!hasSite(options.folder)) return;
      isDraftShown = true;
      last = {problems: "", hasErrors: false};
      tell("reload");
    },
    onBuilt: (report, reason) => {
      const isShown = isDraftShown && !report.hasErrors;
      isDraftShown = false;
      last = report;
      options.onBuilt(report, reason);
      if (!isShown) tell(report.hasErrors ? "problems" : "reload");
    }
  });
  await builds.run("first build");
  const pathPrefix = options.pathPrefix();
  const first = (request: IncomingMessage, response: ServerResponse) =>
    answerOwn(request, response, readers, () => last, {folder: options.folder, pathPrefix});
  const server = await serveSite({
    folder: options.folder,
    draft: {folder: options.staging, isShown: () => isDraftShown},
    pathPrefix,
    port: options.port,
    first,
    changePage: (html) => html.replace("</body>", `<script src="${own}dev.js"></script></body>`)
  });
  const watcher = chokidar.watch([...options.watched], {
    ignoreInitial: true,
    ignored: /(^|[/\\])(\.git|\.khabar|node_modules|_site)([/\\]|$)|~$|\.swp$/,
    awaitWriteFinish: {stabilityThreshold: 30, pollInterval: 10}
  });
  watcher.on("all", (event, path) => void builds.run(`${event} ${path}`));
  return {
    ...server,
    close: () => {
      void watcher.close();
      builds.close();
      server.close();
    }
  };
}

/** Who is told of builds. */
interface BuildListener {
  /** The new pages can be shown. */
  readonly onPages: () => void;
  readonly onBuilt: (report: BuildReport, reason: string) => void;
}

/** One build at a time; what changes meanwhile makes one more. */
class BuildQueue {
  readonly #options: DevOptions;
  readonly #listener: BuildListener;
  #isRunning = false;
  #next: string | undefined;
  #waiting: Builder | undefined;

  constructor(options: DevOptions, listener: BuildListener) {
    this.#options = options;
    this.#listener = listener;
  }

  async run(reason: string): Promise<void> {
    if (this.#isRunning) {
      this.#next = reason;
      return;
    }
    this.#isRunning = true;
    try {
      // A program that was loaded before its source changed is an old one.
      if (/\.m?[jt]s$/.test(reason)) this.close();
      const builder = this.#waiting?.isReady === true ? this.#waiting : new Builder(this.#options.builder);
      this.#waiting = undefined;
      this.#listener.onBuilt(await builder.build(this.#listener.onPages), reason);
      this.#waiting = new Builder(this.#options.builder);
    } finally {
      this.#isRunning = false;
    }
    const next = this.#next;
    this.#next = undefined;
    if (next !== undefined) await this.run(next);
  }

  close(): void {
    this.#waiting?.dismiss();
    this.#waiting = undefined;
  }
}

/**
 * A process that has rehearsed a build, and waits to be told to begin: to load a program, and to run it for the first
 * time, takes longer than most of what follows a change.
 */
class Builder {
  readonly #child: ChildProcess;
  #report: BuildReport | undefined;
  #errors = "";

  constructor({file, args}: DevOptions["builder"]) {
    const env = {...process.env, KHABAR_STANDBY: "1"};
    this.#child = fork(file, [...args], {stdio: ["ignore", "ignore", "pipe", "ipc"], env});
    this.#child.stderr?.on("data", (text) => {
      this.#errors += String(text);
    });
    this.#child.on("message", (message) => {
      if (isReport(message)) this.#report = message;
    });
  }

  /** Whether it still waits. */
  get isReady(): boolean {
    return this.#child.connected;
  }

  build(onPages: () => void): Promise<BuildReport> {
    return new Promise((resolve) => {
      this.#child.on("message", (message) => {
        if (isWordOfPages(message)) onPages();
      });
      this.#child.on("close", (code) =>
        resolve(this.#report ?? {problems: this.#errors || `The build ended with ${code}`, hasErrors: true})
      );
      this.#child.send("build");
    });
  }

  dismiss(): void {
    this.#child.kill();
  }
}

function isReport(message: unknown): message is BuildReport {
  return typeof message === "object" && message !== null && "problems" in message && "hasErrors" in message;
}

function isWordOfPages(message: unknown): boolean {
  return typeof message === "object" && message !== null && "isPaged" in message;
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
