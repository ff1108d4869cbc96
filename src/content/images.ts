import {readFileSync, statSync} from "node:fs";
import type {ImageFile} from "../model/picture.ts";
import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";
import {type FoundFile, largestImage} from "./files.ts";
import {svgFault} from "./svg.ts";

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
  return !/\.svg$/i.test(file) || isSafeSvg(readFileSync(path), file, report);
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
