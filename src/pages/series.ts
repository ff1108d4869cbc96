import {type Phrase, plain} from "../model/phrase.ts";
import {lookUp} from "../model/publication.ts";
import {numeral} from "../model/strings.ts";
import {jsonMarkup} from "../rendering/markup.ts";
import {type Card, cardOf} from "./card.ts";
import {type OtherLanguages, otherLanguagesOf} from "./otherLanguages.ts";
import {pageType} from "./pageType.ts";
import {partsOf} from "./partOfSeries.ts";

interface SeriesView {
  readonly name: string;
  readonly summary: Phrase | undefined;
  readonly count: string;
  /** In reading order. */
  readonly parts: readonly {readonly number: string; readonly card: Card}[];
  readonly otherLanguages: OtherLanguages;
}

/** A series, its parts in the order in which they are read. */
export const series = pageType<SeriesView>({
  name: "series",
  style: "list",
  isInEveryLanguage: true,
  *pages(setting) {
    const {publication, strings, nameOf, say, absolute} = setting;
    for (const series of publication.series.values()) {
      const at = ["series", series.slug] as const;
      if (!setting.hasPage(...at)) continue;
      const name = nameOf(series);
      const summary = setting.told(series, "about");
      const parts = partsOf(series.slug, setting);
      const count = numeral(parts.length, strings);
      const permalink = setting.permalink(...at);
      yield {
        permalink,
        title: name,
        description: summary === undefined ? name : plain(summary),
        alternates: setting.alternates(...at),
        jsonLd: jsonMarkup({
          "@context": "https://schema.org",
          "@type": "CreativeWorkSeries",
          name,
          description: summary && plain(summary),
          url: absolute(permalink),
          hasPart: parts.map((part, index) => ({
            "@type": "NewsArticle",
            position: index + 1,
            headline: part.headline,
            url: absolute(setting.permalink("articles", part.slug))
          }))
        }),
        trail: [{name: strings.series, permalink: setting.permalink("series")}],
        source: "_data/series.yaml",
        view: {
          name,
          summary,
          count: setting.counted(parts.length, "partCountOne", "partCountOther"),
          parts: parts.map((part, index) => ({
            number: say("partOfCount", {n: numeral(index + 1, strings), count}),
            card: cardOf(part, setting)
          })),
          otherLanguages: otherLanguagesOf(lookUp(publication.bySeries, series.slug), setting, ...at)
        }
      };
    }
  }
});
