import {existsSync} from "node:fs";
import {join} from "node:path";
import {build, type Plugin, transform} from "esbuild";
import {filePermalink, type Permalink} from "../model/permalink.ts";
import {withoutRawColours} from "./rawColours.ts";

/** The browsers that style sheets and scripts are written down to: about 96 % of readers' in 2026. */
const target = ["chrome123", "firefox121", "safari17.5"];

/** A file that a bundle gives, named by what is in it. */
export interface Bundled {
  readonly permalink: Permalink;
  readonly body: Uint8Array;
}

/** Bundles and shrinks style sheets and scripts, each entry to a file. Throws when one cannot be read. */
export async function bundle(
  entryPoints: readonly {in: string; out: string}[],
  themes: readonly string[],
  format: "esm" | "iife" = "esm"
): Promise<readonly Bundled[]> {
  const {outputFiles} = await build({
    entryPoints: [...entryPoints],
    outdir: "/assets",
    absWorkingDir: themes.at(-1) ?? process.cwd(),
    bundle: true,
    minify: true,
    write: false,
    format,
    target,
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: {".woff2": "file"},
    plugins: [themePlugin(themes)]
  });
  return outputFiles.map(({path, contents}) => ({
    permalink: filePermalink(path.slice(path.lastIndexOf("/assets/") + 1)),
    body: path.endsWith(".css")
      ? Buffer.from(withoutRawColours(Buffer.from(contents).toString("utf8")))
      : contents
  }));
}

/** Finds a theme's files in the newsroom's own folder first, and puts a page's style and a script's faces together. */
function themePlugin(themes: readonly string[]): Plugin {
  return {
    name: "khabar-theme",
    setup(setup) {
      setup.onResolve({filter: /^khabar:/}, ({path}) => ({
        path: path.slice("khabar:".length),
        namespace: "khabar"
      }));
      setup.onLoad({filter: /.*/, namespace: "khabar"}, ({path}) => {
        const [style, script] = path.split(".");
        return {
          contents: `@import "theme:styles/${style}.css";\n@import "theme:styles/${script}.css";\n`,
          loader: "css",
          resolveDir: themes.at(-1) ?? process.cwd()
        };
      });
      setup.onResolve({filter: /^theme:/}, ({path}) => {
        return {path: inThemes(path.slice("theme:".length), themes)};
      });
    }
  };
}

/** A file of a theme, the newsroom's own before Khabar's. */
export function inThemes(file: string, themes: readonly string[]): string {
  const path = themes.map((theme) => join(theme, file)).find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error(`There is no ${file} in ${themes.join(" or ")}`);
  return path;
}

export interface ScriptWish {
  /** The file that the script begins with. */
  readonly entry: string;
  /** Values that the script names without saying what they are. */
  readonly constants?: Readonly<Record<string, string | readonly string[]>>;
  /** A file that stands in for another of the same name's end, such as `/siteHost.ts`. */
  readonly instead?: {readonly of: string; readonly file: string};
}

/** A script that runs without being a module, as pages opened from a folder need it. Throws when it cannot be read. */
export async function classicScript({entry, constants = {}, instead}: ScriptWish): Promise<string> {
  const define = Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]);
  const {outputFiles} = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target,
    charset: "ascii",
    legalComments: "none",
    logLevel: "silent",
    define: Object.fromEntries(define),
    plugins: instead === undefined ? [] : [standIn(instead)]
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`${entry} was bundled into nothing`);
  return script.text;
}

function standIn({of, file}: {readonly of: string; readonly file: string}): Plugin {
  return {
    name: "khabar-stand-in",
    setup(setup) {
      setup.onResolve({filter: /^\./}, ({path}) => (path.endsWith(of) ? {path: file} : undefined));
    }
  };
}

/** A script of another's, without what only people read. */
export async function shrinkScript(code: string): Promise<string> {
  return (await transform(code, {minify: true, charset: "utf8", legalComments: "none", target})).code;
}
