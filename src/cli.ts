import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join, relative, resolve} from "node:path";
import {Argument, Command, CommanderError, InvalidArgumentError, Option} from "commander";
import {textForFrame} from "./content/files.ts";
import {siteUrl} from "./content/masthead.ts";
import {readNewsroom} from "./content/newsroom.ts";
import {type StarterKind, starterFor, starterKinds} from "./content/starters.ts";
import {type Instant, instantAt, parseInstant} from "./model/instant.ts";
import {isSlug} from "./model/slug.ts";
import {countProblems, formatProblems} from "./problems/format.ts";
import type {Problem} from "./problems/problem.ts";
import {Report} from "./problems/report.ts";
import {check, home, type Outcome, type PublishOptions, publish} from "./publish.ts";
import {type EditionOutcome, EditionWishError, publishEdition} from "./publishEdition.ts";
import {LockedError} from "./release/lock.ts";
import {
  changesSince,
  lastManifest,
  type Manifest,
  parseManifest,
  readManifest,
  releasesIn
} from "./release/manifest.ts";
import {OutputFolderError, refuseNewsroom, refuseUnsafeOutput} from "./release/outputFolder.ts";
import {type ReleaseFolders, releaseFolders} from "./release/staging.ts";
import {recover} from "./release/swap.ts";
import {develop} from "./serving/dev.ts";
import {serveSite} from "./serving/server.ts";
import {changesText, editionText, summaryText} from "./summaries.ts";
import {Timings} from "./timings.ts";

/** Exit codes: done; problems found; wrong use, or a bug of ours. */
const done = 0;
const problemsFound = 1;
const wrongUse = 2;

const defaultPort = 8080;

/**
 * Runs a command line, without the program's name. `state` changes with any byte of this
 * program; without it, nothing is kept for the next build. Gives the exit code; undefined while a server goes on.
 */
export async function run(args: readonly string[], state?: string): Promise<number | undefined> {
  let code: number | undefined = done;
  const program = createProgram(state, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], {from: "user"});
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? done : wrongUse;
    if (error instanceof Error && wishErrors.some((type) => error instanceof type)) {
      clearProgress();
      console.error(`khabar: ${error.message}`);
      return wrongUse;
    }
    clearProgress();
    console.error(`khabar: ${error instanceof Error ? error.message : String(error)}`);
    console.error(
      process.env["KHABAR_DEBUG"] === undefined ? "(KHABAR_DEBUG=1 shows where this comes from)" : error
    );
    return wrongUse;
  }
}

class UseError extends Error {}

/** Somebody asked for what cannot be; their messages say so without more. */
const wishErrors = [UseError, LockedError, EditionWishError, OutputFolderError];

interface BuildFlags {
  readonly root: string;
  readonly out?: string;
  readonly now?: Instant;
  readonly url?: string;
}

interface EditionFlags extends BuildFlags {
  readonly topic?: string;
  readonly small?: true;
}

interface ServeFlags extends BuildFlags {
  readonly port: number;
}

interface ChangesFlags {
  readonly root: string;
  readonly since?: string;
  readonly json?: true;
}

function createProgram(state: string | undefined, end: (code: number | undefined) => void): Command {
  const program = new Command("khabar");
  program
    .description("Publishes a topic newsroom: hubs, stories and a search from a folder of markdown and YAML.")
    .version(version(), "-V, --version")
    .showHelpAfterError("(khabar --help shows the commands, khabar build --help what one takes)")
    .exitOverride();
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .addOption(
        new Option("-r, --root <folder>", "the newsroom's folder")
          .default(process.cwd(), "this folder")
          .argParser(existingFolder)
      )
      .exitOverride();
  const buildCommand = (
    name: string,
    description: string,
    out = "the folder that is published, in the newsroom's (default: _site)"
  ) =>
    command(name, description)
      .option("-o, --out <folder>", out)
      .option(
        "--now <moment>",
        "publish as of this moment, such as 2026-03-01T09:00:00Z (default: now)",
        moment
      )
      .option("--url <address>", "where the site is published, if not where the masthead says", address);
  const port = () =>
    new Option("-p, --port <number>", "the port to serve on; if it is taken, the next free one")
      .default(defaultPort)
      .argParser(portNumber);

  buildCommand("build", "build, check and release the site").action(async (flags: BuildFlags) => {
    end(report(await publish(optionsFrom(flags, state)), flags.root));
  });
  buildCommand("check", "say everything that is wrong, and touch nothing").action(
    async (flags: BuildFlags) => {
      const problems = await check(optionsFrom(flags, state));
      clearProgress();
      showProblems(problems, flags.root);
      console.log(countProblems(problems));
      end(hasErrors(problems) ? problemsFound : done);
    }
  );
  buildCommand("start", "build the site and serve it on this machine")
    .addOption(port())
    .action(async (flags: ServeFlags) => {
      const code = report(await publish(optionsFrom(flags, state)), flags.root);
      end(code === done ? await start(flags) : code);
    });
  buildCommand("dev", "build, serve, and build again at every change")
    .addOption(port())
    .action(async (flags: ServeFlags) => {
      await dev(flags);
      end(undefined);
    });
  buildCommand(
    "edition",
    "make a folder and a .zip that open without a server, and an EPUB of each topic",
    "the folder that it goes to, in the newsroom's (default: one of its own in _editions)"
  )
    .option("--topic <slug>", "of one topic and those below it (default: of everything)")
    .option("--small", "with pictures that fit into 4 MB, shrunk or left out")
    .action(async (flags: EditionFlags) => {
      end(reportEdition(await publishEdition(editionOptionsFrom(flags, state)), flags.root));
    });
  command("changes", "say what to upload, delete and purge to publish the last release")
    .option(
      "--since <release>",
      "a release's number, or a copy of its manifest (default: the one before the last)"
    )
    .option("--json", "as JSON")
    .action((flags: ChangesFlags) => end(sayChanges(flags)));
  command("new", "make a file to start from")
    .addArgument(new Argument("<kind>", "what to make").choices(starterKinds))
    .argument("<slug>", "its slug: small letters, digits, hyphens")
    .action((kind: StarterKind, slug: string, {root}: {root: string}) => end(makeNew(kind, slug, root)));
  return program;
}

function optionsFrom(flags: BuildFlags, state: string | undefined): PublishOptions {
  const {live} = releaseFolders(flags.root, flags.out);
  refuseUnsafeOutput(live, flags.root);
  return {
    root: flags.root,
    out: flags.out,
    now: flags.now ?? instantAt(Date.now()),
    url: flags.url,
    onProgress: timedProgress(),
    onNotice: showNotice,
    program: state
  };
}

function editionOptionsFrom(flags: EditionFlags, state: string | undefined) {
  if (flags.out !== undefined) refuseNewsroom(releaseFolders(flags.root, flags.out).live, flags.root);
  return {
    root: flags.root,
    out: flags.out,
    now: flags.now ?? instantAt(Date.now()),
    url: flags.url,
    onProgress: showProgress,
    onNotice: showNotice,
    program: state,
    topic: flags.topic,
    isSmall: flags.small === true
  };
}

function report({problems, summary}: Outcome, root: string): number {
  clearProgress();
  showProblems(problems, root);
  process.send?.({problems: formatProblems(problems, textIn(root)), hasErrors: hasErrors(problems)});
  if (summary === undefined) {
    console.error(`${countProblems(problems)}; the site is as it was`);
    return problemsFound;
  }
  console.log(summaryText(summary, problems));
  return done;
}

function reportEdition({problems, summary}: EditionOutcome, root: string): number {
  clearProgress();
  showProblems(problems, root);
  if (summary === undefined) {
    console.error(`${countProblems(problems)}; no edition was made`);
    return problemsFound;
  }
  console.log(editionText(summary));
  return done;
}

async function start(flags: ServeFlags): Promise<undefined> {
  const {port} = flags;
  const {live} = releaseFolders(flags.root, flags.out);
  const server = await serveSite({folder: live, pathPrefix: prefixOf(flags), port});
  sayWhere(server.url, server.port, port);
  closeOnSignal(server.close);
}

async function dev(flags: ServeFlags): Promise<void> {
  const {root, out, port} = flags;
  const folders = releaseFolders(root, out);
  recover(folders);
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
        ...(flags.url === undefined ? [] : ["--url", flags.url]),
        ...(flags.now === undefined ? [] : ["--now", flags.now.iso])
      ]
    },
    folder: folders.live,
    pathPrefix: () => prefixOf(flags),
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
      process.exit(done);
    });
  }
}

/** The path prefix of the address that is asked for, or the masthead's; none while the masthead cannot be read. */
function prefixOf({root, url}: BuildFlags): string {
  const published = url ?? readNewsroom({root, home}, new Report())?.masthead.url;
  return published === undefined ? "" : new URL(published).pathname.replace(/\/$/, "");
}

function sayChanges({root, since, json}: ChangesFlags): number {
  const folders = releaseFolders(root);
  const last = lastManifest(folders);
  if (last === undefined)
    throw new UseError(`nothing has been released from ${root} so far; khabar build does`);
  const changes = changesSince(earlierManifest(since, last, folders), last);
  console.log(json === true ? JSON.stringify({release: last.release, ...changes}) : changesText(changes));
  return done;
}

/** The release that is at its place already; an empty one before the first. */
function earlierManifest(since: string | undefined, last: Manifest, folders: ReleaseFolders): Manifest {
  const before = releasesIn(folders).at(-2);
  if (since === undefined && before === undefined) return {...last, files: []};
  const wanted = since ?? String(before);
  const found = /^\d+$/.test(wanted) ? readManifest(Number(wanted), folders) : parseManifest(resolve(wanted));
  if (found !== undefined) return found;
  throw new UseError(
    `there is no release ${wanted}; there are ${releasesIn(folders).join(", ")}, in ${join(folders.state, "releases")}`
  );
}

function makeNew(kind: StarterKind, slug: string, root: string): number {
  if (!isSlug(slug))
    throw new UseError(`${JSON.stringify(slug)} is not a slug: small letters a-z, digits and single hyphens`);
  const newsroom = readNewsroom({root, home}, new Report());
  if (newsroom === undefined)
    throw new UseError(`${root} holds no newsroom: it has no sound _data/masthead.yaml`);
  if (newsroom.claimed[kind === "live" ? "article" : kind]?.has(slug))
    throw new UseError(`the ${kind} ${slug} is there already`);
  const {file, text, isAppended} = starterFor(
    kind,
    slug,
    newsroom,
    instantAt(Math.floor(Date.now() / 60_000) * 60_000)
  );
  const path = join(root, file);
  mkdirSync(dirname(path), {recursive: true});
  const isNew = !existsSync(path);
  writeFileSync(path, isNew ? text.trimStart() : text, {flag: isAppended ? "a" : "wx"});
  console.log(`${isAppended ? "Added to" : "Made"} ${relative(process.cwd(), path)}`);
  return done;
}

function showProblems(problems: readonly Problem[], root: string): void {
  if (problems.length > 0) console.error(formatProblems(problems, textIn(root)));
}

function textIn(root: string): (file: string) => string | undefined {
  return (file) => textForFrame(root, file);
}

function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

/** Shows progress; at the end of the process, writes what each step took to the file that KHABAR_TIMINGS names. */
function timedProgress(): PublishOptions["onProgress"] {
  const file = process.env["KHABAR_TIMINGS"];
  if (file === undefined) return showProgress;
  const timings = new Timings();
  process.once("exit", () => writeFileSync(file, `${JSON.stringify(timings.steps(), undefined, 2)}\n`));
  return (step, count, total) => {
    timings.enter(step);
    showProgress(step, count, total);
  };
}

/** A line on the terminal that says how far long work has come. */
function showProgress(step: string, count: number, total: number): void {
  if (!process.stderr.isTTY || (count % 50 !== 0 && count !== total)) return;
  process.stderr.write(
    `\r\u001b[K${step}${total > 0 ? ` ${count.toLocaleString("en")} of ${total.toLocaleString("en")}` : ""}…`
  );
}

function showNotice(sentence: string): void {
  clearProgress();
  console.error(`khabar: ${sentence}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

function existingFolder(text: string): string {
  const folder = resolve(text);
  if (!existsSync(folder)) throw new InvalidArgumentError("there is no such folder.");
  return folder;
}

function moment(text: string): Instant {
  const instant = parseInstant(text);
  if (typeof instant === "string")
    throw new InvalidArgumentError("write it with a time zone, like 2026-03-01T09:00:00Z.");
  return instant;
}

function address(text: string): string {
  const url = siteUrl.safeParse(text);
  if (!url.success)
    throw new InvalidArgumentError("write it like https://example.org/ or https://example.org/news/.");
  return url.data;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_435)
    throw new InvalidArgumentError("a port is a whole number from 1 to 65435.");
  return port;
}

function version(): string {
  const {version}: {version: string} = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  return version;
}
