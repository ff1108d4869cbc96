/**
 * `npm run bench:check`: builds a small newsroom beside Eleventy, and fails when a ratio is worse than the accepted
 * one by more than its noise. `npm run bench:check -- --accept` accepts what it measures.
 */
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Command} from "commander";
import {type BenchRun, benchRun} from "./benchRun.ts";
import {eleventy} from "./contenders/eleventy.ts";
import {home, khabar} from "./contenders/khabar.ts";
import {ratiosOf} from "./ratios.ts";
import {tablesOf} from "./tables.ts";
import {worsened} from "./verdict.ts";

const acceptedFile = join(home, "bench/results/accepted.json");

const {accept} = new Command("bench:check")
  .description("Fails when builds have become slower beside Eleventy's.")
  .option("--accept", "accept what is measured", false)
  .parse()
  .opts<{accept: boolean}>();

const folder = mkdtempSync(join(tmpdir(), "khabar-bench-"));
try {
  const run = await benchRun({
    stories: 200,
    seed: 1,
    runs: 3,
    cases: ["cold", "unchanged", "edit"],
    contenders: [khabar, eleventy],
    folder,
    onMeasured: ({contender, case: what, cpu}) =>
      console.error(`${contender} ${what}: ${cpu.toFixed(1)} s of CPU`)
  });
  console.log(tablesOf(run));
  if (accept) acceptRun(run);
  else compare(run);
} finally {
  rmSync(folder, {recursive: true, force: true});
}

function acceptRun(run: BenchRun): void {
  writeFileSync(
    acceptedFile,
    `${JSON.stringify({...run, ratios: ratiosOf(run.measurements)}, undefined, 1)}\n`
  );
  console.log(`Accepted; commit ${acceptedFile}.`);
}

function compare({measurements}: BenchRun): void {
  if (!existsSync(acceptedFile)) {
    console.error("Nothing was accepted yet, so there is nothing to hold this against; add --accept.");
    process.exitCode = 2;
    return;
  }
  const accepted: BenchRun = JSON.parse(readFileSync(acceptedFile, "utf8"));
  const faults = worsened(measurements, accepted.measurements);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "No ratio is worse than the accepted one." : `${faults.length} worse.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
