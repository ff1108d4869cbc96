import {isSlug, type Slug, slugLike} from "../model/slug.ts";
import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";

/** The slug that a file's name gives its noun; a name that cannot be a slug is a problem. */
export function slugOfFile(file: string, report: Report): Slug | undefined {
  const name = (file.split("/").at(-1) ?? file).replace(/\.[^.]+$/, "");
  if (isSlug(name)) return name;
  const near = slugLike(name);
  const message = `${JSON.stringify(name)} cannot be part of an address: a slug has small letters a-z, digits and single hyphens`;
  report.error(
    "slug/form",
    fileAt(file),
    message,
    near === "" ? "give the file a name in Latin letters" : `rename the file ${near}.md`
  );
  return undefined;
}
