import {Parser} from "htmlparser2";
import {directionOf, type Language} from "../model/language.ts";
import {xml} from "../rendering/markup.ts";

/** What a chapter is made with. */
export interface ChapterWish {
  readonly title: string;
  readonly language: Language;
  /** How the chapter says an address; undefined for one that leads nowhere. */
  readonly address: (href: string) => string | undefined;
  /** The picture in the book for one of the site's; undefined when it is left out. */
  readonly picture: (src: string) => string | undefined;
  /** XHTML for the chapter's end. */
  readonly note: string;
}

type Attributes = Readonly<Record<string, string>>;

/** Of a story's or a hub's page, what is about the site and not the matter; a book has its own contents. */
const passedOver: ReadonlySet<string> = new Set([
  "story-languages",
  "permalink",
  "in-story",
  "neighbours",
  "beside",
  "hub-facts",
  "hub-parts",
  "hub-latest",
  "chart",
  "others"
]);
/** Elements that books know. */
const kept: ReadonlySet<string> = new Set(
  "a article aside b blockquote br cite code dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 header hr i img li ol p picture pre q s section span strong sub sup table tbody td th thead time tr ul".split(
    " "
  )
);
const keptAttributes: ReadonlySet<string> = new Set(
  "class colspan datetime dir id lang rowspan start title".split(" ")
);

/** Elements that have no end tag in HTML. */
const empty: ReadonlySet<string> = new Set(["br", "hr", "img"]);

/** The matter of a page of the site as a chapter: a document of XHTML. (EPUB 3.2, 3.) */
export function chapterOf(page: string, wish: ChapterWish): string {
  let matter = "";
  /** How deep the parser is in the main part of the page, and in what is passed over; none outside. */
  let inMain = 0;
  let inPassedOver = 0;
  /** What each open element was written as. */
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (inMain > 0) inMain++;
      else if (name === "main") inMain = 1;
      if (inMain < 2) return;
      if (inPassedOver > 0 || isPassedOver(name, attributes)) inPassedOver++;
      if (inPassedOver > 0) return;
      if (name === "img") matter += pictureOf(attributes, wish);
      else if (empty.has(name)) matter += `<${name}/>`;
      else {
        const written = attributesOf(attributes, wish);
        // `details` has no lid in print.
        const as = isSpan(name, written) ? "span" : name === "details" ? "div" : name;
        open.push(as);
        matter += `<${as}${attributeText(written)}>`;
      }
    },
    ontext(text) {
      if (inMain > 0 && inPassedOver === 0) matter += escapeXml(text);
    },
    onclosetag(name) {
      if (inMain === 0) return;
      inMain--;
      if (inMain === 0) return;
      if (inPassedOver > 0) inPassedOver--;
      else if (!empty.has(name)) matter += `</${open.pop()}>`;
    }
  });
  parser.end(page);
  if (matter === "") throw new Error(`The page of ${wish.title} has no main part`);
  return xhtmlOf(wish.title, wish.language, `${matter.trim()}\n${wish.note}`);
}

/** A document of XHTML. */
export function xhtmlOf(title: string, language: Language, body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${directionOf(language)}">
<head>
<title>${escapeXml(title)}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body>
${body}</body>
</html>
`;
}

/** The names of the places that links may lead to in a chapter. */
export function placesIn(chapter: string): ReadonlySet<string> {
  const places = new Set<string>();
  const parser = new Parser(
    {
      onattribute(name, value) {
        if (name === "id") places.add(value);
      }
    },
    {xmlMode: true}
  );
  parser.end(chapter);
  return places;
}

function isPassedOver(name: string, attributes: Attributes): boolean {
  return !kept.has(name) || (attributes["class"] ?? "").split(" ").some((word) => passedOver.has(word));
}

/** Where a link leads nowhere its words stay; what only chooses between pictures holds one. */
function isSpan(name: string, {href}: Attributes): boolean {
  return name === "picture" || (name === "a" && href === undefined);
}

/** A picture that is left out says what it shows. */
function pictureOf({src = "", alt = ""}: Attributes, wish: ChapterWish): string {
  const file = wish.picture(src);
  return file === undefined ? escapeXml(alt) : `<img${attributeText({src: file, alt})}/>`;
}

function attributesOf(attributes: Attributes, wish: ChapterWish): Attributes {
  const {href, lang} = attributes;
  const address = href === undefined ? undefined : wish.address(href);
  return {
    ...Object.fromEntries(Object.entries(attributes).filter(([key]) => keptAttributes.has(key))),
    ...(lang !== undefined && {"xml:lang": lang}),
    ...(address !== undefined && {href: address})
  };
}

function attributeText(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join("");
}

function escapeXml(text: string): string {
  return xml`${text}`.html;
}
