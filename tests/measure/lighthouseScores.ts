import type {Figures} from "./figures.ts";

const categories = {
  performance: "performance",
  accessibility: "accessibility",
  bestPractices: "best-practices",
  seo: "seo"
} as const;

const quiet = {
  pauseAfterFcpMs: 100,
  pauseAfterLoadMs: 100,
  networkQuietThresholdMs: 300,
  cpuQuietThresholdMs: 300
};

export interface LighthouseWish {
  readonly url: string;
  /** Where the browser can be driven. */
  readonly debuggingPort: number;
  /** A page that asks not to be listed loses no point for it. */
  readonly isListed: boolean;
}

/** What Lighthouse gives a page on a phone, of 100 each, and what it took points off for. */
export async function lighthouseScores({
  url,
  debuggingPort,
  isListed
}: LighthouseWish): Promise<{figures: Figures; faults: readonly string[]}> {
  const {default: lighthouse} = await import("lighthouse");
  const run = await lighthouse(url, {
    port: debuggingPort,
    output: "json",
    logLevel: "silent",
    onlyCategories: Object.values(categories),
    disableFullPageScreenshot: true,
    // The site is on this machine: what has not come at once does not come.
    ...quiet,
    ...(!isListed && {skipAudits: ["is-crawlable"]})
  });
  if (run === undefined) return {figures: {}, faults: ["Lighthouse gave nothing"]};
  const {lhr} = run;
  const scores = Object.entries(categories).map(([name, id]) => [
    name,
    Math.round((lhr.categories[id]?.score ?? 0) * 100)
  ]);
  // How fast a page was on this machine is told by the score alone.
  const faults = Object.values(categories)
    .filter((id) => id !== "performance")
    .flatMap((id) => lhr.categories[id]?.auditRefs ?? [])
    .filter(({id, weight}) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
    .map(({id}) => `Lighthouse: ${lhr.audits[id]?.title} (${id})`);
  return {figures: Object.fromEntries(scores), faults};
}
