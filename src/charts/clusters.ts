/** Marks on a line that stand so close that they are drawn as one. */
export interface Cluster {
  /** The middle of its marks. */
  readonly at: number;
  readonly count: number;
}

/** Marks in the order of the line, put together until no two clusters are nearer than a gap. */
export function clustersOf(marks: readonly number[], gap: number): readonly Cluster[] {
  const clusters: Cluster[] = [];
  for (const mark of [...marks].sort((a, b) => a - b)) {
    let last: Cluster = {at: mark, count: 1};
    for (let before = clusters.at(-1); before && last.at - before.at < gap; before = clusters.at(-1)) {
      clusters.pop();
      last = together(before, last);
    }
    clusters.push(last);
  }
  return clusters;
}

function together(a: Cluster, b: Cluster): Cluster {
  const count = a.count + b.count;
  return {at: (a.at * a.count + b.at * b.count) / count, count};
}
