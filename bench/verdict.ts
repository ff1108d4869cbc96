import type {Measurement} from "./benchRun.ts";
import {cheapest, of, ours, ratiosOf} from "./ratios.ts";

/** A ratio that differs by less than this says nothing, however quiet the machine was. */
const leastNoise = 0.1;
/** By how much the number of touched files may grow. */
const touchedMargin = 0.1;

/** What has become worse since the accepted measurements, by more than their noise; a sentence each. */
export function worsened(
  measurements: readonly Measurement[],
  accepted: readonly Measurement[]
): readonly string[] {
  const before = ratiosOf(accepted);
  const slower = ratiosOf(measurements).flatMap(({case: what, peer, cpu}) => {
    const old = before.find((one) => one.case === what && one.peer === peer);
    if (old === undefined) return [];
    const noise = Math.max(old.noise ?? 0, leastNoise);
    if (cpu <= old.cpu * (1 + noise)) return [];
    return [
      `${what}: ${cpu.toFixed(2)} times the CPU of ${peer}; it was ${old.cpu.toFixed(2)}, with ${(noise * 100).toFixed(0)} % of noise`
    ];
  });
  const cases = [...new Set(measurements.filter(({contender}) => contender === ours).map((one) => one.case))];
  const busier = cases.flatMap((what) => {
    const now = cheapest(of(measurements, ours, what))?.site.touched;
    const old = cheapest(of(accepted, ours, what))?.site.touched;
    if (now === undefined || old === undefined || now <= old * (1 + touchedMargin)) return [];
    return [`${what}: ${now} files touched; it was ${old}`];
  });
  return [...slower, ...busier];
}
