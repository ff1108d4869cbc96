import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {readNewsroom} from "./content/newsroom.ts";
import {type StarterKind, starterFor} from "./content/starters.ts";
import {home} from "./home.ts";
import {instantAt} from "./model/instant.ts";
import {isSlug} from "./model/slug.ts";
import {Report} from "./problems/report.ts";
import {UseError} from "./useError.ts";

/** Makes a file to start from, and says where. Throws UseError when there is such a thing already, or cannot be. */
export function makeNew(kind: StarterKind, slug: string, root: string): void {
  if (!isSlug(slug))
    throw new UseError(`${JSON.stringify(slug)} is not a slug: small letters a-z, digits and single hyphens`);
  const newsroom = readNewsroom({root, home}, new Report());
  if (newsroom === undefined)
    throw new UseError(`${root} holds no newsroom: it has no sound _data/masthead.yaml`);
  if (newsroom.claimed[kind === "live" ? "article" : kind]?.has(slug))
    throw new UseError(`the ${kind} ${slug} is there already`);
  const {file, text, isAppended} = starterFor(
    kind,
    slug,
    newsroom,
    instantAt(Math.floor(Date.now() / 60_000) * 60_000)
  );
  const path = join(root, file);
  mkdirSync(dirname(path), {recursive: true});
  const isNew = !existsSync(path);
  writeFileSync(path, isNew ? text.trimStart() : text, {flag: isAppended ? "a" : "wx"});
  console.log(`${isAppended ? "Added to" : "Made"} ${relative(process.cwd(), path)}`);
}
