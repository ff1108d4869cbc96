import {type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync} from "node:fs";
import {join, sep} from "node:path";
import type {Position} from "../model/position.ts";
import {fileAt, type Problem} from "../problems/problem.ts";
import {Report} from "../problems/report.ts";

/** A text file as read. */
export interface TextFile {
  /** Relative to the newsroom's root, with forward slashes. */
  readonly file: string;
  /** With `\n` line ends and without a byte order mark. */
  readonly text: string;
}

/** A file of any kind, not yet read. */
export interface FoundFile {
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
}

/** The most bytes that a story or a data file may have: about 150,000 words. */
export const largestText = 1024 * 1024;
/** The most bytes that a picture may have. */
export const largestImage = 20 * 1024 * 1024;
/** The most bytes that a drawing may have: it is read letter by letter. */
export const largestDrawing = 2 * 1024 * 1024;

/** The files of a newsroom, not yet read, and what is wrong with the way they are there. */
export interface NewsroomFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/** Looks through a newsroom's folder. */
export function findNewsroomFiles(root: string): NewsroomFiles {
  const report = new Report();
  const files = ["content", "_data"].flatMap((folder) => findFiles(root, folder, report));
  return {files, problems: report.problems};
}

/**
 * The files below a folder of the newsroom, in the order of their names. Hidden files and editors' backups are
 * passed over. A link that leads out of the folder, or a thing that is no file, is a problem and left out.
 */
export function findFiles(root: string, folder: string, report: Report): readonly FoundFile[] {
  const top = join(root, folder);
  if (!statSync(top, {throwIfNoEntry: false})?.isDirectory()) return [];
  const home = realpathSync(top);
  const found: FoundFile[] = [];
  const walk = (directory: string, below: string) => {
    for (const entry of readdirSync(directory, {withFileTypes: true}).sort(byName)) {
      const {name} = entry;
      if (isPassedOver(name)) continue;
      const path = join(directory, name);
      const file = `${below}/${name}`;
      if (entry.isDirectory()) walk(path, file);
      else if (entry.isFile()) found.push(foundAt(root, file, path));
      else if (entry.isSymbolicLink()) takeLink(path, file);
      else
        report.error(
          "files/not-a-file",
          fileAt(file),
          "this is neither a file nor a folder, so it cannot be read",
          "remove it"
        );
    }
  };
  const takeLink = (path: string, file: string) => {
    const target = realTarget(path);
    if (target === undefined) {
      report.error(
        "files/broken-link",
        fileAt(file),
        "this link leads nowhere",
        "remove it, or put the file there"
      );
    } else if (!target.startsWith(home + sep)) {
      const message = `this link leads out of ${folder}/, where anything could be published by mistake`;
      report.error("files/outside-link", fileAt(file), message, "put a copy of the file here instead");
    } else if (statSync(target).isFile()) {
      const {size, mtimeMs} = statSync(target);
      found.push({file, path: target, bytes: size, modified: mtimeMs});
    } else {
      report.error(
        "files/outside-link",
        fileAt(file),
        "links to folders are not followed",
        "move the folder here"
      );
    }
  };
  walk(top, folder);
  return found;
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function isPassedOver(name: string): boolean {
  return (
    name.startsWith(".") ||
    name.endsWith("~") ||
    name.endsWith(".swp") ||
    /^(Thumbs\.db|desktop\.ini)$/i.test(name)
  );
}

function realTarget(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** A file that is there, below a folder. Throws when it is not. */
export function foundAt(root: string, file: string, path = join(root, file)): FoundFile {
  const {size, mtimeMs} = statSync(path);
  return {file, path, bytes: size, modified: mtimeMs};
}

/** Reads a text file; one that is too large or not UTF-8 is a problem, and gives undefined. */
export function readText(found: FoundFile, report: Report): TextFile | undefined {
  const {file, path, bytes: size} = found;
  if (size > largestText) {
    const message = `this file has ${size.toLocaleString("en")} bytes; a text may have ${largestText.toLocaleString("en")}`;
    report.error(
      "files/too-large",
      fileAt(file),
      message,
      "split it, or move what is not text out of content/"
    );
    return undefined;
  }
  const bytes = readFileSync(path);
  const text = decode(bytes);
  if (text === undefined || text.includes("\0")) {
    const at = text === undefined ? firstBadByte(bytes) : bytes.indexOf(0);
    const lines = bytes.subarray(0, at).toString("latin1").split("\n");
    const position = {file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1};
    const message = "this file is not UTF-8 text from here on, so its letters cannot be known";
    report.error("files/not-utf8", position, message, "save it again with the encoding UTF-8");
    return undefined;
  }
  return {file, text: text.replace(/\r\n?/g, "\n")};
}

/** Where some words first stand in a file of the newsroom; the file as a whole when they do not, or when there are none. */
export function placeOfWords(root: string, file: string, words: string | undefined): Position {
  const lines = words === undefined ? [] : readFileSync(join(root, file), "utf8").split("\n");
  const line = lines.findIndex((text) => words !== undefined && text.includes(words));
  if (line < 0) return fileAt(file);
  return {file, line: line + 1, column: (lines[line]?.indexOf(words ?? "") ?? 0) + 1};
}

/** The text of a file for showing a line of it; undefined for what is not a plain small text file of the newsroom. */
export function textForFrame(root: string, file: string): string | undefined {
  const path = join(root, file);
  const entry = lstatSync(path, {throwIfNoEntry: false});
  if (!/\.(md|yaml|svg)$/.test(file) || !entry?.isFile() || entry.size > largestText) return undefined;
  return readFileSync(path, "utf8");
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The index of the first byte that no UTF-8 text has there. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const decoder = new TextDecoder("utf-8", {fatal: true});
    try {
      decoder.decode(bytes.subarray(0, middle), {stream: true});
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
