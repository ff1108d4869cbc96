/**
 * `npm run bench:related -- [folder]`: how well the related rail finds the posts that a post links to, on labelled
 * corpora of real posts; a line a corpus. The folder holds `<corpus>.jsonl` ({id, title, date, tags, text} a line)
 * and `<corpus>.truth.json` ({id: [ids]}); ../shared/relevance unless told.
 */
import {existsSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {relate} from "../../src/publication/related.ts";
import {termsOf} from "../../src/publication/terms.ts";

interface Post {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly tags: readonly string[];
  readonly text: string;
}

const folder = resolve(process.argv[2] ?? "../shared/relevance");
const toReach = {"18f": [0.579, 0.261, 0.524], digitalgov: [0.463, 0.189, 0.355]} as const;

let isReached = true;
for (const [corpus, goals] of Object.entries(toReach)) {
  const file = join(folder, `${corpus}.jsonl`);
  if (!existsSync(file)) {
    console.error(
      `${file} is not there, so nothing was measured. Name the folder with the corpora: npm run bench:related -- FOLDER`
    );
    process.exit(2);
  }
  const posts: Post[] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const truth: Record<string, string[]> = JSON.parse(
    readFileSync(join(folder, `${corpus}.truth.json`), "utf8")
  );
  const before = process.cpuUsage();
  const {likest} = relate(
    posts.map((post) => ({
      id: post.id,
      digest: post.id,
      terms: () => termsOf(post.title, post.text),
      epoch: Date.parse(post.date),
      labels: post.tags
    }))
  );
  const {user, system} = process.cpuUsage(before);
  const scores = scoresOf(likest, truth);
  isReached &&= scores.every((score, index) => Number(score.toFixed(3)) >= (goals[index] ?? 0));
  const shown = ["MRR@10", "P@5", "R@5"].map(
    (name, index) => `${name} ${scores[index]?.toFixed(3)} (to reach ${goals[index]})`
  );
  console.log(
    `${corpus.padEnd(11)} ${posts.length} posts  ${shown.join("  ")}  ${((user + system) / 1e6).toFixed(1)} CPU s`
  );
}
process.exitCode = isReached ? 0 : 1;

/** Mean reciprocal rank in the first ten, precision and recall in the first five (Manning et al., 8.4). */
function scoresOf(
  likest: ReturnType<typeof relate>["likest"],
  truth: Record<string, string[]>
): readonly number[] {
  const sums = [0, 0, 0];
  for (const [id, wanted] of Object.entries(truth)) {
    const good = new Set(wanted);
    const list = likest(id, 10).map((likeness) => likeness.id);
    const first = list.slice(0, 10).findIndex((other) => good.has(other));
    const hits = list.slice(0, 5).filter((other) => good.has(other)).length;
    for (const [index, value] of [first < 0 ? 0 : 1 / (first + 1), hits / 5, hits / good.size].entries())
      sums[index] = (sums[index] ?? 0) + value;
  }
  return sums.map((sum) => sum / Object.keys(truth).length);
}
