/**
 * `npm run soak`: two hundred random edits of a made-up newsroom, or of the one that ships; after each, a build that goes
 * on from the last one has to give the same bytes as one from nothing, and a search in two tiers has to find the same.
 * With `--volumes`, so has one that joins volumes, out of a cache of their own; with `--dev`, one by a process that waits.
 */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Command} from "commander";
import {home} from "./contenders/khabar.ts";
import {madeUp, shipped, soak} from "./soak/soak.ts";
import {inTwoTiers, inVolumes, rehearsed} from "./soak/ways.ts";

const flags = new Command("soak")
  .description("Edits a newsroom at random, and compares builds that go on with builds from nothing.")
  .option("--edits <count>", "how many edits", Number, 200)
  .option("--stories <count>", "how many stories to begin with", Number, 60)
  .option("--shipped", "edit the newsroom that ships: any of its values, right or wrong")
  .option("--volumes", "build it in volumes, too")
  .option("--dev", "build it by a process that has rehearsed, too, as khabar dev does")
  .option("--seed <number>", "another one gives other edits", Number, 1)
  .parse()
  .opts<{edits: number; stories: number; seed: number; shipped?: true; volumes?: true; dev?: true}>();

const folder = mkdtempSync(join(tmpdir(), "khabar-soak-"));
process.env["TURBO_CACHE_DIR"] = join(folder, "cache");
let faults = 0;
let steps = 0;
let refusals = 0;
try {
  await soak({
    edits: flags.edits,
    seed: flags.seed,
    home,
    folder,
    soaked: flags.shipped ? shipped(home) : madeUp(flags.stories, flags.seed),
    otherWays: [inTwoTiers, ...(flags.volumes ? [inVolumes] : []), ...(flags.dev ? [rehearsed] : [])],
    onStep({step, edit, what, differing, isRefused, failure}) {
      steps++;
      if (isRefused) refusals++;
      console.log(`${step}: ${edit}${what === "" ? "" : ` (${what})`}${isRefused ? ", refused" : ""}`);
      if (failure === undefined && differing.length === 0) return;
      faults++;
      console.error(failure ?? `  ${differing.length} files differ: ${differing.slice(0, 10).join(", ")}`);
    }
  });
} finally {
  rmSync(folder, {recursive: true, force: true});
}
console.log(
  `${steps - faults} of ${steps} builds gave the same bytes as one from nothing, and found the same${refusals > 0 ? `; or refused the same, ${refusals}` : ""}.`
);
process.exitCode = faults === 0 && steps === flags.edits + 1 ? 0 : 1;
