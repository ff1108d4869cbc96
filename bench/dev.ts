/**
 * `npm run bench:dev -- --stories 1000,10000`: how long the editor of a made-up newsroom waits in `khabar dev`, from
 * saving a story until its page shows the change, until all pages do, and until the search does.
 */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import {khabar} from "./contenders/khabar.ts";
import {makeNewsroom} from "./newsroom/madeNewsroom.ts";
import {savesIn, type Wait, waits} from "./savesInDev.ts";

const {stories, saves, pause} = new Command("bench:dev")
  .description("Measures how long an edit takes to show in khabar dev.")
  .option("--stories <counts>", "sizes of newsrooms", (text) => text.split(",").map(count), [1000])
  .option("--saves <count>", "how often a story is saved", count, 7)
  .option("--pause <seconds>", "between a build and the next save", count, 5)
  .parse()
  .opts<{stories: readonly number[]; saves: number; pause: number}>();

const waitWords: Readonly<Record<Wait, string>> = {
  story: "its page",
  pages: "all pages",
  search: "the search"
};

console.log("| stories | from saving to | ms, the median | least | most |\n|---|---|---|---|---|");
for (const size of stories) {
  const folder = mkdtempSync(join(tmpdir(), "khabar-bench-dev-"));
  try {
    const newsroom = makeNewsroom({stories: size, seed: 1});
    await khabar.setUp(folder, newsroom);
    const taken = await savesIn({root: folder, newsroom, saves, pause});
    for (const wait of waits)
      console.log(
        rowOf(
          size,
          wait,
          taken.map((save) => save[wait])
        )
      );
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function rowOf(size: number, wait: Wait, times: readonly number[]): string {
  const sorted = times.map(Math.round).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return `| ${size.toLocaleString("en")} | ${waitWords[wait]} | ${median} | ${sorted[0]} | ${sorted.at(-1)} |`;
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("a whole number from 1 on.");
  return number;
}
