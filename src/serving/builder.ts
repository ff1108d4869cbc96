import {type ChildProcess, fork} from "node:child_process";

/** What a build in a process of its own came to. */
export interface BuildReport {
  /** Problems as a person reads them; empty when there are none. */
  readonly problems: string;
  readonly hasErrors: boolean;
}

/** A page as it will be, unless the build that is under way comes to something else. */
export interface Preview {
  /** Its address on the host: `/news/articles/floods/`. */
  readonly path: string;
  /** Below the site's folder. */
  readonly file: string;
  readonly html: string;
}

/** What a builder is told: to begin, and which file's change is the reason. */
export interface BuildOrder {
  /** Absolute; undefined where there is none, as of the first build. */
  readonly changed: string | undefined;
}

/** What a builder tells: how the page of the changed story looks, that all new pages are made, what came of it. */
export type BuilderMessage = {readonly preview: Preview} | {readonly isPaged: true} | BuildReport;

/** Who is told of what a build has made, while it goes on. */
export interface BuildListener {
  readonly onPreview: (preview: Preview) => void;
  /** The new pages can be shown. */
  readonly onPages: () => void;
}

/** The program and arguments that build once, when told to, and tell of it in BuilderMessages. */
export interface BuilderProgram {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * A process that has rehearsed a build, and waits to be told to begin: to load a program, and to run it for the first
 * time, takes longer than most of what follows a change.
 */
export class Builder {
  readonly #child: ChildProcess;
  #listener: BuildListener | undefined;
  #report: BuildReport | undefined;
  #errors = "";

  constructor({file, args}: BuilderProgram) {
    const env = {...process.env, KHABAR_STANDBY: "1"};
    this.#child = fork(file, [...args], {stdio: ["ignore", "ignore", "pipe", "ipc"], env});
    this.#child.stderr?.on("data", (text) => {
      this.#errors += String(text);
    });
    this.#child.on("message", (message: BuilderMessage) => {
      if ("preview" in message) this.#listener?.onPreview(message.preview);
      else if ("isPaged" in message) this.#listener?.onPages();
      else this.#report = message;
    });
  }

  /** Whether it still waits. */
  get isReady(): boolean {
    return this.#child.connected;
  }

  build(order: BuildOrder, listener: BuildListener): Promise<BuildReport> {
    return new Promise((resolve) => {
      this.#listener = listener;
      this.#child.on("close", (code) =>
        resolve(this.#report ?? {problems: this.#errors || `The build ended with ${code}`, hasErrors: true})
      );
      this.#child.send(order);
    });
  }

  dismiss(): void {
    this.#child.kill();
  }
}
