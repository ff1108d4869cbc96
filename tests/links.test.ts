import {join} from "node:path";
import {Parser} from "htmlparser2";
import {describe, expect, test} from "vitest";
import {buildSite} from "./support/khabar.ts";
import {home, newsroomLike, shippedNewsroom, treeOf} from "./support/newsrooms.ts";

/** Follows every address of a built site as a stranger would, without any of the program's own reading. */
describe.each([
  ["at the root of a host", "https://news.example/"],
  ["under a path prefix", "https://news.example/sub/paper/"]
])("%s", (_, url) => {
  test.each(["full", "shipped"])("every address of the %s newsroom leads somewhere", async (name) => {
    const root = name === "full" ? newsroomLike(join(home, "tests/sites/full/newsroom")) : shippedNewsroom();
    const site = treeOf(await buildSite(root, "--url", url));
    const ids = new Map(
      [...site]
        .filter(([path]) => path.endsWith(".html"))
        .map(([path, bytes]) => [path, idsIn(bytes.toString())])
    );
    const faults: string[] = [];
    let followed = 0;
    for (const [path, bytes] of site) {
      for (const address of addressesIn(path, bytes.toString())) {
        const target = new URL(address, new URL(path.replace(/index\.html$/, ""), url));
        if (target.origin !== new URL(url).origin) continue;
        followed++;
        const file = fileOf(target, url);
        if (file === undefined || !site.has(file)) faults.push(`${path}: ${address}`);
        else if (target.hash !== "" && !ids.get(file)?.has(decodeURIComponent(target.hash.slice(1))))
          faults.push(`${path}: ${address}`);
      }
    }
    expect(faults).toEqual([]);
    expect(followed).toBeGreaterThan(name === "full" ? 900 : 8000);
  });
});

function fileOf(target: URL, url: string): string | undefined {
  const base = new URL(url).pathname;
  if (!target.pathname.startsWith(base)) return undefined;
  const path = decodeURI(target.pathname.slice(base.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function idsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? ""));
}

function addressesIn(path: string, text: string): readonly string[] {
  if (path.endsWith(".css")) return [...text.matchAll(/url\("?([^")]+)"?\)/g)].map((match) => match[1] ?? "");
  if (path.endsWith("feed.json")) return addressesInFeed(text);
  if (/\.(?:html|xml)$/.test(path)) return addressesInMarkup(text, path.endsWith(".xml"));
  return [];
}

function addressesInFeed(text: string): readonly string[] {
  const found: string[] = [];
  JSON.parse(text, (key, value: unknown) => {
    if (typeof value === "string" && (key === "url" || key.endsWith("_url") || key === "image"))
      found.push(value);
    if (typeof value === "string" && key === "content_html") found.push(...addressesInMarkup(value, false));
    return value;
  });
  return found;
}

function addressesInMarkup(text: string, xmlMode: boolean): readonly string[] {
  const found: string[] = [];
  const parser = new Parser(
    {
      onattribute(name, value) {
        if (name === "href" || name === "src" || name === "action") found.push(value);
        if (name === "srcset") found.push(...value.split(",").map((part) => part.trim().split(" ")[0] ?? ""));
      },
      ontext(words) {
        if (xmlMode && /^https?:\/\/\S+$/.test(words.trim())) found.push(words.trim());
        else if (xmlMode && words.includes("href=")) found.push(...addressesInMarkup(words, false));
      }
    },
    {xmlMode}
  );
  parser.end(text);
  return found;
}
