/** What a step of a build took. */
export interface StepTime {
  readonly step: string;
  /** Seconds of CPU, of all threads of this process; what it started beside is not in it. */
  readonly cpu: number;
  /** Seconds on the clock. */
  readonly wall: number;
}

/** What each step of a build takes, from the start of the process. A step that comes again goes on. */
export class Timings {
  #step = "Starting";
  #since: Moment = {cpu: 0, wall: 0};
  readonly #taken = new Map<string, Moment>();

  /** Tells that a step begins, or goes on; what was being done before is over. */
  enter(step: string): void {
    if (step === this.#step) return;
    this.#close();
    this.#step = step;
  }

  /** The steps until now, in the order in which they began. */
  steps(): readonly StepTime[] {
    this.#close();
    return [...this.#taken].map(([step, {cpu, wall}]) => ({step, cpu: rounded(cpu), wall: rounded(wall)}));
  }

  #close(): void {
    const now = momentOfProcess();
    const before = this.#taken.get(this.#step) ?? {cpu: 0, wall: 0};
    this.#taken.set(this.#step, {
      cpu: before.cpu + now.cpu - this.#since.cpu,
      wall: before.wall + now.wall - this.#since.wall
    });
    this.#since = now;
  }
}

/** Seconds since the process began. */
interface Moment {
  readonly cpu: number;
  readonly wall: number;
}

function momentOfProcess(): Moment {
  const {user, system} = process.cpuUsage();
  return {cpu: (user + system) / 1e6, wall: performance.now() / 1000};
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
