/** What is kept of a photograph: WebP, which all browsers that keep anything know, at the width of a dense phone. */
const keptType = "image/webp";
const keptWidth = 800;

/** The tags that show something with their attributes, and what has no tags in it. */
const told =
  /<(?:!--[\s\S]*?-->|(script|style|textarea|title|link|source|img|\/?picture)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>)/gi;

const attribute = /([^\s=/"'>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/**
 * The files that a page shows: style sheets, scripts, faces, and of each picture the one file that stands for all of
 * its formats and sizes; as their paths below the site's root. What a page only links to is not among them. Of the
 * HTML only the few tags that matter are read, which takes a quarter of what a parser does; what stands in attributes is
 * escaped.
 */
export function filesShownBy(html: string, pathPrefix: string): readonly string[] {
  const addresses: string[] = [];
  let chosen: string | undefined;
  told.lastIndex = 0;
  for (let match = told.exec(html); match !== null; match = told.exec(html)) {
    const name = match[1]?.toLowerCase() ?? "";
    const {rel = "", href, src, srcset = "", type} = attributesIn(match[2] ?? "");
    if (name.endsWith("picture")) chosen = undefined;
    if (name === "link" && href !== undefined && /^(?:stylesheet|preload|icon)$/.test(rel))
      addresses.push(href);
    if (name === "script" && src !== undefined) addresses.push(src);
    if (name === "source" && type === keptType) chosen = keptOf(srcset);
    if (name === "img" && src !== undefined) addresses.push(chosen ?? src);
    if (holdsText.test(name)) told.lastIndex = endOf(name, html, told.lastIndex);
  }
  const root = `${pathPrefix}/`;
  return addresses.filter((address) => address.startsWith(root)).map((address) => address.slice(root.length));
}

/** What is between these and their ends is text, whatever it looks like. */
const holdsText = /^(?:script|style|textarea|title)$/;

function endOf(name: string, html: string, from: number): number {
  const end = html.indexOf(`</${name}`, from);
  return end < 0 ? html.length : end;
}

function attributesIn(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single, bare] of text.matchAll(attribute))
    found[name.toLowerCase()] ??= unescaped(double ?? single ?? bare ?? "");
  return found;
}

/** What templates escape. */
function unescaped(value: string): string {
  return value.includes("&")
    ? value.replace(/&(amp|quot|lt|gt|#39);/g, (_, name: string) => meant[name] ?? "")
    : value;
}

const meant: Readonly<Record<string, string>> = {amp: "&", quot: '"', lt: "<", gt: ">", "#39": "'"};

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
