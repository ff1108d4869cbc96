import type {Measurement} from "./benchRun.ts";
import type {BenchCase} from "./contenders/contender.ts";

/** What we take for each second, or megabyte, that another takes. */
export interface Ratio {
  readonly case: BenchCase;
  readonly peer: string;
  /** The case of the peer's that ours is held against: its own, or what it does again for any change. */
  readonly peerCase: BenchCase;
  readonly cpu: number;
  /** CPU without building the search. */
  readonly pages: number;
  /** CPU of building the search alone. */
  readonly search: number;
  readonly rss: number;
  /**
   * How far the runs' own CPU ratios lie apart, as a share of the least; undefined after a single run. A ratio that
   * differs by less from another says nothing.
   */
  readonly noise: number | undefined;
}

/** The name of what is held against the others. */
export const ours = "ours";

/** Every case of ours against every other contender, the cheapest run of each. */
export function ratiosOf(measurements: readonly Measurement[]): readonly Ratio[] {
  const peers = [...new Set(measurements.map(({contender}) => contender))].filter((name) => name !== ours);
  const cases = [...new Set(measurements.filter(isOurs).map((measurement) => measurement.case))];
  return cases.flatMap((what) =>
    peers.flatMap((peer) => {
      const mine = of(measurements, ours, what);
      const peerCase = [what, "edit", "cold"].find((one) => of(measurements, peer, one).length > 0);
      const theirs = of(measurements, peer, peerCase ?? what);
      const [a, b] = [cheapest(mine), cheapest(theirs)];
      if (a === undefined || b === undefined) return [];
      return [
        {
          case: what,
          peer,
          peerCase: b.case,
          cpu: a.cpu / b.cpu,
          pages: (a.cpu - a.search) / (b.cpu - b.search),
          search: a.search / b.search,
          rss: a.rss / b.rss,
          noise: noiseOf(mine, theirs)
        }
      ];
    })
  );
}

/** The measurement of the run that took the least CPU. */
export function cheapest(measurements: readonly Measurement[]): Measurement | undefined {
  return measurements.reduce<Measurement | undefined>(
    (least, one) => (least === undefined || one.cpu < least.cpu ? one : least),
    undefined
  );
}

/** The runs of one contender at one case. */
export function of(
  measurements: readonly Measurement[],
  contender: string,
  what: string
): readonly Measurement[] {
  return measurements.filter((one) => one.contender === contender && one.case === what);
}

function isOurs({contender}: Measurement): boolean {
  return contender === ours;
}

function noiseOf(mine: readonly Measurement[], theirs: readonly Measurement[]): number | undefined {
  const ratios = mine.flatMap(({run, cpu}) => {
    const other = theirs.find((one) => one.run === run);
    return other === undefined ? [] : [cpu / other.cpu];
  });
  return ratios.length < 2 ? undefined : Math.max(...ratios) / Math.min(...ratios) - 1;
}
