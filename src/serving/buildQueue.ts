import {Builder, type BuilderProgram, type BuildListener, type BuildReport} from "./builder.ts";

/** Why something is built. */
export interface BuildReason {
  /** `change /newsroom/content/articles/floods.md` */
  readonly words: string;
  /** The file that is another than before. */
  readonly changed?: string;
}

/** Who is told of builds. */
export interface QueueListener extends BuildListener {
  readonly onBuilt: (report: BuildReport, reason: BuildReason) => void;
}

/** One build at a time; what changes meanwhile makes one more. */
export class BuildQueue {
  readonly #program: BuilderProgram;
  readonly #listener: QueueListener;
  #isRunning = false;
  #next: BuildReason | undefined;
  #waiting: Builder | undefined;

  constructor(program: BuilderProgram, listener: QueueListener) {
    this.#program = program;
    this.#listener = listener;
  }

  async run(reason: BuildReason): Promise<void> {
    if (this.#isRunning) {
      this.#next = reason;
      return;
    }
    this.#isRunning = true;
    try {
      // A program that was loaded before its source changed is an old one.
      if (/\.m?[jt]s$/.test(reason.words)) this.close();
      const builder = this.#waiting?.isReady === true ? this.#waiting : new Builder(this.#program);
      this.#waiting = undefined;
      this.#listener.onBuilt(await builder.build({changed: reason.changed}, this.#listener), reason);
      this.#waiting = new Builder(this.#program);
    } finally {
      this.#isRunning = false;
    }
    const next = this.#next;
    this.#next = undefined;
    if (next !== undefined) await this.run(next);
  }

  close(): void {
    this.#waiting?.dismiss();
    this.#waiting = undefined;
  }
}
