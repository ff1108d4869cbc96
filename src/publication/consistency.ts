import type {Article} from "../model/article.ts";
import type {Instant} from "../model/instant.ts";
import type {Newsroom} from "../model/newsroom.ts";
import {isoOf} from "../model/partialDate.ts";
import type {KeyPath} from "../model/position.ts";
import type {Slug} from "../model/slug.ts";
import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";
import {asOf, isOut} from "./embargo.ts";
import {behindIn, originalsIn} from "./translations.ts";

/** Checks what no file can tell alone: names taken twice, circles, translations that do not fit, reviews that are due. */
export function checkConsistency(newsroom: Newsroom, now: Instant, report: Report): void {
  checkDuplicates(newsroom, report);
  checkTranslations(newsroom.articles, report);
  checkBehind(newsroom.articles, now, report);
  checkTopicCircles(newsroom, report);
  checkTopicTexts(newsroom, report);
  checkAliases(newsroom, report);
  checkRedirects(newsroom, report);
  checkReviews(newsroom, now, report);
}

function checkDuplicates(newsroom: Newsroom, report: Report): void {
  const first = new Map<Slug, string>();
  for (const {slug, source} of newsroom.articles) {
    const other = first.get(slug);
    if (other === undefined) {
      first.set(slug, source.file);
      continue;
    }
    const message = `${other} has the same slug, so both stories would be at /articles/${slug}/`;
    report.error("article/duplicate-slug", fileAt(source.file), message, "rename one of the files");
  }
}

function checkTranslations(articles: readonly Article[], report: Report): void {
  const originals = originalsIn(articles);
  const taken = new Map<string, string>();
  for (const article of articles) {
    if (article.translationOf === undefined) continue;
    const original = originals.get(article.translationOf);
    if (original === undefined) continue;
    const at = article.source.where(["translationOf"]);
    if (original.translationOf !== undefined) {
      const hint = `write translationOf: ${original.translationOf}`;
      report.error("translation/chain", at, `${original.slug} is a translation itself`, hint);
    } else if (original.language === article.language) {
      const message = `${original.slug} is in the same language, so this is no translation of it`;
      report.error("translation/same-language", at, message, "set language to the language of this file");
    }
    const key = `${article.translationOf} ${article.language}`;
    const other = taken.get(key);
    if (other !== undefined) {
      const message = `${other} translates the same story into the same language`;
      report.error("translation/twice", at, message, "keep one of them");
    }
    taken.set(key, article.source.file);
  }
}

/** A correction that readers of one language get and others do not is half made. */
function checkBehind(articles: readonly Article[], now: Instant, report: Report): void {
  const originals = originalsIn(articles);
  const out = articles
    .filter((article) => article.translationOf !== undefined || originals.has(article.slug))
    .filter((article) => isOut(article, now))
    .map((article) => asOf(article, now));
  for (const [slug, {source, count}] of behindIn(out)) {
    const translation = out.find((article) => article.slug === slug);
    if (translation === undefined) continue;
    const notes = count === 1 ? "an update or correction" : `${count} updates or corrections`;
    report.warning(
      "translation/behind",
      translation.source.where([translation.updated === undefined ? "translationOf" : "updated"]),
      `${source.source.file} has had ${notes} since this translation was last changed`,
      "bring this file up to date, and set updated to the moment"
    );
  }
}

function checkTopicCircles(newsroom: Newsroom, report: Report): void {
  const parents = new Map(newsroom.topics.map(({slug, parent}) => [slug, parent]));
  for (const {slug, source} of newsroom.topics) {
    const seen = new Set<Slug>();
    let above = parents.get(slug);
    while (above !== undefined && above !== slug && !seen.has(above)) {
      seen.add(above);
      above = parents.get(above);
    }
    if (above !== slug) continue;
    const message = `the parents of ${slug} lead back to ${slug}, so it has no place among the topics`;
    report.error("topic/circle", source.where(["parent"]), message, "take one parent out");
  }
}

/** A text in the newsroom's own language would stand in nothing's place; a role needs a key person to be of. */
function checkTopicTexts({topicTexts, topics, masthead}: Newsroom, report: Report): void {
  for (const {slug, language, roles, source} of topicTexts) {
    if (language === masthead.language) {
      report.error(
        "topic/house-language",
        fileAt(source.file),
        `${language} is the newsroom's own language, so this would be read by nobody`,
        `write these words in content/topics/${slug}.md`
      );
    }
    const topic = topics.find((known) => known.slug === slug);
    for (const person of topic === undefined ? [] : Object.keys(roles)) {
      if (topic?.people.some((key) => key.person === person)) continue;
      report.error(
        "topic/no-key-person",
        source.where(["roles", person]),
        `${person} is no key person of ${slug}, so this role would be shown nowhere`,
        `add ${person} to people in content/topics/${slug}.md, or take the line out`
      );
    }
  }
}

/** A name or alias that two people have would send readers to the wrong one. */
function checkAliases(newsroom: Newsroom, report: Report): void {
  for (const kind of [newsroom.people, newsroom.organisations, newsroom.places]) {
    const owner = new Map<string, Slug>();
    for (const {slug, name, aliases, source} of kind) {
      const spellings: [string, KeyPath][] = [
        [name, ["name"]],
        ...aliases.map((alias, index): [string, KeyPath] => [alias, ["aliases", index]])
      ];
      for (const [spelling, path] of spellings) {
        const other = owner.get(spelling.toLowerCase());
        if (other !== undefined && other !== slug) {
          const message = `${spelling} also names ${other}, so the two cannot be told apart`;
          report.error(
            "entity/ambiguous",
            source.where(path),
            message,
            "write the whole name, or take the alias out of one of them"
          );
        } else {
          owner.set(spelling.toLowerCase(), slug);
        }
      }
    }
  }
}

/** A redirect to another one would send readers round, or through two pages instead of one. */
function checkRedirects({redirects}: Newsroom, report: Report): void {
  const targets = new Map(redirects.map(({from, to}) => [from, to]));
  for (const {from, to, source} of redirects) {
    const further = targets.get(to);
    if (further === undefined) continue;
    const hint = further === from || further === to ? "take one of them out" : `write ${further}`;
    report.error(
      "redirect/chain",
      source.where([]),
      `${from} leads to ${to}, which is a redirect itself`,
      hint
    );
  }
}

function checkReviews(newsroom: Newsroom, now: Instant, report: Report): void {
  for (const {reviewBy, title, source} of newsroom.backgrounds) {
    const due = isoOf(reviewBy);
    if (now.iso.slice(0, due.length) < due) continue;
    const message = `the background ${JSON.stringify(title)} was to be reviewed by ${due}`;
    report.warning(
      "background/review-due",
      source.where(["reviewBy"]),
      message,
      "read it again, mend it, and set a new reviewBy"
    );
  }
}
