import {pagePermalink} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import {indexFolder} from "../model/searchSettings.ts";
import {fill} from "../model/strings.ts";
import {absoluteUrl, pathPrefix} from "../rendering/addresses.ts";
import {dateTime} from "../rendering/dates.ts";
import {html} from "../rendering/markup.ts";
import {type EditionFile, textFile} from "./editionFile.ts";
import {type EditionPlaces, fileAt, localAddress, relativePath} from "./localAddress.ts";
import {localPage} from "./localPage.ts";
import {type ClientFolders, localSearch, searchScript} from "./localSearch.ts";
import {facesIn, localStyle} from "./localStyle.ts";
import type {IndexFile} from "./packs.ts";
import {illustration, readMe} from "./readMe.ts";

export interface EditionWish {
  readonly publication: Publication;
  /** The name of the topic that the edition is about, if not about everything. */
  readonly topic: string | undefined;
  /** The name of the edition's folder. */
  readonly name: string;
  /** The files of the site as built, by their paths from its root, the search index among them. */
  readonly site: ReadonlyMap<string, Uint8Array>;
  /** Which file stands for each of the site's pictures; those that are left out have none. */
  readonly chosen: ReadonlyMap<string, string>;
  /** A PNG of 48 by 48 pixels. */
  readonly illustration: Uint8Array;
  readonly clients: ClientFolders;
}

export interface Edition {
  /** In the order of their paths. */
  readonly files: readonly EditionFile[];
  readonly pages: number;
}

/** A publication as a folder that opens without a server: its pages, what they show, and its search. */
export async function editionOf(wish: EditionWish): Promise<Edition> {
  const {publication, name, topic, site, chosen} = wish;
  const redirects = new Map<string, string>(publication.redirects.map(({from, to}) => [from, to]));
  const pages = [...site].filter(([path]) => isPage(path, redirects));
  const places: EditionPlaces = {
    masthead: publication.masthead,
    files: new Set([
      ...pages.map(([path]) => path),
      ...[...site.keys()].filter((path) => /^assets\/[^/]+\.css$|^favicon\.svg$/.test(path)),
      ...[...chosen.values()].map((permalink) => fileAt(permalink))
    ]),
    redirects
  };
  const used = new Set<string>();
  const local = pages.map(([path, body]) =>
    textFile(path, pageOf(path, Buffer.from(body).toString("utf8"), {publication, places, chosen, used}))
  );
  const shown = [...used].flatMap((path) => (/\.(?:html|css)$/.test(path) ? [] : fileNamed(path, site)));
  const styles = [...used]
    .filter((path) => path.endsWith(".css"))
    .map((path) => ({path, css: Buffer.from(site.get(path) ?? "").toString("utf8")}));
  const faces = new Set(styles.flatMap(({css}) => facesIn(css)));
  const search = await localSearch(indexIn(site), wish.clients);
  const files = [
    ...local,
    ...shown,
    ...styles.map(({path, css}) => textFile(path, localStyle(css))),
    ...[...faces].flatMap((face) => fileNamed(`assets/${face}`, site)),
    ...search,
    {path: illustration, body: wish.illustration},
    textFile("README.txt", readMe(publication, name, topic))
  ];
  return {files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), pages: pages.length};
}

/** Pages that a host needs, at old addresses or for keeping what is there already, are of no use in a folder. */
function isPage(path: string, redirects: ReadonlyMap<string, string>): boolean {
  if (!path.endsWith(".html") || path === "404.html" || /(?:^|\/)offline\/index\.html$/.test(path))
    return false;
  return !redirects.has(pathOf(path));
}

function pathOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, "$1")}`;
}

interface PageContext {
  readonly publication: Publication;
  readonly places: EditionPlaces;
  /** Which file stands for each of the site's pictures. */
  readonly chosen: ReadonlyMap<string, string>;
  /** Grows by the files that pages name. */
  readonly used: Set<string>;
}

function pageOf(file: string, text: string, {publication, places, chosen, used}: PageContext): string {
  const {masthead, strings, now} = publication;
  const path = pathOf(file);
  const prefix = pathPrefix(masthead);
  const address = (href: string) => {
    const local = localAddress(href, path, places);
    const [target = ""] = local.split(/[?#]/);
    if (local !== href && !/^[a-z]+:/.test(target)) used.add(fileFrom(file, target));
    return local;
  };
  return localPage(text, {
    address,
    picture: (src) => {
      const taken = chosen.get(src.slice(prefix.length));
      return taken === undefined ? undefined : address(prefix + taken);
    },
    searchScript: /(^|\/)search\/index\.html$/.test(file) ? relativePath(file, searchScript) : undefined,
    note: (language) => {
      const words = strings[language];
      const asOf = fill(words.asOf, {date: dateTime(now, masthead.timeZone, words).text});
      const url = absoluteUrl(pagePermalink(path), masthead);
      return html`<p class="edition">${asOf} · <a href="${url}"><bdi>${new URL(masthead.url).host}</bdi></a></p>\n`
        .html;
    }
  });
}

/** The file, from the root, that a relative address on another leads to. */
function fileFrom(file: string, relative: string): string {
  return decodeURIComponent(new URL(relative, `file:///${file}`).pathname.slice(1));
}

function fileNamed(path: string, site: ReadonlyMap<string, Uint8Array>): readonly EditionFile[] {
  const body = site.get(path);
  return body === undefined ? [] : [{path, body}];
}

function indexIn(site: EditionWish["site"]): readonly IndexFile[] {
  const folder = `${indexFolder}/`;
  return [...site]
    .filter(([path]) => path.startsWith(folder))
    .map(([path, body]) => ({name: path.slice(folder.length), body}));
}
