import type {Article, Note} from "../model/article.ts";
import {type Instant, isAfter} from "../model/instant.ts";

/** A story as it is at a moment: without notes and an update that are dated later. */
export function asOf(article: Article, now: Instant): Article {
  const isPast = ({at}: Note) => !isAfter(at, now);
  const {updated, ended} = article;
  return {
    ...article,
    updated: updated === undefined || isAfter(updated, now) ? undefined : updated,
    ended: ended === undefined || isAfter(ended, now) ? undefined : ended,
    updates: article.updates.filter(isPast),
    corrections: article.corrections.filter(isPast)
  };
}

/** Whether a story is out at a moment: neither a draft nor dated later. */
export function isOut(article: Article, now: Instant): boolean {
  return !article.isDraft && !isAfter(article.published, now);
}
