import {Parser} from "htmlparser2";
import {ownText} from "../model/ownText.ts";

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
  readonly read: () => string;
}

/** The paths of a site's files from its root: `/feed.xml`. There are many, so that they are asked for one by one. */
export interface SitePaths extends Iterable<string> {
  readonly has: (path: string) => boolean;
}

/** A built site; checks ask it, never the disk. */
export interface BuiltSite {
  readonly pages: readonly BuiltPage[];
  readonly pageAt: (path: string) => BuiltPage | undefined;
  readonly files: SitePaths;
  readonly feeds: readonly BuiltFeed[];
}

/** What is known of a site of which only a part was made anew. */
export interface SiteParts {
  /** The pages and feeds to be checked. */
  readonly pages: readonly BuiltPage[];
  readonly feeds: readonly BuiltFeed[];
  readonly files: SitePaths;
  /** The HTML of a page that is among them. */
  readonly htmlAt: (file: string) => string;
}

/** A site as checks ask about it. Pages that are not to be checked are read when a link leads to a place in them. */
export function siteOf({pages, feeds, files, htmlAt}: SiteParts): BuiltSite {
  const known = new Map(pages.map((page) => [page.path, page]));
  return {
    pages,
    feeds,
    files,
    pageAt(path) {
      const file = path.endsWith("/") ? `${path}index.html` : path;
      const page =
        known.get(path) ??
        (files.has(file) && file.endsWith(".html") ? readPage(path, htmlAt(file)) : undefined);
      if (page !== undefined) known.set(path, page);
      return page;
    }
  };
}

/** The address of the page that a file is of. */
export function pagePathOf(file: string): string {
  return file.endsWith("/index.html") ? file.slice(0, -"index.html".length) : file;
}

/**
 * Reads what checks ask about out of the HTML of pages. What a parser gives are parts of a page: here they are copies,
 * and what many pages link to is one.
 */
export class PageReader {
  readonly #links = new Map<string, PageLink>();

  read(path: string, html: string): BuiltPage {
    return readPage(path, html, {
      own: ownText,
      link: (href, by) => {
        const key = `${by} ${href}`;
        const known = this.#links.get(key);
        if (known !== undefined) return known;
        const link = {href: ownText(href), by};
        this.#links.set(ownText(key), link);
        return link;
      }
    });
  }
}

/** How what stands in a page is kept. */
interface Keeping {
  readonly own: (text: string) => string;
  readonly link: (href: string, by: string) => PageLink;
}

const asItIs: Keeping = {own: (text) => text, link: (href, by) => ({href, by})};

/** Reads what checks ask about out of a page's HTML. */
export function readPage(path: string, html: string, keeping: Keeping = asItIs): BuiltPage {
  const {own} = keeping;
  const ids: string[] = [];
  const links: PageLink[] = [];
  const headings: number[] = [];
  const imagesWithoutSize: string[] = [];
  const imagesWithoutAlt: string[] = [];
  let language = "";
  let title = "";
  let isInTitle = false;
  const link = (href: string, by: string) => links.push(keeping.link(href, by));
  const parser = new Parser({
    onopentag(name, attributes) {
      const {id, lang, href, src, srcset, content} = attributes;
      if (id !== undefined) ids.push(own(id));
      if (name === "html") language = own(lang ?? "");
      if (name === "title") isInTitle = title === "";
      if (/^h[1-6]$/.test(name)) headings.push(Number(name.slice(1)));
      if (href !== undefined) link(href, `${name} href`);
      if (src !== undefined) link(src, `${name} src`);
      for (const part of srcset?.split(",") ?? []) link(part.trim().split(/\s+/)[0] ?? "", `${name} srcset`);
      if (name === "form" && attributes["action"] !== undefined) link(attributes["action"], "form action");
      if (name === "meta" && /^og:(image|url)$/.test(attributes["property"] ?? ""))
        link(content ?? "", "meta content");
      if (name === "meta" && attributes["http-equiv"] === "refresh")
        link(content?.split("url=")[1] ?? "", "meta refresh");
      if (name === "img") {
        if (attributes["width"] === undefined || attributes["height"] === undefined)
          imagesWithoutSize.push(own(src ?? ""));
        if (attributes["alt"] === undefined) imagesWithoutAlt.push(own(src ?? ""));
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
  return {
    path,
    language,
    title: own(title.trim()),
    ids,
    links,
    headings,
    imagesWithoutSize,
    imagesWithoutAlt
  };
}
