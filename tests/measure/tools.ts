import {execFileSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {home} from "../support/newsrooms.ts";

const folder = join(home, "tests/measure");
const installed = join(folder, "node_modules");

/** Where the validator's archive lies that Java runs. */
export const validatorArchive = join(installed, "vnu-jar/build/dist/vnu.jar");

/** Installs what only the meter needs, which `npm ci` of the project leaves alone; says so, since it takes a minute. */
export function installTools(): void {
  if (isInstalled()) return;
  console.log("Installing Lighthouse, html-validate and the Nu validator into tests/measure, once …");
  // Their install scripts would fetch a Java and a browser; both are taken as they are on the machine.
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32"
  });
}

function isInstalled(): boolean {
  const {dependencies} = readJson<{dependencies: Record<string, string>}>(join(folder, "package.json"));
  return Object.entries(dependencies).every(([name, version]) => {
    const manifest = join(installed, name, "package.json");
    return existsSync(manifest) && readJson<{version: string}>(manifest).version === version;
  });
}

function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(file, "utf8"));
}
