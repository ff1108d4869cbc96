import type {Article} from "../model/article.ts";
import type {Topic} from "../model/entities.ts";
import {nameIn} from "../model/language.ts";
import {hasPage, permalinkIn} from "../model/languagePermalink.ts";
import {permalinkOf} from "../model/permalink.ts";
import {hasMoreEvents, type Publication} from "../model/publication.ts";
import {fill} from "../model/strings.ts";
import {absoluteUrl} from "../rendering/addresses.ts";
import {dateTime} from "../rendering/dates.ts";
import {xml} from "../rendering/markup.ts";
import {bookStyle} from "./bookStyle.ts";
import {chapterOf, placesIn} from "./chapter.ts";
import {textFile} from "./editionFile.ts";
import {fileAt, placeOnSite} from "./localAddress.ts";
import {type BookPicture, type Chapter, contentsOf, packageDocument} from "./packageDocument.ts";
import {zipOf} from "./zip.ts";

export interface BookWish {
  /** What is on the topic, and nothing else. */
  readonly publication: Publication;
  readonly topic: Topic;
  /** The files of the site as built. */
  readonly site: ReadonlyMap<string, Uint8Array>;
  /** Which file stands for each of the site's pictures. */
  readonly chosen: ReadonlyMap<string, string>;
  /** A picture in a kind that books may hold: a PNG of a drawing, a JPEG of a photograph. */
  readonly convert: (picture: Uint8Array, isDrawing: boolean) => Promise<Uint8Array>;
}

/** A topic as an EPUB: its hub with the timeline, the hubs below it, its stories from the oldest on. */
export async function bookOf(wish: BookWish): Promise<Uint8Array> {
  const {publication, topic} = wish;
  const chapters = [...hubsOf(wish), ...storiesOf(publication)];
  const pictures = new Map<string, string>();
  const drafts = chapters.map((chapter) => ({
    chapter,
    text: textOf(chapter, chapters, undefined, wish, pictures)
  }));
  const places = new Map(drafts.map(({chapter, text}) => [chapter.file, placesIn(text)]));
  const texts = chapters.map((chapter) =>
    textFile(`book/${chapter.file}`, textOf(chapter, chapters, places, wish, pictures))
  );
  const images = await Promise.all([...pictures].map(([path, file]) => pictureAt(path, file, wish)));
  const title = nameIn(topic, publication.masthead.language);
  const files = [
    textFile("mimetype", "application/epub+zip"),
    textFile("META-INF/container.xml", container),
    textFile("book/package.opf", packageDocument({publication, topic, title, chapters, pictures: images})),
    textFile("book/contents.xhtml", contentsOf(title, publication.masthead.language, chapters)),
    textFile("book/book.css", bookStyle),
    ...texts,
    ...images.map(({file, body}) => ({path: `book/${file}`, body}))
  ];
  return zipOf(files, publication.now, "mimetype");
}

/** EPUB 3.2, OCF: where the package document is. */
const container = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** In each language that has them, the newsroom's own first; the topic's own hub before those below it, each with its timeline. */
function hubsOf({publication, topic}: BookWish): readonly Chapter[] {
  const {languages, hubs, masthead} = publication;
  const others = [...hubs.keys()].filter((slug) => slug !== topic.slug);
  return languages.flatMap((language) =>
    [topic.slug, ...others].flatMap((slug) => {
      const hub = hubs.get(slug);
      if (hub === undefined || !hasPage(language, publication, "topics", slug)) return [];
      const end = `${slug}${language === masthead.language ? "" : `.${language}`}.xhtml`;
      const title = nameIn(hub.topic, language);
      const permalink = permalinkIn(language, publication, "topics", slug);
      const own = {permalink, file: `topic-${end}`, title, language};
      if (!hasMoreEvents(hub)) return [own];
      const timeline = {
        permalink: permalinkIn(language, publication, "topics", slug, "timeline"),
        file: `timeline-${end}`,
        title: fill(publication.strings[language].timelineOf, {name: title}),
        language
      };
      return [own, timeline];
    })
  );
}

/** A book is read from the beginning, so the oldest story comes first. */
function storiesOf({articles}: Publication): readonly Chapter[] {
  return [...articles].reverse().map(({slug, headline, language}: Article) => ({
    permalink: permalinkOf("articles", slug),
    file: `story-${slug}.xhtml`,
    title: headline,
    language
  }));
}

/** The text of a chapter. `places` has what links may lead to in each; before it is known they lead to chapters. */
function textOf(
  {permalink, title, language}: Chapter,
  chapters: readonly Chapter[],
  places: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  {publication, site, chosen}: BookWish,
  pictures: Map<string, string>
): string {
  const {masthead, strings, now} = publication;
  const fileOf = new Map<string, string>(chapters.map((chapter) => [chapter.permalink, chapter.file]));
  const redirects = new Map<string, string>(publication.redirects.map(({from, to}) => [from, to]));
  const own = fileOf.get(permalink) ?? "";
  const hasPlace = (file: string, hash: string) => places?.get(file)?.has(decodeURIComponent(hash.slice(1)));
  const asOf = fill(strings[language].asOf, {date: dateTime(now, masthead.timeZone, strings[language]).text});
  return chapterOf(Buffer.from(site.get(fileAt(permalink)) ?? "").toString("utf8"), {
    title,
    language,
    address: (href) => {
      if (href.startsWith("#")) return hasPlace(own, href) ? href : undefined;
      const place = placeOnSite(href, permalink, masthead, redirects);
      if (place === undefined) return URL.canParse(href) ? new URL(href).href : undefined;
      const file = fileOf.get(place.path);
      if (file === undefined) return place.url.href;
      return hasPlace(file, place.url.hash) ? file + place.url.hash : file;
    },
    picture: (src) => {
      const taken = chosen.get(placeOnSite(src, permalink, masthead, redirects)?.path ?? "");
      if (taken === undefined) return undefined;
      const stem = taken.replace(/^\/images\//, "picture-").replace(/\.\w+$/, "");
      const file = `${stem}.${isDrawing(taken) ? "png" : "jpg"}`;
      pictures.set(taken, file);
      return file;
    },
    note: xml`<p class="edition">${asOf} · <a href="${absoluteUrl(permalink, masthead)}">${new URL(masthead.url).host}</a></p>\n`
      .html
  });
}

function isDrawing(path: string): boolean {
  return path.endsWith(".svg");
}

async function pictureAt(path: string, file: string, {site, convert}: BookWish): Promise<BookPicture> {
  const picture = site.get(path.slice(1));
  if (picture === undefined) throw new Error(`${path} is not on the site`);
  const type = isDrawing(path) ? "image/png" : "image/jpeg";
  return {file, type, body: await convert(picture, isDrawing(path))};
}
