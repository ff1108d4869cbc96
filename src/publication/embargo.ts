import type {Article} from "../model/article.ts";
import {type Instant, isAfter} from "../model/instant.ts";

/** Whether a story is out at a moment: neither a draft nor dated later. */
export function isOut(article: Article, now: Instant): boolean {
  return !article.isDraft && !isAfter(article.published, now);
}
