import {digestOf} from "../model/digest.ts";
import type {Permalink} from "../model/permalink.ts";
import type {NamedLink, Sheet, SheetContent} from "../model/sheet.ts";
import type {Style} from "../rendering/bundles.ts";
import {type Frame, frameOf, languageLinks} from "./frame.ts";
import {type HeadWish, headOf} from "./head.ts";
import {pageWeight, weightInWords} from "./pageWeight.ts";
import type {Setting} from "./setting.ts";

/** What a page type says of one page; the frame and the rest of the head come by themselves. */
export interface Page<View extends object> extends HeadWish {
  readonly permalink: Permalink;
  readonly view: View;
  /** Where it is another than the page type's. */
  readonly style?: Style;
  /** The pages above this one, below the front. */
  readonly trail?: readonly NamedLink[];
  /** The content file that most of it comes from. */
  readonly source?: string;
}

/** A page that is made when it is rendered: of a kind that has as many as there are stories. */
export interface PlannedPage<View extends object>
  extends Pick<Page<View>, "permalink" | "source" | "isUnlisted" | "canonical"> {
  readonly make: () => Page<View>;
  /** Digests of all that `make` looks at, but for what the setting's own digest tells. */
  readonly reads: () => readonly string[];
}

/** A kind of page: which pages there are of it, and the template and style that they share. */
export interface PageType {
  readonly name: string;
  /** One setting for each language, the newsroom's own first. */
  readonly sheets: (settings: readonly Setting[]) => Iterable<Sheet>;
}

interface PageTypeWish<View extends object> {
  readonly name: string;
  /** `pages/<template>.njk`; the page type's name unless told. */
  readonly template?: string;
  readonly style: Style;
  /** A redirect has no frame. */
  readonly layout?: "page" | "bare";
  /** Once for each language that has pages of this kind; the newsroom's own alone unless told. */
  readonly isInEveryLanguage?: boolean;
  readonly pages: (setting: Setting) => Iterable<Page<View> | PlannedPage<View>>;
}

/** Defines a kind of page. */
export function pageType<View extends object>(wish: PageTypeWish<View>): PageType {
  return {
    name: wish.name,
    *sheets(settings) {
      for (const setting of wish.isInEveryLanguage ? settings : settings.slice(0, 1)) {
        const frame = frameOf(setting);
        const common = digestOf(setting.digest, JSON.stringify(frame), wish.style);
        for (const page of wish.pages(setting)) {
          yield {
            permalink: page.permalink,
            language: setting.language,
            template: `pages/${wish.template ?? wish.name}.njk`,
            layout: `layouts/${wish.layout ?? "page"}.njk`,
            canonical: setting.absolute(page.canonical ?? page.permalink),
            isListed: page.isUnlisted !== true,
            source: page.source,
            make: () => contentOf("make" in page ? page.make() : page, wish.style, frame, setting),
            fingerprint: (templates) =>
              digestOf(common, ...templates, ...("make" in page ? page.reads() : [JSON.stringify(page)]))
          };
        }
      }
    }
  };
}

function contentOf<View extends object>(
  page: Page<View>,
  style: Style,
  frame: Frame,
  setting: Setting
): SheetContent {
  const head = headOf(page, page.style ?? style, setting);
  const scripts = page.isSearch === true ? [setting.theme.bundles.searchWorker] : [];
  const weight = weightInWords(pageWeight(page.view, head, setting, scripts), setting);
  return {
    languages: languageLinks(page, setting),
    head,
    frame: {weight, ...frame, ...(page.isSearch && {search: undefined})},
    view: {words: setting.strings, ...page.view},
    trail:
      page.permalink === setting.home
        ? []
        : [{name: setting.strings.home, permalink: setting.home}, ...(page.trail ?? [])]
  };
}
