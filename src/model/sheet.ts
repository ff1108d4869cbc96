import type {Language} from "./language.ts";
import type {Permalink} from "./permalink.ts";
import type {Phrase} from "./phrase.ts";

/** HTML that rendering made; nothing else may be put into a page unescaped. */
export interface Markup {
  readonly html: string;
}

/** What stands in the `<head>` of a page. */
export interface Head {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  /** Whether search engines may list the page. */
  readonly isListed: boolean;
  /** The page in other languages, by absolute URL. */
  readonly alternates: readonly {readonly language: Language; readonly url: string}[];
  readonly feeds: readonly {readonly type: string; readonly title: string; readonly permalink: Permalink}[];
  readonly ogType: "website" | "article";
  readonly ogImage:
    | {readonly url: string; readonly width: number; readonly height: number; readonly alt: string}
    | undefined;
  /** schema.org data, as a script element's text. */
  readonly jsonLd: Markup | undefined;
  readonly style: Permalink;
  readonly face: Permalink | undefined;
  readonly script: Permalink | undefined;
  /** What starts the service worker; undefined on redirects. */
  readonly registration: Permalink | undefined;
  /** On fronts, which other pages are spared by; on every page below a path prefix. */
  readonly icon: Permalink | undefined;
  /** What the page may load and run: a Content-Security-Policy. */
  readonly policy: string;
}

/** A link with its words. */
export interface NamedLink {
  readonly name: Phrase;
  readonly permalink: Permalink;
}

/** A link to another language, in its own name. */
export interface LanguageLink extends NamedLink {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
}

/** What the templates of a page read. */
export interface SheetContent {
  /** The same page in the other languages, or their fronts. */
  readonly languages: readonly LanguageLink[];
  readonly head: Head;
  /** The plain object that the page's template reads. */
  readonly view: object;
  /** What the layout reads: masthead, sections, footer. */
  readonly frame: object;
  /** The pages above this one, the front first. */
  readonly trail: readonly NamedLink[];
}

/** A page to be: where it goes, and what its templates read, which is made when it is asked for. */
export interface Sheet {
  readonly permalink: Permalink;
  readonly language: Language;
  /** Below `_includes/`: `pages/hub.njk`. */
  readonly template: string;
  /** Below `_includes/`: `layouts/page.njk`. */
  readonly layout: string;
  /** Where the page's words really are: absolute. */
  readonly canonical: string;
  /** Whether search engines may list the page. */
  readonly isListed: boolean;
  /** The content file that most of it comes from; undefined for lists. */
  readonly source: string | undefined;
  readonly make: () => SheetContent;
  /** Changes with anything that `make` gives and with the templates, told by their digests; takes less time than `make`. */
  readonly fingerprint: (templates: readonly string[]) => string;
}

/** A file to be, which is made when its fingerprint has changed. */
export interface PlannedFile<Body = string | Uint8Array> {
  readonly permalink: Permalink;
  readonly make: () => Body;
  /** Changes with what `make` gives; undefined when it is made each time. */
  readonly fingerprint: string | undefined;
}

/** A file to be that is no page: a style sheet, a script, a part of the index. */
export interface OutputFile {
  readonly permalink: Permalink;
  readonly body: string | Uint8Array;
}

/** The files of a built site, read one at a time: there may be many. */
export interface SiteFiles {
  /** Relative to the site's folder, in order. */
  readonly paths: readonly string[];
  readonly read: (path: string) => Uint8Array;
}
