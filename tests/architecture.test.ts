import {readFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {describe, expect, test} from "vitest";
import {home, treeOf} from "./support/newsrooms.ts";

/** What each room may import, and the packages that it alone may use. ARCHITECTURE.md has it in words. */
const rooms: Readonly<
  Record<string, {readonly imports: readonly string[]; readonly packages: readonly string[]}>
> = {
  model: {imports: [], packages: ["luxon"]},
  problems: {imports: ["model"], packages: ["leven"]},
  markdown: {imports: [], packages: ["markdown-it"]},
  content: {imports: ["model", "problems", "markdown"], packages: ["zod", "yaml", "htmlparser2"]},
  publication: {imports: ["model", "problems"], packages: []},
  rendering: {
    imports: ["model", "markdown"],
    packages: ["luxon", "sharp", "esbuild", "subset-font", "markdown-it"]
  },
  charts: {imports: ["model", "rendering"], packages: ["uqr", "world-atlas", "topojson-client"]},
  pages: {imports: ["model", "rendering", "charts"], packages: []},
  feeds: {imports: ["model", "rendering"], packages: []},
  search: {imports: ["model", "rendering"], packages: ["pagefind", "htmlparser2", "@gfx/zopfli", "cborg"]},
  offline: {imports: ["model"], packages: []},
  checks: {imports: ["model", "problems", "rendering"], packages: ["htmlparser2"]},
  editions: {
    imports: ["model", "rendering", "search"],
    packages: ["htmlparser2", "fflate"]
  },
  release: {imports: ["model"], packages: []},
  volumes: {imports: ["model", "search", "release"], packages: ["turbo"]},
  serving: {imports: ["rendering"], packages: ["sirv", "mrmime", "chokidar"]},
  eleventy: {
    imports: ["model", "problems", "content", "publication", "rendering", "charts", "pages", "feeds"],
    packages: ["@11ty/eleventy", "nunjucks"]
  }
};

/** Where a package may be used though its room has more files. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  luxon: ["model/instant.ts", "rendering/dates.ts"],
  "@11ty/eleventy": ["eleventy/render.ts"],
  nunjucks: ["eleventy/environment.ts", "eleventy/printer.ts"],
  esbuild: ["rendering/bundling.ts"],
  pagefind: ["search/rawIndex.ts"]
};

/** The one type that markdown's tokens have is not a use of the package. */
const typesOnly: Readonly<Record<string, readonly string[]>> = {"markdown-it": ["rendering/bodies.ts"]};

/** The first half of a program's life; they put the rooms together. */
const rim = [
  "publish.ts",
  "publishOptions.ts",
  "outcome.ts",
  "buildSite.ts",
  "preparePublication.ts",
  "liveSite.ts",
  "rehearse.ts",
  "previewStory.ts",
  "standby.ts",
  "sitePlan.ts",
  "volumesOf.ts",
  "makeVolume.ts",
  "makePictures.ts",
  "picturesApart.ts",
  "publishEdition.ts",
  "inputs.ts",
  "lastOutcome.ts",
  "cli.ts",
  "flags.ts",
  "terminal.ts",
  "serveNewsroom.ts",
  "newFile.ts",
  "lastChanges.ts",
  "useError.ts",
  "diskFault.ts",
  "summaries.ts",
  "timings.ts",
  "home.ts"
];

const sources = [...treeOf(join(home, "src"))].filter(
  ([path]) => /\.ts$/.test(path) && !path.endsWith(".d.ts")
);
const imports = sources.flatMap(([path, bytes]) =>
  [
    ...bytes
      .toString()
      .matchAll(/(?:^|\n)(?:import|export)\s(?:[^;"]*?\sfrom\s)?"([^"]+)"|\bawait import\("([^"]+)"\)/g)
  ].map((match) => ({
    path,
    from: match[1] ?? match[2] ?? "",
    isTypeOnly: /^\n?(?:import|export) type\s/.test(match[0]),
    isAtStart: match[1] !== undefined
  }))
);
const roomOf = (path: string) => path.split("/")[0] ?? path;
const targetOf = (path: string, from: string) => relative("/", join("/", dirname(path), from));

test("every source file is in a room, or on the rim", () => {
  expect(sources.length).toBeGreaterThan(60);
  expect(
    [...new Set(sources.map(([path]) => roomOf(path)))].filter(
      (room) => !(room in rooms) && !rim.includes(room)
    )
  ).toEqual([]);
});

describe("a room imports only what it may", () => {
  test.each(Object.keys(rooms))("%s", (room) => {
    const allowed = [room, ...(rooms[room]?.imports ?? [])];
    const faults = imports
      .filter(({path, from}) => roomOf(path) === room && from.startsWith("."))
      .filter(({path, from}) => !allowed.includes(roomOf(targetOf(path, from))))
      .map(({path, from}) => `${path} imports ${from}`);
    expect(faults).toEqual([]);
  });
});

test("a package is used in its room alone", () => {
  const faults = imports
    .filter(({path, from}) => !from.startsWith(".") && !from.startsWith("node:") && !rim.includes(path))
    .filter(({path, from, isTypeOnly}) => {
      const name = from
        .split("/")
        .slice(0, from.startsWith("@") ? 2 : 1)
        .join("/");
      if (isTypeOnly && typesOnly[name]?.includes(path)) return false;
      const isInRoom = rooms[roomOf(path)]?.packages.includes(name) ?? false;
      return !isInRoom || (onlyIn[name] !== undefined && !onlyIn[name].includes(path));
    })
    .map(({path, from}) => `${path} uses ${from}`);
  expect(faults).toEqual([]);
});

test("every package that is depended on is used, and has a row in docs/dependencies.md", () => {
  const manifest: {dependencies: object; devDependencies: object} = JSON.parse(
    readFileSync(join(home, "package.json"), "utf8")
  );
  const table = readFileSync(join(home, "docs/dependencies.md"), "utf8");
  const all = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  expect(all.filter((name) => !table.includes(`| ${name} |`))).toEqual([]);
  const used = new Set(
    imports.map(({from}) =>
      from
        .split("/")
        .slice(0, from.startsWith("@") ? 2 : 1)
        .join("/")
    )
  );
  // tsx is what bin/khabar.mjs runs the program with.
  expect(Object.keys(manifest.dependencies).filter((name) => !used.has(name) && name !== "tsx")).toEqual([]);
});

test("the program starts without the packages that commands load when they need them", () => {
  const atStart = new Set(["cli.ts"]);
  const packages = new Set<string>();
  for (const path of atStart) {
    for (const {from, isTypeOnly, isAtStart} of imports.filter((each) => each.path === path)) {
      if (isTypeOnly || !isAtStart) continue;
      if (from.startsWith(".")) atStart.add(targetOf(path, from));
      else if (!from.startsWith("node:")) packages.add(from);
    }
  }
  expect([...packages]).toEqual(["commander", "luxon"]);
});

test("only the ends touch the disk, the clock and the console", () => {
  const atTheEnds =
    /^(?:content\/(?:files|images)|release\/|checks\/builtSite|charts\/cutOutlines|rendering\/(?:originals|bundles|bundling|subsetFonts)|eleventy\/|volumes\/(?:tasks|madeVolumes)|serving\/|search\/client\/|offline\/client\/|inputs|publish|preparePublication|sitePlan|makePictures|cli|flags|terminal|serveNewsroom|newFile|lastChanges)/;
  const touches = /\bconsole\.|\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|from "node:fs"/;
  const faults = sources
    .filter(([path, bytes]) => !atTheEnds.test(path) && touches.test(bytes.toString()))
    .map(([path]) => path);
  expect(faults).toEqual([]);
});

test("there are no index, utils, lib or helpers files", () => {
  expect(
    sources
      .map(([path]) => path)
      .filter((path) => /(?:^|\/)(?:index|utils?|lib|helpers?)(?:\.ts|\/)/.test(path))
  ).toEqual([]);
});

test("templates put no HTML into a page that rendering did not make, and keep to what names files in errors", () => {
  const templates = [...treeOf(join(home, "_includes"))].filter(([path]) => path.endsWith(".njk"));
  const unsafe = templates.flatMap(([path, bytes]) =>
    [...bytes.toString().matchAll(/\{\{([^}]*)\|\s*safe\s*\}\}/g)]
      .filter((match) => !/\.html\s*$|^ content\s*$/.test(match[1] ?? ""))
      .map((match) => `${path}: ${match[0]}`)
  );
  expect(unsafe).toEqual([]);
  expect(
    templates
      .filter(([, bytes]) => /\{%-?\s*(?:extends|macro)\b/.test(bytes.toString()))
      .map(([path]) => path)
  ).toEqual([]);
});
