import {spawn} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";

/** A program to run. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a program took, with everything that it started. */
export interface Cost {
  /** Seconds of CPU, user and system. */
  readonly cpu: number;
  /** Of these, the ones of Pagefind's own process. */
  readonly engine: number;
  /** Seconds on the clock. */
  readonly wall: number;
  /** The most memory that all of its processes had at one time, in MB; what two of them share counts twice. */
  readonly rss: number;
}

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const ticks = 100;
const sampleEvery = 50;

/**
 * Runs a program and says what it took. The shell counts what it has waited for; a process that is left behind is
 * not in that, but in what /proc says of the program's session. Each falls short of the truth, so the greater one
 * counts. Throws when the program fails.
 */
export async function costOf({program, args, folder, environment}: Command): Promise<Cost> {
  const began = performance.now();
  const shell = spawn("sh", ["-c", '"$@"; code=$?; times >&3; exit $code', "sh", program, ...args], {
    cwd: folder,
    env: {...process.env, ...environment},
    // A session of its own, by which its processes are known.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "pipe"]
  });
  const session = new Session(shell.pid ?? 0);
  const timer = setInterval(() => session.look(), sampleEvery);
  const texts = Promise.all(shell.stdio.slice(1).map(textOf));
  try {
    const code = await new Promise<number>((resolve, reject) => {
      shell.once("error", reject);
      shell.once("exit", (status) => resolve(status ?? 1));
    });
    const wall = (performance.now() - began) / 1000;
    while (session.look()) await new Promise((resolve) => setTimeout(resolve, sampleEvery));
    const [out = "", err = "", times = ""] = await texts;
    if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${out}\n${err}`);
    return {
      cpu: Math.max(secondsIn(times), session.cpu()),
      engine: session.cpu(/^pagefind/),
      wall,
      rss: session.rss / 1024
    };
  } finally {
    clearInterval(timer);
  }
}

interface Seen {
  readonly name: string;
  readonly ticks: number;
}

/** The processes of a session, as far as they were seen. */
class Session {
  readonly #leader: number;
  readonly #seen = new Map<number, Seen>();
  readonly #others = new Set<number>();
  /** In KB. */
  rss = 0;

  constructor(leader: number) {
    this.#leader = leader;
  }

  /** Looks at what each process has taken; whether there is one. */
  look(): boolean {
    let rss = 0;
    let isThere = false;
    for (const pid of readdirSync("/proc").map(Number)) {
      if (Number.isNaN(pid) || this.#others.has(pid)) continue;
      const stat = read(`/proc/${pid}/stat`);
      if (stat === undefined) continue;
      const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
      // From the third on, as in proc(5): state, parent, group, session.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (Number(fields[3]) !== this.#leader) {
        // A child has its parent's session from the beginning.
        this.#others.add(pid);
        continue;
      }
      this.#seen.set(pid, {name, ticks: Number(fields[11]) + Number(fields[12])});
      if (fields[0] === "Z") continue;
      isThere = true;
      rss += Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? "")?.[1] ?? 0);
    }
    this.rss = Math.max(this.rss, rss);
    return isThere;
  }

  /** Seconds of the processes with such names. */
  cpu(names = /^/): number {
    const all = [...this.#seen.values()].filter(({name}) => names.test(name));
    return all.reduce((sum, process) => sum + process.ticks, 0) / ticks;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

async function textOf(stream: unknown): Promise<string> {
  let text = "";
  if (typeof stream === "object" && stream !== null && Symbol.asyncIterator in stream)
    for await (const chunk of stream as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}

/** What the shell's `times` says of its children: the last two of four, such as 0m1.23s. */
function secondsIn(times: string): number {
  return [...times.matchAll(/(\d+)m([\d.]+)s/g)]
    .slice(2)
    .reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
