import {outputPath, type Permalink} from "../model/permalink.ts";
import type {OutputFile, Sheet} from "../model/sheet.ts";
import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";

/** Asks before anything is written: has every page and file an address of its own, on disks that fold case too? */
export function checkPermalinks(
  sheets: readonly Sheet[],
  files: readonly Pick<OutputFile, "permalink">[],
  report: Report
): void {
  const owners = new Map<string, string | undefined>();
  const claim = (permalink: Permalink, source: string | undefined) => {
    const path = outputPath(permalink).toLowerCase();
    if (!owners.has(path)) {
      owners.set(path, source);
      return;
    }
    const other = owners.get(path) ?? "a page of the site itself";
    const message = `${permalink} would be written twice: ${other} is there already`;
    report.error(
      "permalink/taken",
      fileAt(source ?? owners.get(path) ?? "_data/redirects.yaml"),
      message,
      "rename the file, or take the redirect out"
    );
  };
  for (const {permalink, source} of sheets) claim(permalink, source);
  for (const {permalink} of files) claim(permalink, undefined);
}
