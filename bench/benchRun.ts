import {execFileSync} from "node:child_process";
import {mkdirSync, rmSync} from "node:fs";
import {cpus, release, totalmem, type} from "node:os";
import {join} from "node:path";
import type {BenchCase, Contender} from "./contenders/contender.ts";
import {home} from "./contenders/khabar.ts";
import {costOf} from "./cost.ts";
import {type MadeNewsroom, makeNewsroom} from "./newsroom/madeNewsroom.ts";
import {type Difference, differenceOf, siteFiles} from "./siteFiles.ts";

/** One build, measured. */
export interface Measurement {
  readonly contender: string;
  readonly case: BenchCase;
  /** Counted from 0. */
  readonly run: number;
  /** Seconds of CPU, with the search. */
  readonly cpu: number;
  /** Of these, what building the search took. */
  readonly search: number;
  readonly wall: number;
  /** MB at the peak. */
  readonly rss: number;
  readonly site: Difference;
}

/** All that was measured of one newsroom, and where. */
export interface BenchRun {
  readonly date: string;
  readonly commit: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly stories: number;
  readonly seed: number;
  readonly measurements: readonly Measurement[];
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** GB. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
}

export interface BenchWish {
  readonly stories: number;
  readonly seed: number;
  readonly runs: number;
  readonly cases: readonly BenchCase[];
  readonly contenders: readonly Contender[];
  /** Where newsrooms and sites are made. */
  readonly folder: string;
  /** Told after each build: what it took, and all until then. */
  readonly onMeasured: (measurement: Measurement, soFar: BenchRun) => void;
}

/** Builds the sites of one newsroom, case by case, each contender in turn, as often as is wished. */
export async function benchRun(wish: BenchWish): Promise<BenchRun> {
  const {stories, seed, runs, cases, contenders, onMeasured} = wish;
  const newsroom = makeNewsroom({stories, seed});
  const measurements: Measurement[] = [];
  const soFar: BenchRun = {
    date: new Date().toISOString(),
    commit: commit(),
    machine: machine(),
    versions: Object.fromEntries(contenders.map(({name, version}) => [name, version() ?? "?"])),
    stories,
    seed,
    measurements
  };
  for (let run = 0; run < runs; run++) {
    // Anew each time, with the ones before left as they are: for a minute after many files have gone, some file systems
    // take several times as long to make others.
    const folder = join(wish.folder, `run-${run + 1}`);
    for (const contender of contenders) await setUp(contender, newsroom, folder);
    // What finds nothing of an earlier build would be cold, whatever it is called.
    if (!cases.includes("cold"))
      for (const {cases: own, build, name} of contenders)
        if (own.includes("unchanged")) await costOf(build(join(folder, name)));
    for (const what of cases) {
      for (const contender of contenders.filter((one) => one.cases.includes(what))) {
        const measurement = {...(await measure(contender, what, newsroom, folder)), run};
        measurements.push(measurement);
        onMeasured(measurement, soFar);
      }
    }
  }
  return soFar;
}

async function setUp(contender: Contender, newsroom: MadeNewsroom, folder: string): Promise<void> {
  const root = join(folder, contender.name);
  rmSync(root, {recursive: true, force: true});
  mkdirSync(root, {recursive: true});
  await contender.setUp(root, newsroom);
}

async function measure(
  {name, change, build, index, searchWithin, site}: Contender,
  what: BenchCase,
  newsroom: MadeNewsroom,
  folder: string
): Promise<Omit<Measurement, "run">> {
  const root = join(folder, name);
  change(root, newsroom, what);
  const before = siteFiles(site(root));
  const built = await costOf(build(root));
  const indexed = index && (await costOf(index(root)));
  return {
    contender: name,
    case: what,
    cpu: built.cpu + (indexed?.cpu ?? 0),
    search: indexed?.cpu ?? built.engine + searchWithin(root),
    wall: built.wall + (indexed?.wall ?? 0),
    rss: Math.max(built.rss, indexed?.rss ?? 0),
    site: differenceOf(before, siteFiles(site(root)))
  };
}

function commit(): string {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-C", home, ...args], {encoding: "utf8"}).trim();
  try {
    const isClean = git("status", "--porcelain", "--", "src", "_includes", "package-lock.json") === "";
    return `${git("rev-parse", "--short", "HEAD")}${isClean ? "" : " and changes"}`;
  } catch {
    return "unknown";
  }
}

function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version
  };
}
