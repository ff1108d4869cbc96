import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {deserialize, serialize} from "node:v8";
import {brotliCompressSync, constants} from "node:zlib";
import {digestOf} from "../model/digest.ts";
import type {Language} from "../model/language.ts";
import type {Memo} from "../model/memo.ts";
import type {Permalink} from "../model/permalink.ts";
import type {OutputFile} from "../model/sheet.ts";
import type {Bundled} from "./bundling.ts";
import {iconFiles} from "./icon.ts";

/** The style sheets that pages choose from, each an entry in `_includes/styles/`. */
export const styles = [
  "front",
  "article",
  "feature",
  "hub",
  "briefing",
  "timeline",
  "list",
  "search",
  "offline",
  "text"
] as const;
export type Style = (typeof styles)[number];

/** Faces differ by script: Latin, Nastaliq for Urdu, Naskh for Pashto and Dari. */
type ScriptOfType = "latin" | "nastaliq" | "naskh";

/** Style sheets, faces and scripts as they go out, under names that change with what is in them. */
export interface Bundles {
  readonly styleOf: (style: Style, language: Language) => Permalink;
  /** The headline face to ask for early. */
  readonly face: Permalink | undefined;
  /** The typeface that a page of a language fetches. */
  readonly faceIn: (language: Language) => Permalink | undefined;
  /** What a file is over the line, zipped where hosts zip. */
  readonly bytesOf: (permalink: Permalink) => number;
  readonly searchScript: Permalink;
  readonly searchWorker: Permalink;
  /** The script that starts the service worker. */
  readonly registration: Permalink;
  readonly offlineScript: Permalink;
  /** The service worker's code, which has yet to be told the site's version. */
  readonly serviceWorker: Uint8Array;
  /** What maps are drawn from: `maps/outlines.json`. */
  readonly outlines: string;
  readonly files: readonly OutputFile[];
  /** Changes with any of them. */
  readonly digest: string;
}

export interface BundleFolders {
  /** Folders that hold `styles/`, `fonts/` and `scripts/`; a file in an earlier one stands for one in a later. */
  readonly themes: readonly string[];
  /** The folder of the scripts that the search page and its worker run. */
  readonly searchClient: string;
  /** The folder of the service worker, and of what pages run for it. */
  readonly offlineClient: string;
}

/** Where those of a newsroom's site come from: its own folder before Khabar's `home`. */
export function bundleFolders(root: string, home: string): BundleFolders {
  return {
    themes: [join(root, "_includes"), join(home, "_includes")],
    searchClient: join(home, "src/search/client"),
    offlineClient: join(home, "src/offline/client")
  };
}

/** What bundling gives, as plain data that can be kept. */
interface Made {
  readonly css: readonly Bundled[];
  readonly search: Bundled;
  readonly searchWorker: Bundled;
  readonly registration: Bundled;
  readonly offline: Bundled;
  readonly serviceWorker: Bundled;
  readonly icons: readonly Bundled[];
  readonly outlines: string;
  /** What each is over the line. */
  readonly lineBytes: ReadonlyMap<Permalink, number>;
}

/**
 * Bundles and shrinks style sheets and scripts, when the theme has changed since they were put into the memo, which has
 * to be of this program. Throws when one cannot be read.
 */
export async function bundleAssets(folders: BundleFolders, memo: Memo): Promise<Bundles> {
  const kept = await memo(themeDigest(folders.themes), async () => serialize(await makeAssets(folders)));
  const made: Made = deserialize(kept);
  return bundlesOf(made);
}

/** Changes with any file of a theme but its templates. */
function themeDigest(themes: readonly string[]): string {
  const files = themes.flatMap((theme) =>
    existsSync(theme)
      ? readdirSync(theme, {recursive: true, withFileTypes: true})
          .filter((entry) => entry.isFile() && !entry.name.endsWith(".njk"))
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : []
  );
  return digestOf(...files.flatMap((file) => [file, readFileSync(file, "latin1")]));
}

async function makeAssets({themes, searchClient, offlineClient}: BundleFolders): Promise<Made> {
  const {bundle, inThemes} = await import("./bundling.ts");
  const scriptsOfType: readonly ScriptOfType[] = ["latin", "nastaliq", "naskh"];
  const entries = styles.flatMap((style) =>
    scriptsOfType.map((script) => ({in: `khabar:${style}.${script}`, out: `${style}.${script}`}))
  );
  const script = async (source: string, name: string, format: "esm" | "iife" = "esm") =>
    only(await bundle([{in: source, out: name}], themes, format));
  const made = {
    css: await bundle(entries, themes),
    search: await script(join(searchClient, "searchPage.ts"), "search"),
    searchWorker: await script(join(searchClient, "searchWorker.ts"), "search-worker", "iife"),
    registration: await script(join(offlineClient, "register.ts"), "register", "iife"),
    offline: await script(join(offlineClient, "offlinePage.ts"), "offline"),
    serviceWorker: await script(join(offlineClient, "serviceWorker.ts"), "sw", "iife"),
    icons: await iconFiles(readFileSync(inThemes("favicon.svg", themes))),
    outlines: readFileSync(inThemes("maps/outlines.json", themes), "utf8")
  };
  const lineBytes = new Map(
    outputsOf(made).map(({permalink, body}): [Permalink, number] => [permalink, zippedBytes(permalink, body)])
  );
  return {...made, lineBytes};
}

/** All but the service worker, which has yet to be told the site's version. */
function outputsOf({
  css,
  search,
  searchWorker,
  registration,
  offline,
  icons
}: Omit<Made, "lineBytes">): readonly Bundled[] {
  return [...css, search, searchWorker, registration, offline, ...icons];
}

function bundlesOf(made: Made): Bundles {
  const {css, search, searchWorker, registration, offline, serviceWorker, outlines, lineBytes} = made;
  const files = [...new Map(outputsOf(made).map((file) => [file.permalink, file])).values()].sort((a, b) =>
    a.permalink < b.permalink ? -1 : 1
  );
  const find = (pattern: RegExp) => css.find(({permalink}) => pattern.test(permalink))?.permalink;
  const sheets = new Map<string, Permalink>();
  return {
    styleOf: (style, language) => {
      const key = `${style}.${scriptOfType(language)}`;
      const sheet = sheets.get(key) ?? find(new RegExp(`/${key}-[A-Z0-9]+\\.css$`));
      if (sheet === undefined) throw new Error(`No style sheet was made for ${style} in ${language}`);
      sheets.set(key, sheet);
      return sheet;
    },
    face: find(faceNames.latin),
    faceIn: (language) => find(faceNames[scriptOfType(language)]),
    bytesOf: (permalink) => lineBytes.get(permalink) ?? 0,
    searchScript: search.permalink,
    searchWorker: searchWorker.permalink,
    registration: registration.permalink,
    offlineScript: offline.permalink,
    serviceWorker: serviceWorker.body,
    outlines,
    files,
    // Their names change with their bytes.
    digest: digestOf(outlines, ...files.map(({permalink, body}) => `${permalink} ${body.length}`))
  };
}

const faceNames: Readonly<Record<ScriptOfType, RegExp>> = {
  latin: /\/newsreader-[A-Z0-9]+\.woff2$/,
  nastaliq: /\/nastaliq-[A-Z0-9]+\.woff2$/,
  naskh: /\/naskh-[A-Z0-9]+\.woff2$/
};

/** Brotli's level of hosts that zip as they serve. */
const hostsLevel = 5;

function zippedBytes(permalink: Permalink, body: Uint8Array): number {
  if (!/\.(?:css|js|svg)$/.test(permalink)) return body.length;
  return brotliCompressSync(body, {params: {[constants.BROTLI_PARAM_QUALITY]: hostsLevel}}).length;
}

function scriptOfType(language: Language): ScriptOfType {
  if (language === "en") return "latin";
  return language === "ur" ? "nastaliq" : "naskh";
}

/** The one file of a bundle that has one. */
function only([file, ...others]: readonly Bundled[]): Bundled {
  if (file === undefined || others.length > 0)
    throw new Error("A script was bundled into none or several files");
  return file;
}
