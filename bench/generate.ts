/**
 * `npx tsx bench/generate.ts --stories 10000 --out FOLDER [--seed 1] [--photographs 0]`: writes a newsroom that nobody
 * wrote, to measure with. The same options give the same files.
 */
import {existsSync, readdirSync} from "node:fs";
import {resolve} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import {writeBelow} from "./folders.ts";
import {makeNewsroom} from "./newsroom/madeNewsroom.ts";
import {newsroomFiles} from "./newsroom/newsroomFiles.ts";

interface Flags {
  readonly stories: number;
  readonly out: string;
  readonly seed: number;
  readonly photographs: number;
}

const count = (text: string) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("a whole number from 1 on.");
  return number;
};

const {stories, out, seed, photographs} = new Command("generate")
  .description("Writes a made-up newsroom.")
  .requiredOption("--stories <count>", "how many stories", count)
  .requiredOption("--out <folder>", "an empty folder, or one that is not there", (text) => resolve(text))
  .option("--seed <number>", "another one gives another newsroom", count, 1)
  .option("--photographs <count>", "so many stories have one of their own", count, 0)
  .parse()
  .opts<Flags>();

if (existsSync(out) && readdirSync(out).length > 0) {
  console.error(`${out} is not empty; name another folder.`);
  process.exitCode = 2;
} else {
  const newsroom = makeNewsroom({stories, seed, photographs});
  writeBelow(out, await newsroomFiles(newsroom));
  console.log(`Wrote ${stories} stories on ${newsroom.topics.length} topics to ${out}.`);
}
