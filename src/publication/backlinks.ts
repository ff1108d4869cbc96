import type {Article} from "../model/article.ts";
import type {Backlink} from "../model/publication.ts";
import type {Slug} from "../model/slug.ts";

/** For each story, which others point to it, newest first, each once, with the sentence that does. */
export function backlinksOf(articles: readonly Article[]): ReadonlyMap<Slug, readonly Backlink[]> {
  const backlinks = new Map<Slug, Backlink[]>();
  for (const article of articles) {
    for (const [slug, sentence] of pointsTo(article)) {
      const list = backlinks.get(slug) ?? [];
      list.push({article, sentence});
      backlinks.set(slug, list);
    }
  }
  return backlinks;
}

/** The stories that a story points to; a sentence counts for more than a block. */
function pointsTo(article: Article): ReadonlyMap<Slug, string> {
  const sentences = new Map<Slug, string>();
  for (const {kind, slug, sentence} of article.body.references) {
    if (kind === "article" && slug !== article.slug && !sentences.get(slug)) sentences.set(slug, sentence);
  }
  return sentences;
}
