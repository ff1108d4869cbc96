/**
 * `npm run bench -- --stories 1000,10000`: what it takes to build a made-up newsroom, from nothing and after changes,
 * beside other generators on the same words. Prints ratios and figures, and keeps them in bench/results/.
 */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {Command, InvalidArgumentError, Option} from "commander";
import {type BenchRun, benchRun, type Measurement} from "./benchRun.ts";
import {type BenchCase, benchCases, type Contender} from "./contenders/contender.ts";
import {home} from "./contenders/khabar.ts";
import {contenders} from "./contenders/registry.ts";
import {ratiosOf} from "./ratios.ts";
import {tablesOf} from "./tables.ts";

interface Flags {
  readonly stories: readonly number[];
  readonly runs: number;
  readonly seed: number;
  readonly cases: readonly BenchCase[];
  readonly only: readonly Contender[];
  readonly keep?: string;
  readonly results: string;
}

const flags = new Command("bench")
  .description("Measures what builds take, beside other generators.")
  .option("--stories <counts>", "sizes of newsrooms", (text) => text.split(",").map(count), [1000])
  .option("--runs <count>", "how often; the cheapest of them counts", count, 3)
  .option("--seed <number>", "another one gives another newsroom", count, 1)
  .addOption(
    new Option("--cases <names>", `of ${benchCases.join(",")}`)
      .default(benchCases, "all")
      .argParser((text) => named(text, benchCases, (name) => name))
  )
  .addOption(
    new Option("--only <names>", `of ${contenders.map(({name}) => name).join(",")}`)
      .default(contenders, "all")
      .argParser((text) => named(text, contenders, ({name}) => name))
  )
  .option("--keep <folder>", "make newsrooms and sites there, and leave them", (text) => resolve(text))
  .option("--results <folder>", "where the figures go", (text) => resolve(text), join(home, "bench/results"))
  .parse()
  .opts<Flags>();

await bench(flags);

async function bench({stories, keep, only, ...wish}: Flags): Promise<void> {
  const here = only.filter((contender) => {
    if (contender.version() !== undefined) return true;
    console.log(`${contender.name} is not on this machine and is left out.`);
    return false;
  });
  if (here.length === 0) {
    process.exitCode = 2;
    return;
  }
  const folder = keep ?? mkdtempSync(join(tmpdir(), "khabar-bench-"));
  try {
    for (const size of stories) {
      const run = await benchRun({
        ...wish,
        stories: size,
        contenders: here,
        folder: join(folder, String(size)),
        onMeasured(measurement, soFar) {
          show(measurement);
          // Now, so that a run that is cut off was not for nothing.
          save(soFar, wish.results);
        }
      });
      console.log(`\n${tablesOf(run)}\n`);
      console.log(`Kept in ${save(run, wish.results)}`);
    }
  } finally {
    if (keep === undefined) rmSync(folder, {recursive: true, force: true});
  }
}

function show({contender, case: what, run, cpu, search, wall}: Measurement): void {
  console.error(
    `run ${run + 1}: ${contender} ${what}: ${cpu.toFixed(1)} s of CPU, ${search.toFixed(1)} for the search; ${wall.toFixed(0)} s on the clock`
  );
}

function save(run: BenchRun, folder: string): string {
  const file = join(
    folder,
    `${run.date.slice(0, 16).replace(":", "")}-${run.commit.split(" ")[0]}-${run.stories}.json`
  );
  mkdirSync(folder, {recursive: true});
  writeFileSync(file, `${JSON.stringify({...run, ratios: ratiosOf(run.measurements)}, undefined, 1)}\n`);
  return file;
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("a whole number from 1 on.");
  return number;
}

function named<Member>(
  text: string,
  all: readonly Member[],
  nameOf: (member: Member) => string
): readonly Member[] {
  const names = text.split(",");
  const unknown = names.find((name) => !all.some((member) => nameOf(member) === name));
  if (unknown !== undefined) throw new InvalidArgumentError(`there is no ${unknown}.`);
  return all.filter((member) => names.includes(nameOf(member)));
}
