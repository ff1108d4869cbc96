import type {Topic} from "../model/entities.ts";
import {instantAt} from "../model/instant.ts";
import {directionOf, type Language} from "../model/language.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import {absoluteUrl} from "../rendering/addresses.ts";
import {xml} from "../rendering/markup.ts";
import {xhtmlOf} from "./chapter.ts";

/** A part of a book. */
export interface Chapter {
  readonly permalink: Permalink;
  readonly file: string;
  readonly title: string;
  readonly language: Language;
}

export interface BookPicture {
  readonly file: string;
  readonly type: "image/png" | "image/jpeg";
  readonly body: Uint8Array;
}

export interface PackageWish {
  readonly publication: Publication;
  readonly topic: Topic;
  readonly title: string;
  readonly chapters: readonly Chapter[];
  readonly pictures: readonly BookPicture[];
}

/** What a book is and what it is made of. (EPUB 3.2, Packages, 3.) */
export function packageDocument({publication, topic, title, chapters, pictures}: PackageWish): string {
  const {masthead, now} = publication;
  const {language} = masthead;
  const identifier = absoluteUrl(permalinkOf("topics", topic.slug), masthead);
  const utc = instantAt(Math.floor(now.epoch / 1000) * 1000).iso;
  const items = [
    xml`<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n`,
    xml`<item id="style" href="book.css" media-type="text/css"/>\n`,
    ...chapters.map(
      ({file}, at) => xml`<item id="c${at}" href="${file}" media-type="application/xhtml+xml"/>\n`
    ),
    ...pictures.map(({file, type}, at) => xml`<item id="p${at}" href="${file}" media-type="${type}"/>\n`)
  ];
  const turning = directionOf(language) === "rtl" ? xml` page-progression-direction="rtl"` : undefined;
  return xml`<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}" dir="${directionOf(language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${identifier}</dc:identifier>
<dc:title>${title}</dc:title>
<dc:language>${language}</dc:language>
<dc:creator>${masthead.name}</dc:creator>
<dc:publisher>${masthead.name}</dc:publisher>
<dc:description>${topic.summary}</dc:description>
<dc:source>${identifier}</dc:source>
<dc:date>${utc}</dc:date>
<meta property="dcterms:modified">${utc}</meta>
</metadata>
<manifest>
${items}</manifest>
<spine${turning}>
<itemref idref="contents"/>
${chapters.map((_, at) => xml`<itemref idref="c${at}"/>\n`)}</spine>
</package>
`.html;
}

/** The contents of a book, which reading systems show too. (EPUB 3.2, Packages, 5.) */
export function contentsOf(title: string, language: Language, chapters: readonly Chapter[]): string {
  const lines = chapters.map(({file, title, language: own}) => {
    const lang =
      own === language ? undefined : xml` lang="${own}" xml:lang="${own}" dir="${directionOf(own)}"`;
    return xml`<li><a href="${file}"${lang}>${title}</a></li>\n`;
  });
  const body = xml`<nav epub:type="toc" id="toc">
<h1>${title}</h1>
<ol>
${lines}</ol>
</nav>
`;
  return xhtmlOf(title, language, body.html);
}
