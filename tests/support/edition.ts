import {execFileSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {readPage} from "../../src/checks/builtSite.ts";
import {khabar} from "./khabar.ts";
import {testNow, treeOf} from "./newsrooms.ts";

export interface MadeEdition {
  /** Where the folder, the ZIP and all else lie. */
  readonly out: string;
  /** The folder to open. */
  readonly folder: string;
  readonly name: string;
  /** What the command printed. */
  readonly said: string;
}

/** Makes an edition of a newsroom as of the tests' moment, in a folder of that name; throws when it is not made. */
export async function makeEdition(
  root: string,
  as: string,
  ...args: readonly string[]
): Promise<MadeEdition> {
  const out = join(root, "_editions", as);
  const {
    code,
    out: said,
    err
  } = await khabar("edition", ...["--root", root, "--now", testNow, "--out", out, ...args]);
  if (code !== 0) throw new Error(`The edition ended with ${code}:\n${err}`);
  const name = readdirSync(out, {withFileTypes: true}).find((entry) => entry.isDirectory())?.name ?? "";
  return {out, folder: join(out, name), name, said};
}

/** The links of a folder's pages that lead to no file or to no place in one. */
export function deadLinks(folder: string): readonly string[] {
  const files = treeOf(folder);
  const pages = new Map(
    [...files]
      .filter(([path]) => path.endsWith(".html"))
      .map(([path, body]) => [path, readPage(path, body.toString("utf8"))])
  );
  return [...pages].flatMap(([path, {links}]) =>
    links
      .map(({href}) => href)
      .filter((href) => !/^[a-z]+:/.test(href))
      .filter((href) => {
        if (href.startsWith("/")) return true;
        const url = new URL(href, `file:///${path}`);
        const target = decodeURIComponent(url.pathname.slice(1));
        const fragment = decodeURIComponent(url.hash.slice(1));
        return !files.has(target) || (fragment !== "" && pages.get(target)?.ids.includes(fragment) !== true);
      })
      .map((href) => `${path}: ${href}`)
  );
}

/** Where a program lies that tests use when it is installed. */
export function programAt(...names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(":");
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** What epubcheck says of a book. It may be a script, or an archive that Java runs. */
export function checkBook(epubcheck: string, book: string): string {
  const isArchive = readFileSync(epubcheck).subarray(0, 2).toString() === "PK";
  const [program, ...args] = isArchive ? ["java", "-jar", epubcheck, book] : [epubcheck, book];
  return execFileSync(program ?? "", args, {encoding: "utf8"});
}
