import {feedPermalink} from "../model/feedPermalink.ts";
import {filePermalink, type Permalink} from "../model/permalink.ts";
import type {Head, Markup} from "../model/sheet.ts";
import {pathPrefix} from "../rendering/addresses.ts";
import type {Style} from "../rendering/bundles.ts";
import {shareSize} from "../rendering/photograph.ts";
import type {Alternate, Setting} from "./setting.ts";

/** What a page asks of its head. */
export interface HeadWish {
  readonly permalink: Permalink;
  readonly title: string;
  readonly description: string;
  /** A page that search engines should not list. */
  readonly isUnlisted?: boolean;
  /** Where the page's words really are, if not here. */
  readonly canonical?: Permalink;
  readonly alternates?: readonly Alternate[];
  /** A numbered part of a list: `alternates` are of the list. */
  readonly isPart?: boolean;
  /** The page has feeds of its own beside it. */
  readonly hasFeeds?: boolean;
  readonly jsonLd?: Markup;
  /** What other sites show with a link to the page. */
  readonly picture?: {readonly alt: string; readonly share: Permalink};
  readonly isStory?: boolean;
  readonly isSearch?: boolean;
  /** A script of the page's own, as a module. */
  readonly script?: Permalink;
  /** A page that readers never stay on. */
  readonly isPassedThrough?: boolean;
}

/** Everything from the site itself and nothing inline. https://www.w3.org/TR/CSP3/ */
const strict =
  "default-src 'none'; base-uri 'none'; form-action 'self'; connect-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; style-src 'self'; worker-src 'self'; script-src 'self'";

export function headOf(wish: HeadWish, style: Style, setting: Setting): Head {
  const {theme, language, absolute, nameOf, publication} = setting;
  const name = nameOf(publication.masthead);
  const feeds = wish.hasFeeds === true ? [wish.permalink] : [setting.home];
  return {
    title: wish.title === name ? name : `${wish.title} · ${name}`,
    description: wish.description,
    canonical: absolute(wish.canonical ?? wish.permalink),
    isListed: wish.isUnlisted !== true,
    alternates: alternatesOf(wish, setting),
    feeds: feeds.flatMap((page) => [
      {
        type: "application/atom+xml",
        title: `${wish.hasFeeds ? wish.title : name} (Atom)`,
        permalink: feedPermalink(page, "atom")
      },
      {
        type: "application/feed+json",
        title: `${wish.hasFeeds ? wish.title : name} (JSON)`,
        permalink: feedPermalink(page, "json")
      }
    ]),
    ogType: wish.isStory === true ? "article" : "website",
    ogImage: wish.picture && {
      url: absolute(wish.picture.share),
      ...shareSize,
      alt: wish.picture.alt
    },
    jsonLd: wish.jsonLd,
    style: theme.bundles.styleOf(style, language),
    face: language === "en" ? theme.bundles.face : undefined,
    script: wish.script,
    registration: wish.isPassedThrough === true ? undefined : theme.bundles.registration,
    icon: isIconNamed(wish, setting) ? filePermalink("favicon.svg") : undefined,
    policy: wish.isSearch === true ? `${strict} 'wasm-unsafe-eval'` : strict
  };
}

/** Browsers ask the root of a host for an icon by themselves; below a path prefix each page has to name it. */
function isIconNamed({permalink}: HeadWish, {home, publication}: Setting): boolean {
  return permalink === home || pathPrefix(publication.masthead) !== "";
}

function alternatesOf(wish: HeadWish, {language, absolute}: Setting): Head["alternates"] {
  if (wish.alternates === undefined || wish.alternates.length === 0 || wish.isPart === true) return [];
  const own = {language, permalink: wish.permalink};
  const all = [own, ...wish.alternates].sort((a, b) => (a.language < b.language ? -1 : 1));
  return all.map((alternate) => ({language: alternate.language, url: absolute(alternate.permalink)}));
}
