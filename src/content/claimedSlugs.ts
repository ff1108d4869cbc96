import type {ClaimedSlugs} from "../model/newsroom.ts";
import type {Slug} from "../model/slug.ts";
import type {FoundFile} from "./files.ts";
import type {FileKind, KeyedKind} from "./layout.ts";
import type {YamlSource} from "./yamlSource.ts";

/** The slugs that files' names and data files' keys claim, whatever else is wrong with them. */
export function claimedSlugs(
  files: Readonly<Record<FileKind, readonly FoundFile[]>>,
  keyed: Readonly<Record<KeyedKind, readonly YamlSource[]>>
): ClaimedSlugs {
  const names = (kind: FileKind) =>
    new Set(files[kind].map(({file}) => (file.split("/").at(-1) ?? "").replace(/\.md$/, "")));
  const keys = (kind: KeyedKind) => keysOf(files[kind].length > 0, keyed[kind]);
  return {
    article: names("article"),
    topic: names("topic"),
    page: names("page"),
    background: names("background"),
    picture: new Set(files.image.map(({file}) => file.replace(/^content\/images\//, ""))),
    person: keys("people"),
    organisation: keys("organisations"),
    place: keys("places"),
    tag: keys("tags"),
    series: keys("series"),
    author: keys("authors"),
    document: keys("documents")
  };
}

/** The keys of a data file; undefined when it is there and cannot be read. */
function keysOf(isThere: boolean, [source]: readonly YamlSource[]): ReadonlySet<Slug> | undefined {
  if (!isThere) return new Set();
  const data = source?.data;
  return typeof data === "object" && data !== null ? new Set(Object.keys(data)) : undefined;
}
