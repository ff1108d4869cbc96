import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {Parser} from "htmlparser2";

/** An address that a page names. */
export interface PageLink {
  readonly href: string;
  /** `a href`, `img src`, …: what names it, for messages. */
  readonly by: string;
}

/** A page as it was built. */
export interface BuiltPage {
  /** From the site's root: `/topics/kashmir/`, `/404.html`. */
  readonly path: string;
  readonly language: string;
  readonly title: string;
  readonly ids: readonly string[];
  readonly links: readonly PageLink[];
  /** Levels of the headings, in order. */
  readonly headings: readonly number[];
  readonly imagesWithoutSize: readonly string[];
  readonly imagesWithoutAlt: readonly string[];
}

/** A feed or sitemap as it was built. */
export interface BuiltFeed {
  readonly path: string;
  readonly text: string;
}

/** A built site, read once; checks ask it, never the disk. */
export interface BuiltSite {
  readonly pages: readonly BuiltPage[];
  readonly pageAt: ReadonlyMap<string, BuiltPage>;
  /** Every file, by its path from the site's root: `/feed.xml`. */
  readonly files: ReadonlySet<string>;
  readonly feeds: readonly BuiltFeed[];
}

/** Reads a built site from its folder. */
export function readBuiltSite(folder: string): BuiltSite {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map(
      (entry) =>
        `/${join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll("\\", "/")}`
    )
    .sort();
  const text = (file: string) => readFileSync(join(folder, file), "utf8");
  const pages = files
    .filter((file) => file.endsWith(".html"))
    .map((file) => readPage(pathOf(file), text(file)));
  const feeds = files
    .filter((file) => /\/(feed\.(xml|json)|sitemap[^/]*\.xml)$/.test(file))
    .map((file) => ({path: file, text: text(file)}));
  return {pages, pageAt: new Map(pages.map((page) => [page.path, page])), files: new Set(files), feeds};
}

function pathOf(file: string): string {
  return file.endsWith("/index.html") ? file.slice(0, -"index.html".length) : file;
}

/** Reads what checks ask about out of a page's HTML. */
export function readPage(path: string, html: string): BuiltPage {
  const ids: string[] = [];
  const links: PageLink[] = [];
  const headings: number[] = [];
  const imagesWithoutSize: string[] = [];
  const imagesWithoutAlt: string[] = [];
  let language = "";
  let title = "";
  let isInTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      const {id, lang, href, src, srcset, content} = attributes;
      if (id !== undefined) ids.push(id);
      if (name === "html") language = lang ?? "";
      if (name === "title") isInTitle = title === "";
      if (/^h[1-6]$/.test(name)) headings.push(Number(name.slice(1)));
      if (href !== undefined) links.push({href, by: `${name} href`});
      if (src !== undefined) links.push({href: src, by: `${name} src`});
      for (const part of srcset?.split(",") ?? [])
        links.push({href: part.trim().split(/\s+/)[0] ?? "", by: `${name} srcset`});
      if (name === "form" && attributes["action"] !== undefined)
        links.push({href: attributes["action"], by: "form action"});
      if (name === "meta" && /^og:(image|url)$/.test(attributes["property"] ?? ""))
        links.push({href: content ?? "", by: "meta content"});
      if (name === "meta" && attributes["http-equiv"] === "refresh")
        links.push({href: content?.split("url=")[1] ?? "", by: "meta refresh"});
      if (name === "img") {
        if (attributes["width"] === undefined || attributes["height"] === undefined)
          imagesWithoutSize.push(src ?? "");
        if (attributes["alt"] === undefined) imagesWithoutAlt.push(src ?? "");
      }
    },
    ontext(words) {
      if (isInTitle) title += words;
    },
    onclosetag(name) {
      if (name === "title") isInTitle = false;
    }
  });
  parser.end(html);
  return {path, language, title: title.trim(), ids, links, headings, imagesWithoutSize, imagesWithoutAlt};
}
