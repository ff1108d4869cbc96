import {execFile} from "node:child_process";
import {join} from "node:path";
import {home, testNow} from "./newsrooms.ts";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a process of its own, as people do. */
export function khabar(...args: readonly string[]): Promise<Run> {
  return runIn(process.cwd(), args);
}

function runIn(cwd: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(home, "bin/khabar.mjs"), ...args],
      {maxBuffer: 1 << 26, cwd},
      (_, out, err) => resolve({code: child.exitCode ?? -1, out, err})
    );
  });
}

/** Runs the command line from another folder than the project's. */
export function khabarFrom(folder: string, ...args: readonly string[]): Promise<Run> {
  return runIn(folder, args);
}

/** Builds a newsroom as of the tests' moment. Gives the folder of the site; throws when there are problems. */
export async function buildSite(root: string, ...args: readonly string[]): Promise<string> {
  const {code, err} = await khabar("build", "--root", root, "--now", testNow, ...args);
  if (code !== 0) throw new Error(`The build ended with ${code}:\n${err}`);
  return join(root, "_site");
}
