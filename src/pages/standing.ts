import {filePermalink, type Permalink, pagePermalink} from "../model/permalink.ts";
import type {Markup, NamedLink} from "../model/sheet.ts";
import {absoluteUrl} from "../rendering/addresses.ts";
import {wordsOf} from "../rendering/words.ts";
import {correctionsSlug} from "./correctionsPage.ts";
import {pageType} from "./pageType.ts";
import {toldIn} from "./toldIn.ts";

interface StandingView {
  readonly title: string;
  readonly summary: string;
  readonly body: Markup;
}

/** About, corrections policy, contact: what does not change with the news. */
export const standing = pageType<StandingView>({
  name: "standing",
  style: "text",
  isInEveryLanguage: true,
  *pages(setting) {
    for (const page of setting.publication.pages) {
      if (page.language !== setting.language || page.slug === correctionsSlug) continue;
      yield {
        permalink: pagePermalink(page.slug),
        title: page.title,
        description: page.summary,
        alternates: toldIn(page, setting.publication.pages)
          .filter((told) => told !== page)
          .map((told) => ({language: told.language, permalink: pagePermalink(told.slug)})),
        source: page.source.file,
        view: {title: page.title, summary: page.summary, body: wordsOf(page.body, setting.words)}
      };
    }
  }
});

interface NotFoundView {
  readonly topics: readonly NamedLink[];
  readonly archive: NamedLink;
}

/** What hosts serve for an address that is not there. */
export const notFound = pageType<NotFoundView>({
  name: "notFound",
  style: "text",
  *pages({publication, strings, named, permalink}) {
    yield {
      permalink: filePermalink("404.html"),
      title: strings.notFound,
      description: strings.notFoundText,
      isUnlisted: true,
      view: {
        topics: [...publication.hubs.values()].map(({topic}) => ({
          name: named(topic),
          permalink: permalink("topics", topic.slug)
        })),
        archive: {name: strings.archive, permalink: permalink("archive")}
      }
    };
  }
});

interface RedirectView {
  readonly to: Permalink;
  readonly url: string;
}

/** A page at an old address that leads to the new one; hosts that read `_redirects` never show it. */
export const redirect = pageType<RedirectView>({
  name: "redirect",
  style: "text",
  layout: "bare",
  *pages({publication, strings}) {
    for (const {from, to} of publication.redirects) {
      yield {
        permalink: from,
        title: strings.moved,
        description: `${strings.movedText} ${absoluteUrl(to, publication.masthead)}`,
        canonical: to,
        isPassedThrough: true,
        isUnlisted: true,
        source: "_data/redirects.yaml",
        view: {to, url: absoluteUrl(to, publication.masthead)}
      };
    }
  }
});
