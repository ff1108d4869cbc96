import type {Article, Note} from "../model/article.ts";
import {epochOfEntry} from "../model/body.ts";
import {digestOf} from "../model/digest.ts";
import {type Instant, isAfter} from "../model/instant.ts";

/** A story as it is at a moment: without notes, entries and an update that are dated later. */
export function asOf(article: Article, now: Instant): Article {
  if (momentsIn(article).every((epoch) => epoch <= now.epoch)) return article;
  const isPast = ({at}: Note) => !isAfter(at, now);
  const {updated, ended, digest} = article;
  const past = momentsIn(article)
    .filter((epoch) => epoch <= now.epoch)
    .join(" ");
  return {
    ...article,
    updated: updated === undefined || isAfter(updated, now) ? undefined : updated,
    ended: ended === undefined || isAfter(ended, now) ? undefined : ended,
    updates: article.updates.filter(isPast),
    corrections: article.corrections.filter(isPast),
    // Entries stay in the body, which leaves out those to come where it is shown.
    digest: {front: digestOf(digest.front, past), whole: digestOf(digest.whole, past)}
  };
}

/** Whether a story is out at a moment: neither a draft nor dated later. */
export function isOut(article: Article, now: Instant): boolean {
  return !article.isDraft && !isAfter(article.published, now);
}

/** The moments at which a story changes by itself, in milliseconds since 1970. */
export function momentsIn({
  published,
  updated,
  ended,
  updates,
  corrections,
  body
}: Article): readonly number[] {
  const moments = [published.epoch];
  if (updated !== undefined) moments.push(updated.epoch);
  if (ended !== undefined) moments.push(ended.epoch);
  for (const {at} of updates) moments.push(at.epoch);
  for (const {at} of corrections) moments.push(at.epoch);
  for (const block of body.blocks) if (block.type === "entry") moments.push(epochOfEntry(block));
  return moments;
}
