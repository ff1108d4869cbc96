import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Argument, Command, CommanderError, type CommandOptions, Option} from "commander";
import {type StarterKind, starterKinds} from "./content/starters.ts";
import {diskFault} from "./diskFault.ts";
import {
  address,
  type BuildFlags,
  type EditionFlags,
  editionOptionsFrom,
  existingFolder,
  moment,
  optionsFrom,
  portNumber,
  type ServeFlags,
  serveWishFrom
} from "./flags.ts";
import {home} from "./home.ts";
import {inputsOf} from "./inputs.ts";
import type {ChangesWish} from "./lastChanges.ts";
import {lastOutcome} from "./lastOutcome.ts";
import type {Outcome} from "./outcome.ts";
import {countProblems, formatProblems} from "./problems/format.ts";
import type {EditionOutcome} from "./publishEdition.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {LockedError} from "./release/lock.ts";
import {OutputFolderError} from "./release/outputFolder.ts";
import {isOnStandby, standBy, tellServer} from "./standby.ts";
import {editionText, summaryText} from "./summaries.ts";
import {clearProgress, hasErrors, showProblems, textIn} from "./terminal.ts";
import {UseError} from "./useError.ts";

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
    clearProgress();
    const isWish = wishErrors.some((type) => error instanceof type);
    const fault = isWish ? undefined : diskFault(error);
    console.error(`khabar: ${fault ?? (error instanceof Error ? error.message : String(error))}`);
    if (process.env["KHABAR_DEBUG"] !== undefined) console.error(error);
    else if (!isWish && fault === undefined) console.error("(KHABAR_DEBUG=1 shows where this comes from)");
    return wrongUse;
  }
}

/** Somebody asked for what cannot be; their messages say so without more. */
const wishErrors = [UseError, LockedError, OutputFolderError];

// What a command runs is loaded when it is asked for: most of a second goes into loading all of it.

function createProgram(state: string | undefined, end: (code: number | undefined) => void): Command {
  const program = new Command("khabar");
  program
    .description("Publishes a topic newsroom: hubs, stories and a search from a folder of markdown and YAML.")
    .version(version(), "-V, --version")
    .showHelpAfterError("(khabar --help shows the commands, khabar build --help what one takes)")
    .exitOverride();
  const command = (name: string, description: string, settings: CommandOptions = {}) =>
    program
      .command(name, settings)
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
    out = "the folder that is published, in the newsroom's (default: _site)",
    settings: CommandOptions = {}
  ) =>
    command(name, description, settings)
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

  buildCommand("build", "build, check and release the site")
    .option(
      "--volumes",
      "have each year of stories made by a process of its own, or taken from a shared cache"
    )
    .action(async ({volumes, ...flags}: BuildFlags & {readonly volumes?: true}) => {
      const stayed = isOnStandby() ? await standBy(optionsFrom(flags, state)) : {};
      const onPages = () => tellServer({isPaged: true});
      // As of now, which is some time after the rehearsal.
      const options = {...optionsFrom(flags, state), ...stayed, onPages, hasVolumes: volumes === true};
      end(report(await publishOrLast(options), flags.root));
    });
  buildCommand("volume", "make a year, for a build with --volumes that waits for it", undefined, {
    hidden: true
  })
    .argument("<year>")
    .action(async (year: string, flags: BuildFlags) => {
      const {makeVolume} = await import("./makeVolume.ts");
      await makeVolume(year, optionsFrom(flags, state));
    });
  buildCommand("pictures", "make pictures, for a build that waits for them", undefined, {
    hidden: true
  }).action(async (flags: BuildFlags) => {
    const {makePictures} = await import("./makePictures.ts");
    await makePictures(optionsFrom(flags, state));
  });
  buildCommand("check", "say everything that is wrong, and touch nothing").action(
    async (flags: BuildFlags) => {
      const {check} = await import("./publish.ts");
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
      const code = report(await publishOrLast(optionsFrom(flags, state)), flags.root);
      if (code !== done) return end(code);
      const {start} = await import("./serveNewsroom.ts");
      await start(serveWishFrom(flags));
      end(undefined);
    });
  buildCommand("dev", "build, serve, and build again at every change")
    .addOption(port())
    .action(async (flags: ServeFlags) => {
      const {dev} = await import("./serveNewsroom.ts");
      await dev(serveWishFrom(flags));
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
      const {publishEdition} = await import("./publishEdition.ts");
      end(reportEdition(await publishEdition(editionOptionsFrom(flags, state)), flags.root));
    });
  command("changes", "say what to upload, delete and purge to publish the last release")
    .option(
      "--since <release>",
      "a release's number, or a copy of its manifest (default: the one that was noted, else the one before the last)"
    )
    .option("--json", "as JSON")
    .action(async (wish: ChangesWish) => {
      const {sayChanges} = await import("./lastChanges.ts");
      sayChanges(wish);
    });
  command("uploaded", "note that the host has a release, for changes to be counted from there")
    .argument("<release>", "its number, as khabar changes tells it")
    .action(async (release: string, {root}: {root: string}) => {
      const {noteUpload} = await import("./lastChanges.ts");
      noteUpload(root, release);
    });
  command("new", "make a file to start from")
    .addArgument(new Argument("<kind>", "what to make").choices(starterKinds))
    .argument("<slug>", "its slug: small letters, digits, hyphens")
    .action(async (kind: StarterKind, slug: string, {root}: {root: string}) => {
      const {makeNew} = await import("./newFile.ts");
      makeNew(kind, slug, root);
    });
  return program;
}

/** Publishes, unless nothing has changed since the last time. */
async function publishOrLast(options: PublishOptions): Promise<Outcome> {
  const inputs = inputsOf(options.root);
  const last = lastOutcome(options, inputs);
  if (last !== undefined) return last;
  const {publish} = await import("./publish.ts");
  return publish({...options, inputs});
}

function version(): string {
  const {version}: {version: string} = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  return version;
}

function report({problems, summary}: Outcome, root: string): number {
  clearProgress();
  showProblems(problems, root);
  tellServer({problems: formatProblems(problems, textIn(root)), hasErrors: hasErrors(problems)});
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
