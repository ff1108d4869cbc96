import type {BenchRun} from "./benchRun.ts";
import {caseWords} from "./contenders/contender.ts";
import {cheapest, of, type Ratio, ratiosOf} from "./ratios.ts";

/** What a run came to, in markdown: the ratios first. */
export function tablesOf(run: BenchRun): string {
  const {stories, date, commit, machine, versions, measurements} = run;
  const names = [...new Set(measurements.map(({contender}) => contender))];
  const runs = Math.max(...measurements.map(({run}) => run)) + 1;
  const ratios = ratiosOf(measurements);
  return [
    `${stories.toLocaleString("en")} stories; the cheapest of ${runs}; ${date.slice(0, 10)}, commit ${commit}`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB, ${machine.system}, Node ${machine.node}; ${Object.values(versions).join(", ")}`,
    "",
    ...(ratios.length > 0 ? [...ratioTable(ratios, names), ""] : []),
    ...costTable(run)
  ].join("\n");
}

function ratioTable(ratios: readonly Ratio[], names: readonly string[]): readonly string[] {
  const peers = names.filter((name) => ratios.some(({peer}) => peer === name));
  const cases = [...new Set(ratios.map((ratio) => ratio.case))];
  return table(
    ["CPU, ours / theirs (pages alone) ± noise", ...peers],
    cases.map((what) => [
      caseWords[what],
      ...peers.map((peer) => {
        const ratio = ratios.find((one) => one.case === what && one.peer === peer);
        if (ratio === undefined) return "";
        const noise = ratio.noise === undefined ? "" : ` ± ${(ratio.noise * 100).toFixed(0)} %`;
        return `${times(ratio.cpu)} (${times(ratio.pages)})${noise}`;
      })
    ])
  );
}

function costTable({measurements}: BenchRun): readonly string[] {
  const rows = [...new Set(measurements.map(({contender, case: what}) => `${contender} ${what}`))];
  return table(
    [
      "",
      "case",
      "CPU s",
      "pages alone",
      "search alone",
      "clock s",
      "RSS MB",
      "files",
      "touched",
      "new bytes",
      "MB written"
    ],
    rows.flatMap((row) => {
      const [contender = "", what = ""] = row.split(" ");
      const least = cheapest(of(measurements, contender, what));
      if (least === undefined) return [];
      const {cpu, search, wall, rss, site} = least;
      return [
        [
          contender,
          caseWords[least.case],
          cpu.toFixed(1),
          (cpu - search).toFixed(1),
          search.toFixed(1),
          wall.toFixed(1),
          rss.toFixed(0),
          site.files.toLocaleString("en"),
          site.touched.toLocaleString("en"),
          `${site.added} + ${site.changed} − ${site.removed}`,
          (site.bytes / 1e6).toFixed(1)
        ]
      ];
    })
  );
}

function times(ratio: number): string {
  return ratio >= 0.1 ? ratio.toFixed(2) : ratio.toFixed(3);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}
