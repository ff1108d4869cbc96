import {Parser} from "htmlparser2";
import {type Language, languages} from "../model/language.ts";
import {escapeHtml} from "../rendering/markup.ts";
import {localPolicy} from "./policy.ts";

/** What a page of an edition is made with. */
export interface PageWish {
  /** How the page says an address. */
  readonly address: (href: string) => string;
  /** The picture that is shown for one of the site's; undefined when it was left out. */
  readonly picture: (src: string) => string | undefined;
  /** The address of the search's script; undefined on all pages but those of the search. */
  readonly searchScript: string | undefined;
  /** HTML for the end of the footer, in the page's language. */
  readonly note: (language: Language) => string;
}

type Attributes = Readonly<Record<string, string>>;

/** What becomes of an element's start tag: another, or some text in the place of the element. */
type Change = {readonly attributes: Attributes} | {readonly text: string} | undefined;

/** A page of the site as it is in an edition. All that nothing is said about stays as it is, byte for byte. */
export function localPage(html: string, wish: PageWish): string {
  let page = "";
  let done = 0;
  /** The element that is left out, until its end. */
  let gone: string | undefined;
  let language: Language = "en";
  const put = (text: string, from: number, to: number) => {
    page += html.slice(done, from) + text;
    done = to;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (gone !== undefined) return;
      if (name === "html") language = languages.find((known) => known === attributes["lang"]) ?? language;
      const change = changeOf(name, attributes, wish);
      if (change === undefined) return;
      if ("attributes" in change) {
        put(startTag(name, change.attributes), parser.startIndex, parser.endIndex + 1);
        return;
      }
      put(change.text, parser.startIndex, parser.endIndex + 1);
      if (name === "script" || name === "p") gone = name;
    },
    onclosetag(name) {
      if (gone === name) {
        done = parser.endIndex + 1;
        gone = undefined;
      } else if (name === "picture") {
        put("", parser.startIndex, parser.endIndex + 1);
      } else if (name === "footer") {
        put(wish.note(language), parser.startIndex, parser.startIndex);
      }
    }
  });
  parser.end(html);
  return page + html.slice(done);
}

function changeOf(name: string, attributes: Attributes, wish: PageWish): Change {
  switch (name) {
    case "meta":
      return metaOf(attributes, wish);
    case "link":
      return linkOf(attributes, wish);
    case "script":
      return scriptOf(attributes, wish);
    case "p":
      return attributes["class"] === "page-weight" ? {text: ""} : addressesOf(attributes, wish);
    case "picture":
    case "source":
      return {text: ""};
    case "img":
      return pictureOf(attributes, wish);
    default:
      return addressesOf(attributes, wish);
  }
}

function metaOf(attributes: Attributes, wish: PageWish): Change {
  if (attributes["http-equiv"]?.toLowerCase() !== "content-security-policy") return undefined;
  const content = localPolicy(attributes["content"] ?? "", wish.searchScript !== undefined);
  return {attributes: {...attributes, content}};
}

/** Canonical and language links say where the page is online; feeds and what is asked for early are the site's. */
function linkOf(attributes: Attributes, {address}: PageWish): Change {
  const {rel = "", type = "", href = ""} = attributes;
  if (rel === "canonical" || (rel === "alternate" && type === "")) return undefined;
  if (rel === "stylesheet" || rel === "icon") return {attributes: {...attributes, href: address(href)}};
  return {text: ""};
}

/** A page from a folder runs no modules. Data stays; of scripts only that of the search has a stand-in. */
function scriptOf({src}: Attributes, {searchScript}: PageWish): Change {
  if (src === undefined) return undefined;
  if (searchScript === undefined || !/\/search-[A-Z0-9]+\.js$/.test(src)) return {text: ""};
  return {attributes: {src: searchScript, defer: ""}};
}

function pictureOf(attributes: Attributes, {picture}: PageWish): Change {
  const src = picture(attributes["src"] ?? "");
  if (src === undefined) return {text: escapeHtml(attributes["alt"] ?? "")};
  return {attributes: {...attributes, src}};
}

function addressesOf(attributes: Attributes, {address}: PageWish): Change {
  const changed = ["href", "src", "action"].flatMap((name) => {
    const value = attributes[name];
    if (value === undefined) return [];
    const local = address(value);
    return local === value ? [] : [[name, local]];
  });
  return changed.length === 0 ? undefined : {attributes: {...attributes, ...Object.fromEntries(changed)}};
}

function startTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === "" && key !== "alt" ? ` ${key}` : ` ${key}="${escapeHtml(value)}"`
  );
  return `<${name}${written.join("")}>`;
}
