import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync} from "node:fs";
import module from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const home = join(dirname(fileURLToPath(import.meta.url)), "..");
const sources = join(home, "src");
const cache = join(home, "node_modules/.cache/khabar");

/**
 * Packages that bring files beside their code, or that Eleventy and Khabar have to have the same copy of. The others go
 * into the program: to find a hundred files takes longer than to load them.
 */
const notBundled = [
  "@11ty/eleventy",
  "@gfx/zopfli",
  "chokidar",
  "esbuild",
  "nunjucks",
  "pagefind",
  "sharp",
  "tsx"
];

/**
 * The address of the program as JavaScript. It is compiled when its source has changed, and kept beside the packages:
 * to compile it at each start would take longer than most of what is asked of it. Where nothing can be kept, it is
 * compiled as it is loaded. Gives its address, and its state, which changes with any byte of it or of its packages.
 */
export async function compiledProgram() {
  const state = stateOf(sources);
  const address = await addressOf(state);
  keepBytecode(address);
  return {state, address};
}

/** Newer Nodes can keep what they make of a program, here beside it. (https://nodejs.org/api/module.html#module-compile-cache) */
function keepBytecode(address) {
  const folder = dirname(fileURLToPath(address));
  if (folder.startsWith(cache)) module.enableCompileCache?.(join(folder, "v8"));
}

async function addressOf(state) {
  const folder = join(cache, state);
  const program = join(folder, "cli.mjs");
  if (existsSync(program)) return pathToFileURL(program).href;
  const draft = `${folder}.${process.pid}`;
  try {
    mkdirSync(cache, {recursive: true});
    await compile(draft);
    try {
      renameSync(draft, folder);
    } catch (error) {
      // Another process was quicker.
      if (!existsSync(program)) throw error;
      rmSync(draft, {recursive: true, force: true});
    }
    dropOthers(folder);
    return pathToFileURL(program).href;
  } catch (error) {
    rmSync(draft, {recursive: true, force: true});
    if (!["EACCES", "EROFS", "EPERM", "ENOSPC"].includes(error.code)) throw error;
    const {register} = await import("tsx/esm/api");
    register();
    return pathToFileURL(join(sources, "cli.ts")).href;
  }
}

/** Changes with any byte of any source. */
function stateOf(folder) {
  const hash = createHash("sha256").update(process.version);
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true}).sort(byPath)) {
    if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
    const path = pathOf(entry);
    hash.update(`${path.slice(home.length)} ${statSync(path).size}\n`).update(readFileSync(path));
  }
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  const lock = join(home, "package-lock.json");
  if (existsSync(lock)) hash.update(readFileSync(lock));
  return hash.digest("hex").slice(0, 16);
}

async function compile(folder) {
  const {build, stop} = await import("esbuild");
  await build({
    entryPoints: [join(sources, "cli.ts")],
    outdir: folder,
    outExtension: {".js": ".mjs"},
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: notBundled,
    // What packages for `require` ask for is Node's own.
    banner: {
      js: `import {createRequire as requireFrom} from "node:module"; const require = requireFrom(import.meta.url);`
    },
    charset: "utf8",
    // A third of what loading it takes is reading its letters.
    minifyWhitespace: true,
    sourcemap: "linked",
    logLevel: "error",
    plugins: [{name: "khabar-addresses", setup: keepAddresses}]
  });
  // Else it waits for more to the end, with a hundred megabytes.
  await stop();
}

/** A file that asks for its own address means that of the source. */
function keepAddresses(setup) {
  setup.onLoad({filter: /\.ts$/}, ({path}) => {
    const source = readFileSync(path, "utf8");
    if (!source.includes("import.meta.url")) return undefined;
    const address = JSON.stringify(pathToFileURL(path).href);
    return {contents: source.replaceAll("import.meta.url", address), loader: "ts"};
  });
}

/** Removes what was compiled of earlier sources, but for what may still be in use. */
function dropOthers(kept) {
  const dayAgo = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if (folder === kept) continue;
    try {
      if (statSync(folder).mtimeMs < dayAgo) rmSync(folder, {recursive: true, force: true});
    } catch {}
  }
}

function byPath(a, b) {
  return pathOf(a) < pathOf(b) ? -1 : 1;
}

function pathOf(entry) {
  return join(entry.parentPath, entry.name);
}
