import {offlinePermalink} from "../model/languageRoot.ts";
import {coreParcel, type OfflineSettings, offlineWords, siteParcel, topicParcel} from "../model/parcel.ts";
import {type Permalink, pagePermalink} from "../model/permalink.ts";
import type {Slug} from "../model/slug.ts";
import {pageType} from "./pageType.ts";

interface OfflineView {
  readonly parcels: readonly {
    readonly name: string;
    readonly title: string;
    readonly permalink: Permalink;
  }[];
  /** What the script needs to know, as JSON in an attribute. */
  readonly settings: string;
}

/** What of the site is kept on the reader's device, and what can be. Shown too where a page cannot be had. */
export const offline = pageType<OfflineView>({
  name: "offline",
  style: "offline",
  isInEveryLanguage: true,
  *pages(setting) {
    const {publication, theme, strings, home, nameOf, path, language} = setting;
    const permalink = offlinePermalink(language, publication.masthead.language);
    const settings: OfflineSettings = {
      root: path(pagePermalink("")),
      here: path(permalink),
      core: coreParcel(language),
      words: strings
    };
    const house = publication.masthead.language;
    const parcelOf = (slug: Slug) =>
      topicParcel(slug, setting.hasPage("topics", slug) ? language : house, house);
    const topics = [...publication.hubs.values()].map(({topic}) => ({
      name: parcelOf(topic.slug),
      title: nameOf(topic),
      permalink: setting.permalink("topics", topic.slug)
    }));
    yield {
      permalink,
      title: strings.offline,
      description: strings.offlineIntro,
      isUnlisted: true,
      alternates: setting.alternatesOf(offlinePermalink),
      script: theme.bundles.offlineScript,
      view: {
        parcels: [...topics, {name: siteParcel, title: strings.offlineSite, permalink: home}],
        settings: JSON.stringify(settings, ["root", "here", "core", "words", ...offlineWords])
      }
    };
  }
});
