import {Parser} from "htmlparser2";

/** What is kept of a photograph: WebP, which all browsers that keep anything know, at the width of a dense phone. */
const keptType = "image/webp";
const keptWidth = 800;

/**
 * The files that a page shows: style sheets, scripts, faces, and of each picture the one file that stands for all of
 * its formats and sizes; as their paths below the site's root. What a page only links to is not among them.
 */
export function filesShownBy(html: string, pathPrefix: string): readonly string[] {
  const addresses: string[] = [];
  let chosen: string | undefined;
  const parser = new Parser({
    onopentag(name, {rel, href, src, srcset, type}) {
      if (name === "picture") chosen = undefined;
      if (name === "link" && href !== undefined && /^(?:stylesheet|preload|icon)$/.test(rel ?? ""))
        addresses.push(href);
      if (name === "script" && src !== undefined) addresses.push(src);
      if (name === "source" && type === keptType) chosen = keptOf(srcset ?? "");
      if (name === "img" && src !== undefined) addresses.push(chosen ?? src);
    },
    onclosetag(name) {
      if (name === "picture") chosen = undefined;
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

/** Of several widths the widest that is no wider than what is kept, else the first. */
function keptOf(srcset: string): string | undefined {
  const candidates = srcset.split(",").map((candidate) => {
    const [address = "", width = ""] = candidate.trim().split(/\s+/);
    return {address, width: Number.parseInt(width, 10)};
  });
  return (candidates.filter(({width}) => width <= keptWidth).at(-1) ?? candidates[0])?.address;
}
