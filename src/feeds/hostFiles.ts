import {filePermalink} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import type {PlannedFile} from "../model/sheet.ts";
import {absoluteUrl, pathTo} from "../rendering/addresses.ts";

/** Moved addresses for hosts that answer them themselves, a line each: old, new, status. */
export function redirectList({redirects, masthead}: Publication): readonly PlannedFile[] {
  const lines = redirects.map(({from, to}) => `${pathTo(from, masthead)} ${pathTo(to, masthead)} 301\n`);
  return [{permalink: filePermalink("_redirects"), fingerprint: undefined, make: () => lines.join("")}];
}

/** What crawlers may read: everything. RFC 9309 */
export function robots({masthead}: Publication): readonly PlannedFile[] {
  const sitemap = absoluteUrl(filePermalink("sitemap.xml"), masthead);
  return [
    {
      permalink: filePermalink("robots.txt"),
      fingerprint: undefined,
      make: () => `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`
    }
  ];
}
