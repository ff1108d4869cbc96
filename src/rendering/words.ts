import type {Article} from "../model/article.ts";
import type {Body, Entry} from "../model/body.ts";
import {type Language, nameIn} from "../model/language.ts";
import {filePermalink, type Permalink, pagePermalink} from "../model/permalink.ts";
import type {Picture} from "../model/picture.ts";
import {lookUp, type Publication} from "../model/publication.ts";
import {referencePermalink} from "../model/referencePermalink.ts";
import type {Markup} from "../model/sheet.ts";
import type {Slug} from "../model/slug.ts";
import {renderBody} from "./bodies.ts";
import {dateTimeAsWritten, partialDateText, type ShownDate} from "./dates.ts";
import {figureMarkup, pictureMarkup, plainPictureMarkup} from "./pictureMarkup.ts";
import type {Pictures} from "./pictures.ts";

/** Where words are set: a page links by path, a feed by absolute URL, and shows pictures in one format. */
export interface WordsSetting {
  readonly medium: "page" | "feed";
  readonly publication: Publication;
  readonly pictures: Pictures;
  /** That the words are in. */
  readonly language: Language;
  /** That they are read in: where they lead to. */
  readonly reader: Language;
  readonly address: (permalink: Permalink) => string;
  /** What `#place` in the words is put behind: nothing on the page itself, the page's address in a feed. */
  readonly here: string;
}

export interface WordsWish {
  /** Set before the first words. */
  readonly dateline?: string | undefined;
  /** The level of a first sub-head; 2 unless told. */
  readonly firstHeading?: number;
  readonly isInterview?: boolean;
}

/** The words of a noun as HTML, its cross-references resolved. */
export function wordsOf(
  body: Body,
  setting: WordsSetting,
  {dateline, firstHeading = 2, isInterview = false}: WordsWish = {}
): Markup {
  const {publication, language, reader, address} = setting;
  return renderBody(body, {
    strings: publication.strings[language],
    dateline,
    firstHeading,
    isInterview,
    now: publication.now,
    dateOf: (entry) => entryDate(entry, setting),
    href: (kind, slug) =>
      address(
        referencePermalink(
          kind,
          kind === "article" ? translated(slug, setting).slug : slug,
          reader,
          publication
        )
      ),
    path: (text) => pathOf(text, setting),
    headlineOf: (slug) => {
      const article = translated(slug, setting);
      return {
        headline: article.headline,
        language: article.language === language ? undefined : article.language
      };
    },
    background: (id) => lookUp(publication.backgrounds, id),
    figure: (picture) => figureMarkup(picture, imageOf(picture, setting), "figure")
  });
}

/** Digests of a story, and of all that it shows of nouns, pictures and stories that it names. */
export function articleReads(
  article: Article,
  setting: Pick<WordsSetting, "publication" | "pictures">
): readonly string[] {
  const {digest, picture, body} = article;
  return [
    digest.whole,
    lookUp(setting.publication.subjectDigests, article.slug),
    picture === undefined ? "" : (setting.pictures.digests.get(picture.file) ?? ""),
    ...wordsReads(body, setting)
  ];
}

/**
 * Digests of all that the words of a noun show of others: the stories that they name, with their translations, the nouns
 * that they lead to, pictures, backgrounds.
 */
export function wordsReads(
  {references, blocks}: Body,
  setting: Pick<WordsSetting, "publication" | "pictures">
): readonly string[] {
  const {publication, pictures} = setting;
  const {nounDigests, backgrounds} = publication;
  // In loops, since it is done for each story of a newsroom.
  const reads: string[] = [];
  for (const {kind, slug} of references) {
    if (kind === "article") {
      reads.push(lookUp(publication.articleOf, slug).digest.front);
      for (const {digest} of publication.translations.get(slug) ?? []) reads.push(digest.front);
    } else if (kind !== "page") reads.push(nounDigests[sectionOf[kind]].get(slug) ?? "");
  }
  for (const block of blocks) {
    if (block.type === "figure") reads.push(pictures.digests.get(block.picture.file) ?? "");
    if (block.type === "background")
      reads.push(
        lookUp(nounDigests.backgrounds, block.id),
        ...wordsReads(lookUp(backgrounds, block.id).body, setting)
      );
  }
  return reads;
}

const sectionOf = {
  topic: "topics",
  person: "people",
  organisation: "organisations",
  place: "places",
  tag: "tags"
} as const;

function imageOf(picture: Picture, {pictures, medium, address, publication, language}: WordsSetting): Markup {
  const shown = lookUp(pictures.shown, picture.file);
  if (medium === "feed") return plainPictureMarkup(picture.alt, shown, address);
  const strings = publication.strings[language];
  return pictureMarkup(picture.alt, shown, {place: "column", isFirst: false, path: address, strings});
}

/** When an entry of a live story was: a moment by the clock of the place, or a date as well as it is known. */
export function entryDate(
  {at}: Entry,
  {publication, language}: Pick<WordsSetting, "publication" | "language">
): ShownDate {
  const strings = publication.strings[language];
  return "epoch" in at ? dateTimeAsWritten(at, strings) : partialDateText(at, strings);
}

function pathOf(text: string, {address, here}: WordsSetting): string {
  if (text.startsWith("#")) return here + text;
  return address(text.endsWith("/") ? pagePermalink(text) : filePermalink(text));
}

/** The story of a slug in the language that is being set, if there is one; else the story itself. */
function translated(slug: Slug, {publication, reader}: WordsSetting): Article {
  const others = publication.translations.get(slug) ?? [];
  return others.find((other) => other.language === reader) ?? lookUp(publication.articleOf, slug);
}

/** The place that a story was filed from, as it stands before the first words: "RAWALPINDI:". */
export function datelineOf(
  {dateline}: Article,
  publication: Publication,
  language: Language
): string | undefined {
  if (dateline === undefined) return undefined;
  return `${nameIn(lookUp(publication.places, dateline), language).toLocaleUpperCase(language)}:`;
}
