import type {Article} from "../model/article.ts";
import type {Phrase} from "../model/phrase.ts";
import {lookUp} from "../model/publication.ts";
import type {Markup} from "../model/sheet.ts";
import type {Strings} from "../model/strings.ts";
import {html, phraseMarkup} from "../rendering/markup.ts";
import type {Setting} from "./setting.ts";

/** The names of the writers, each leading to their page: "By A, B and C". */
export function bylineOf(article: Article, setting: Setting): Markup {
  const {publication, strings, named, path, permalink} = setting;
  const names = article.byline.map((slug) => {
    const author = lookUp(publication.authors, slug);
    return html`<a href="${path(permalink("authors", slug))}" rel="author">${phraseMarkup(named(author))}</a>`;
  });
  const joined = names.flatMap((name, index) =>
    index === 0 ? [name] : [separator(index, names.length, strings), name]
  );
  const [before = "", after = ""] = strings.by.split("{names}");
  return html`${before}${joined}${after}`;
}

function separator(index: number, count: number, {listAnd, listComma}: Strings): string {
  return index === count - 1 ? listAnd : listComma;
}

/** Who the writers of a story are, as far as the newsroom says so. */
export function aboutAuthors({byline}: Article, {publication, told}: Setting): readonly Phrase[] {
  return byline.flatMap((slug) => told(lookUp(publication.authors, slug), "about") ?? []);
}
