import type {ReferenceKind} from "./body.ts";
import {type Permalink, pagePermalink, permalinkOf} from "./permalink.ts";
import type {Slug} from "./slug.ts";
import {unreachable} from "./unreachable.ts";

/** The permalink that a cross-reference leads to. */
export function referencePermalink(kind: ReferenceKind, slug: Slug): Permalink {
  switch (kind) {
    case "article":
      return permalinkOf("articles", slug);
    case "topic":
      return permalinkOf("topics", slug);
    case "person":
      return permalinkOf("people", slug);
    case "organisation":
      return permalinkOf("organisations", slug);
    case "place":
      return permalinkOf("places", slug);
    case "tag":
      return permalinkOf("tags", slug);
    case "page":
      return pagePermalink(slug);
    default:
      return unreachable(kind);
  }
}
