import {closeSync, openSync, readFileSync, readSync} from "node:fs";
import type {ImageFile} from "../model/picture.ts";
import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";
import {type FoundFile, largestDrawing, largestImage} from "./files.ts";
import {bytesThatTell, kindByContent, kindByName, type PictureKind} from "./pictureKind.ts";
import {svgFault} from "./svg.ts";

/** Checks the files in `content/images/`: pictures of a kind that browsers show, of a bearable size, with nothing in them that runs. */
export function readImages(files: readonly FoundFile[], report: Report): readonly ImageFile[] {
  return files.flatMap((found) => {
    const image = {
      name: found.file.replace(/^content\/images\//, ""),
      path: found.path,
      bytes: found.bytes,
      modified: found.modified,
      at: fileAt(found.file)
    };
    return isSound(found, report) ? [image] : [];
  });
}

function isSound(found: FoundFile, report: Report): boolean {
  const {file, path, bytes: size} = found;
  const at = fileAt(file);
  const kind = kindByName(file);
  if (kind === undefined) {
    report.error(
      "picture/format",
      at,
      "this is not a picture that pages can show",
      "use svg, png, jpg, webp or avif"
    );
    return false;
  }
  const most = kind === "svg" ? largestDrawing : largestImage;
  if (size > most) {
    report.error(
      "picture/too-large",
      at,
      `this picture has ${size.toLocaleString("en")} bytes, of ${most.toLocaleString("en")} at most`,
      "save it smaller"
    );
    return false;
  }
  if (size === 0) {
    report.error("picture/unreadable", at, "this picture is empty", "put it there again");
    return false;
  }
  return (
    isNamedRightly(found, kind, report) && (kind !== "svg" || isSafeSvg(readFileSync(path), file, report))
  );
}

/** Hosts and browsers go by a file's name: a drawing that is called a photograph would pass by the check for what runs. */
function isNamedRightly({file, path}: FoundFile, named: PictureKind, report: Report): boolean {
  const kind = kindByContent(firstBytes(path));
  if (kind === named) return true;
  report.error(
    "picture/kind",
    fileAt(file),
    `this file is called ${named} and holds ${kind ?? "something else"}, so nobody can tell what it would do`,
    kind === undefined
      ? `save it again as ${named}`
      : `let its name end in .${kind}, or save it again as ${named}`
  );
  return false;
}

function firstBytes(path: string): Uint8Array {
  const bytes = new Uint8Array(bytesThatTell);
  const file = openSync(path, "r");
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}

function isSafeSvg(bytes: Uint8Array, file: string, report: Report): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    report.error("picture/unreadable", fileAt(file), "this SVG is not in UTF-8", "save it again as UTF-8");
    return false;
  }
  const fault = svgFault(text);
  if (fault === undefined) return true;
  const lines = text.slice(0, fault.offset).split("\n");
  const at = {file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1};
  report.error(
    "picture/unsafe-svg",
    at,
    "this SVG holds something that runs or that calls another site",
    `take out ${JSON.stringify(fault.words)}`
  );
  return false;
}
