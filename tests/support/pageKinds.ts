import {closeSync, fstatSync, openSync, readdirSync, readSync} from "node:fs";
import {join} from "node:path";
import {type Direction, languages} from "../../src/model/language.ts";

/** What a kind of page may weigh: a line of tests/measure/budgets.json. */
export type Weight = "front" | "story" | "hub" | "list" | "search" | "text";

/** A page type, as it is known by its place in a built site. */
export interface PageKind {
  /** The page type's name in src/pages/registry.ts. */
  readonly type: string;
  readonly weight: Weight;
  /** Of the path below the root of its language, such as `topics/tides/`. The first kind that fits is the page's. */
  readonly path: RegExp;
  /** Another type of the same template, which stands for this one where all of them would take long. */
  readonly like?: string;
}

/** Every page type but redirects, which lead elsewhere at once. */
export const pageKinds: readonly PageKind[] = [
  {type: "home", weight: "front", path: /^$/},
  {type: "article", weight: "story", path: /^articles\/[^/]+\/$/},
  {type: "hub", weight: "hub", path: /^topics\/[^/]+\/$/},
  {type: "briefing", weight: "text", path: /^topics\/[^/]+\/briefing\/$/},
  {type: "topicArchive", weight: "list", path: /^topics\/[^/]+\/archive\/(?:\d+\/)?$/, like: "tag"},
  {type: "timeline", weight: "list", path: /^topics\/[^/]+\/timeline\/$/},
  {type: "topicsIndex", weight: "list", path: /^topics\/$/},
  {type: "tagsIndex", weight: "list", path: /^tags\/$/, like: "topicsIndex"},
  {type: "tag", weight: "list", path: /^tags\/[^/]+\/(?:\d+\/)?$/},
  {type: "seriesIndex", weight: "list", path: /^series\/$/, like: "topicsIndex"},
  {type: "series", weight: "list", path: /^series\/[^/]+\/$/},
  {type: "authorsIndex", weight: "list", path: /^authors\/$/, like: "topicsIndex"},
  {type: "author", weight: "list", path: /^authors\/[^/]+\/(?:\d+\/)?$/, like: "person"},
  {type: "peopleIndex", weight: "list", path: /^people\/$/, like: "topicsIndex"},
  {type: "person", weight: "list", path: /^people\/[^/]+\/(?:\d+\/)?$/},
  {type: "organisationsIndex", weight: "list", path: /^organisations\/$/, like: "topicsIndex"},
  {type: "organisation", weight: "list", path: /^organisations\/[^/]+\/(?:\d+\/)?$/, like: "person"},
  {type: "placesIndex", weight: "list", path: /^places\/$/, like: "topicsIndex"},
  {type: "place", weight: "list", path: /^places\/[^/]+\/(?:\d+\/)?$/, like: "person"},
  {type: "archive", weight: "list", path: /^archive\/$/},
  {type: "archiveYear", weight: "list", path: /^archive\/\d{4}\/$/, like: "archive"},
  {type: "archiveMonth", weight: "list", path: /^archive\/\d{4}\/\d\d\/$/},
  {type: "search", weight: "search", path: /^search\/$/},
  {type: "offline", weight: "search", path: /^offline\/$/},
  {type: "corrections", weight: "list", path: /^corrections\/(?:\d+\/)?$/},
  {type: "notFound", weight: "text", path: /^404\.html$/},
  {type: "standing", weight: "text", path: /^[a-z0-9-]+\/$/}
];

/** A page of a built site that stands for all of its kind in one direction. */
export interface KindPage {
  /** Such as `article` and `article-rtl`. */
  readonly name: string;
  readonly kind: PageKind;
  readonly direction: Direction;
  readonly language: string;
  /** From the site's root, without a slash before it. */
  readonly path: string;
}

/**
 * The largest page of each kind in each direction, in the order of the kinds. From right to left a page in Urdu
 * stands before others: its face is the heaviest and its lines are the highest.
 */
export function kindPages(site: string): readonly KindPage[] {
  const chosen = new Map<string, KindPage & {readonly size: number}>();
  for (const {path, size, beginning} of htmlFiles(site)) {
    const kind = kindAt(path);
    const html = /<html lang="([^"]+)" dir="(ltr|rtl)"/.exec(beginning);
    if (kind === undefined || html === null || beginning.includes('http-equiv="refresh"')) continue;
    const [, language = "", dir] = html;
    const direction = dir === "rtl" ? "rtl" : "ltr";
    const name = direction === "ltr" ? kind.type : `${kind.type}-rtl`;
    const page = {name, kind, direction, language, path, size} as const;
    const other = chosen.get(name);
    if (other === undefined || isHeavier(page, other)) chosen.set(name, page);
  }
  return pageKinds.flatMap(({type}) => [type, `${type}-rtl`].flatMap((name) => chosen.get(name) ?? []));
}

type Weighed = {readonly language: string; readonly size: number};

function isHeavier(page: Weighed, other: Weighed): boolean {
  const isUrdu = page.language === "ur";
  return isUrdu === (other.language === "ur") ? page.size > other.size : isUrdu;
}

/** Those that tests read through: of each kind from left to right, of each template from right to left. */
export function readPages(site: string): readonly KindPage[] {
  return kindPages(site).filter(({kind, direction}) => direction === "ltr" || kind.like === undefined);
}

/** The kind of the page at a path, which begins without a slash. */
export function kindAt(path: string): PageKind | undefined {
  const root = languages.map((language) => `${language.toLowerCase()}/`).find((dir) => path.startsWith(dir));
  const below = path.slice(root?.length ?? 0);
  return pageKinds.find((kind) => kind.path.test(below));
}

interface HtmlFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly beginning: string;
}

function htmlFiles(site: string): readonly HtmlFile[] {
  return readdirSync(site, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".html"))
    .sort()
    .map((file) => ({
      path: file.replaceAll("\\", "/").replace(/(^|\/)index\.html$/, "$1"),
      ...beginningOf(join(site, file))
    }));
}

/** The head of a page holds all that tells its kind. */
function beginningOf(file: string): Pick<HtmlFile, "size" | "beginning"> {
  const bytes = Buffer.alloc(4096);
  const open = openSync(file, "r");
  const read = readSync(open, bytes);
  const size = fstatSync(open).size;
  closeSync(open);
  return {size, beginning: bytes.subarray(0, read).toString("utf8")};
}
