import {digestOf} from "../model/digest.ts";
import {filePermalink} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import type {PlannedFile, Sheet} from "../model/sheet.ts";
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
    .map(({canonical, source}) => {
      const changed = source === undefined ? undefined : lastModified.get(source);
      const lastmod = changed === undefined ? "" : `<lastmod>${escapeHtml(changed)}</lastmod>`;
      // There is one for every page, and an address holds nothing that XML forbids.
      return {html: `<url><loc>${escapeHtml(canonical)}</loc>${lastmod}</url>\n`};
    });
  const parts = Array.from({length: Math.max(1, Math.ceil(entries.length / mostAddresses))}, (_, index) =>
    entries.slice(index * mostAddresses, (index + 1) * mostAddresses)
  );
  const [only, ...others] = parts.map(
    (part) =>
      xml`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${part}</urlset>
`.html
  );
  if (others.length === 0) return [plannedFile("sitemap.xml", only ?? "")];
  const files = [only, ...others].map((body, index) => plannedFile(`sitemap-${index + 1}.xml`, body ?? ""));
  const index = xml`<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map(({permalink}) => xml`<sitemap><loc>${absoluteUrl(permalink, publication.masthead)}</loc></sitemap>\n`)}</sitemapindex>
`.html;
  return [plannedFile("sitemap.xml", index), ...files];
}

/** A sitemap that says what it said before is not read through again. */
function plannedFile(path: string, body: string): PlannedFile {
  return {permalink: filePermalink(path), fingerprint: digestOf(body), make: () => body};
}
