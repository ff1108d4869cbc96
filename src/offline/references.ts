import {Parser} from "htmlparser2";

/**
 * The files that a page shows: style sheets, scripts, faces, pictures in all of their sizes; as their paths below the
 * site's root. What a page only links to is not among them.
 */
export function filesShownBy(html: string, pathPrefix: string): readonly string[] {
  const addresses: string[] = [];
  const parser = new Parser({
    onopentag(name, {rel, href, src, srcset}) {
      if (name === "link" && href !== undefined && /^(?:stylesheet|preload|icon)$/.test(rel ?? ""))
        addresses.push(href);
      if ((name === "script" || name === "img") && src !== undefined) addresses.push(src);
      for (const candidate of srcset?.split(",") ?? [])
        addresses.push(candidate.trim().split(/\s+/)[0] ?? "");
    }
  });
  parser.end(html);
  const root = `${pathPrefix}/`;
  return addresses.filter((address) => address.startsWith(root)).map((address) => address.slice(root.length));
}

/** The files that a style sheet asks for, as their paths below the site's root; its own path is `from`. */
export function filesNamedIn(css: string, from: string): readonly string[] {
  return [...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)].flatMap(([, address = ""]) => {
    if (address.startsWith("data:")) return [];
    const {pathname} = new URL(address, `http://site/${from}`);
    return [pathname.slice(1)];
  });
}
