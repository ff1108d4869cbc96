import {readFileSync, statSync} from "node:fs";
import type {ImageFile} from "../model/picture.ts";
import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";
import {type FoundFile, largestImage} from "./files.ts";

const formats = /\.(svg|png|jpe?g|webp|avif)$/i;

/** Checks the files in `content/images/`: pictures of a kind that browsers show, of a bearable size, with nothing in them that runs. */
export function readImages(files: readonly FoundFile[], report: Report): readonly ImageFile[] {
  return files.flatMap((found) => {
    const image = {
      name: found.file.replace(/^content\/images\//, ""),
      path: found.path,
      at: fileAt(found.file)
    };
    return isSound(found, report) ? [image] : [];
  });
}

function isSound({file, path}: FoundFile, report: Report): boolean {
  const at = fileAt(file);
  if (!formats.test(file)) {
    report.error(
      "picture/format",
      at,
      "this is not a picture that pages can show",
      "use svg, png, jpg, webp or avif"
    );
    return false;
  }
  const size = statSync(path).size;
  if (size > largestImage) {
    report.error(
      "picture/too-large",
      at,
      `this picture has ${size.toLocaleString("en")} bytes, of ${largestImage.toLocaleString("en")} at most`,
      "save it smaller"
    );
    return false;
  }
  if (size === 0) {
    report.error("picture/unreadable", at, "this picture is empty", "put it there again");
    return false;
  }
  return !/\.svg$/i.test(file) || isSafeSvg(readFileSync(path, "utf8"), file, report);
}

/** What in an SVG could run a program or call another site when a reader opens it on its own. */
const unsafe =
  /<\s*(script|foreignObject|iframe|embed|object|handler)\b|\son[a-z]+\s*=|javascript:|<!ENTITY|(?:href|src)\s*=\s*["']\s*(?:https?:|\/\/|data:text)|@import|url\(\s*["']?\s*(?:https?:|\/\/)/i;

function isSafeSvg(text: string, file: string, report: Report): boolean {
  const match = unsafe.exec(text);
  if (match === null) return true;
  const lines = text.slice(0, match.index).split("\n");
  const at = {file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1};
  report.error(
    "picture/unsafe-svg",
    at,
    "this SVG holds something that runs or that calls another site",
    `take out ${JSON.stringify(match[0].trim())}`
  );
  return false;
}
