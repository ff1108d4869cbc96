import type {Phrase} from "../model/phrase.ts";
import type {Markup} from "../model/sheet.ts";

type Piece = string | number | Markup | readonly (string | Markup)[] | undefined;

/** HTML with every value escaped but what is markup already. Undefined gives nothing; lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return {html: String.raw({raw: parts}, ...values.map(piece))};
}

/** XML with every value escaped but what is markup already, and without the characters that XML 1.0 (2.2) forbids. */
export function xml(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return {html: String.raw({raw: parts}, ...values.map((value) => piece(value).replace(forbiddenInXml, "")))};
}

const forbiddenInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function piece(value: Piece): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
  if ("html" in value) return value.html;
  return value.map(piece).join("");
}

/** Text made safe between tags and in quoted attributes of HTML and XML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Words as they stand on a page: those of another language in an element that says which, and keeps them apart. */
export function phraseMarkup(phrase: Phrase): Markup {
  if (typeof phrase === "string") return {html: escapeHtml(phrase)};
  return html`<bdi lang="${phrase.language}" dir="${phrase.direction}">${phrase.text}</bdi>`;
}

/** Data as the text of a JSON script element: no `</script>` in it can end the element. */
export function jsonMarkup(data: unknown): Markup {
  return {html: JSON.stringify(data).replace(/</g, "\\u003c")};
}
