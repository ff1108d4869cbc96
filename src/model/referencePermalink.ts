import type {ReferenceKind} from "./body.ts";
import type {Language} from "./language.ts";
import {permalinkIn} from "./languagePermalink.ts";
import {type Permalink, pagePermalink, permalinkOf} from "./permalink.ts";
import type {Publication} from "./publication.ts";
import type {Slug} from "./slug.ts";
import {unreachable} from "./unreachable.ts";

/** The permalink that a cross-reference leads to from a page of a language. */
export function referencePermalink(
  kind: ReferenceKind,
  slug: Slug,
  language: Language,
  publication: Publication
): Permalink {
  switch (kind) {
    case "article":
      return permalinkOf("articles", slug);
    case "topic":
      return permalinkIn(language, publication, "topics", slug);
    case "person":
      return permalinkIn(language, publication, "people", slug);
    case "organisation":
      return permalinkIn(language, publication, "organisations", slug);
    case "place":
      return permalinkIn(language, publication, "places", slug);
    case "tag":
      return permalinkIn(language, publication, "tags", slug);
    case "page":
      return pagePermalink(slug);
    default:
      return unreachable(kind);
  }
}
