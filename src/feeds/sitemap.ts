import {digestOf} from "../model/digest.ts";
import {filePermalink} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import type {Markup, PlannedFile, Sheet} from "../model/sheet.ts";
import {absoluteUrl} from "../rendering/addresses.ts";
import {escapeHtml, xml} from "../rendering/markup.ts";

/** The most addresses that one sitemap may hold. https://www.sitemaps.org/protocol.html */
const mostAddresses = 50_000;

/** Every page that search engines may list; in several files under an index when there are very many. */
export function sitemaps(sheets: readonly Sheet[], publication: Publication): readonly PlannedFile[] {
  const lastModified = new Map(
    publication.articles.map((article) => [article.source.file, (article.updated ?? article.published).iso])
  );
  const entries = sheets
    .filter(({isListed}) => isListed)
    .map(
      ({canonical, source}): Entry => ({
        address: canonical,
        changed: source === undefined ? undefined : lastModified.get(source)
      })
    );
  const parts = Array.from({length: Math.max(1, Math.ceil(entries.length / mostAddresses))}, (_, index) =>
    entries.slice(index * mostAddresses, (index + 1) * mostAddresses)
  );
  const [only = [], ...others] = parts;
  if (others.length === 0) return [sitemap("sitemap.xml", only)];
  const files = parts.map((part, index) => sitemap(`sitemap-${index + 1}.xml`, part));
  const index = xml`<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map(({permalink}) => xml`<sitemap><loc>${absoluteUrl(permalink, publication.masthead)}</loc></sitemap>\n`)}</sitemapindex>
`.html;
  return [
    {permalink: filePermalink("sitemap.xml"), fingerprint: digestOf(index), make: () => index},
    ...files
  ];
}

/** A page that search engines may list. */
interface Entry {
  readonly address: string;
  /** When its story was last changed, in ISO 8601; undefined for pages that are no stories. */
  readonly changed: string | undefined;
}

/** A sitemap that says what it said before is not read through again. */
function sitemap(path: string, entries: readonly Entry[]): PlannedFile {
  const said = entries.map(({address, changed = ""}) => `${address} ${changed}`).join("\n");
  return {permalink: filePermalink(path), fingerprint: digestOf(said), make: () => sitemapOf(entries)};
}

function sitemapOf(entries: readonly Entry[]): string {
  return xml`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.map(entryOf)}</urlset>
`.html;
}

/** There is one for every page, and an address holds nothing that XML forbids. */
function entryOf({address, changed}: Entry): Markup {
  const lastmod = changed === undefined ? "" : `<lastmod>${escapeHtml(changed)}</lastmod>`;
  return {html: `<url><loc>${escapeHtml(address)}</loc>${lastmod}</url>\n`};
}
