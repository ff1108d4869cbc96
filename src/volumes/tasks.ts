import {spawn} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {availableParallelism} from "node:os";
import {dirname, join} from "node:path";
import {planText, type VolumePlan} from "./plan.ts";

/** How a task is done: a program, and the arguments before the year. */
export interface TaskCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** A volume could not be made; the task has said why. */
export class VolumeError extends Error {}

/**
 * Has each volume made by a process of its own, or taken from what was made of the same plan before: a workspace of
 * Turborepo with a package for each volume, in an empty folder or in that of the last time. Its settings are in the
 * environment, those of a shared cache too. (https://turborepo.dev/docs/core-concepts/remote-caching)
 * Throws a VolumeError.
 */
export async function makeVolumes(
  volumes: string,
  plans: readonly VolumePlan[],
  command: TaskCommand
): Promise<void> {
  writeWorkspace(volumes, plans);
  const args = ["run", "make", "--ui=stream", "--output-logs=errors-only"];
  const child = spawn(
    process.execPath,
    [engine(), ...args, `--concurrency=${availableParallelism()}`, "--no-update-notifier"],
    {
      cwd: volumes,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        KHABAR_VOLUMES: JSON.stringify(command),
        TURBO_TELEMETRY_DISABLED: "1",
        // It is in Khabar's folder, and not in the workspace.
        TURBO_GLOBAL_WARNING_DISABLED: "1"
      }
    }
  );
  const code = await new Promise((resolve, reject) => {
    child.once("close", resolve);
    child.once("error", reject);
  });
  if (code !== 0)
    throw new VolumeError("a volume could not be made, so the site is as it was; its task says why above");
}

/** Where the plan of a volume is, in the folder of volumes. */
function planFile(volumes: string, year: string): string {
  return join(volumes, year, "input/plan.tsv");
}

/** Whether a volume is to be made by a plan, and no other. */
export function isPlanned(volumes: string, plan: VolumePlan): boolean {
  const file = planFile(volumes, plan.year);
  return existsSync(file) && readFileSync(file, "utf8") === planText(plan);
}

function engine(): string {
  try {
    return createRequire(import.meta.url).resolve("turbo/bin/turbo");
  } catch {
    throw new VolumeError("volumes are made by Turborepo, which is not installed: npm install turbo");
  }
}

/** Volumes of years that have no story any more go. */
function writeWorkspace(volumes: string, plans: readonly VolumePlan[]): void {
  const years = new Set(plans.map(({year}) => year));
  mkdirSync(volumes, {recursive: true});
  for (const name of readdirSync(volumes))
    if (/^-?\d+$/.test(name) && !years.has(name)) rmSync(join(volumes, name), {recursive: true});
  const write = (path: string, text: string) => {
    const file = join(volumes, path);
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, text);
  };
  const json = (path: string, value: object) => write(path, `${JSON.stringify(value, undefined, 2)}\n`);
  const root = {name: "volumes", private: true, packageManager: "npm@10.0.0", workspaces: [...years]};
  json("package.json", root);
  json("package-lock.json", {name: "volumes", lockfileVersion: 3, packages: {}});
  json("turbo.json", {
    // What comes over the network becomes pages: it has to be signed.
    remoteCache: {signature: true},
    tasks: {
      make: {inputs: ["input/**"], outputs: ["output/**"], passThroughEnv: ["KHABAR_VOLUMES"]}
    }
  });
  write("make.mjs", maker);
  for (const plan of plans) {
    const {year} = plan;
    json(`${year}/package.json`, {
      name: `volume-${year}`,
      version: "1.0.0",
      scripts: {make: `node --max-semi-space-size=32 ../make.mjs ${year}`}
    });
    write(planFile("", year), planText(plan));
  }
}

/** Where the program is differs between machines, and would make each task another. */
const maker = `// Made by Khabar, which says where it is and what to do.
import {pathToFileURL} from "node:url";

const {program, args} = JSON.parse(process.env.KHABAR_VOLUMES);
process.argv.splice(2, 1, ...args, process.argv[2]);
await import(pathToFileURL(program).href);
`;
