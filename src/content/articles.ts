import * as z from "zod";
import {type Article, articleKinds} from "../model/article.ts";
import type {Body} from "../model/body.ts";
import {digestOf} from "../model/digest.ts";
import {isAfter} from "../model/instant.ts";
import type {Language} from "../model/language.ts";
import type {FaultyArticle, NamedSlug} from "../model/newsroom.ts";
import {isSlug, type Slug} from "../model/slug.ts";
import type {Report} from "../problems/report.ts";
import {readBody} from "./bodies.ts";
import {check} from "./check.ts";
import {citation, fault, instant, language, prose, slug, slugs} from "./fields.ts";
import type {TextFile} from "./files.ts";
import {frontOf, splitFrontMatter} from "./frontMatter.ts";
import {picture} from "./pictureField.ts";
import {slugOfFile} from "./slugOfFile.ts";
import type {YamlSource} from "./yamlSource.ts";

const notes = z.array(z.strictObject({at: instant, text: prose})).default([]);

const keyPoints = z
  .array(prose)
  .default([])
  .transform((points, context) => {
    if (points.length === 0 || (points.length >= 2 && points.length <= 5)) return points;
    return fault(
      context,
      "article/key-points",
      `has ${points.length} of them; a reader in a hurry takes in two to five`,
      "keep the two to five that matter most, or remove them all"
    );
  });

const topics = slugs.transform((list, context): readonly [Slug, ...Slug[]] => {
  const [primary, ...others] = list;
  if (primary !== undefined) return [primary, ...others];
  return fault(
    context,
    "article/no-topic",
    "is empty, so the story would be on no hub",
    "name at least one topic"
  );
});

const schema = z.strictObject({
  headline: prose,
  kicker: prose.optional(),
  standfirst: prose,
  kind: z.enum(articleKinds).default("report"),
  byline: slugs.refine((list) => list.length > 0, "is empty, so nobody signs the story"),
  dateline: slug.optional(),
  published: instant,
  updated: instant.optional(),
  ended: instant.optional(),
  topics,
  series: slug.optional(),
  tags: slugs.default([]),
  people: slugs.default([]),
  organisations: slugs.default([]),
  places: slugs.default([]),
  picture: picture.optional(),
  keyPoints,
  sources: z.array(citation).default([]),
  related: slugs.default([]),
  updates: notes,
  corrections: notes,
  language: language.optional(),
  translationOf: slug.optional(),
  draft: z.boolean().default(false)
});

/** Reads one story: `content/articles/**\/<slug>.md`. */
export function readArticle(
  file: TextFile,
  house: Language,
  report: Report
): Article | FaultyArticle | undefined {
  const slug = slugOfFile(file.file, report);
  const parts = splitFrontMatter(file, report);
  if (parts === undefined) return undefined;
  const source = parts.frontMatter;
  const data = check(schema, source, report);
  const body = readBody({file: file.file, text: parts.body, line: parts.bodyLine}, report);
  if (data === undefined || slug === undefined) return {named: namedSlugs(source.data), body, source};
  if (parts.body.trim() === "" && !data.draft) {
    report.error(
      "article/empty",
      {file: file.file, line: parts.bodyLine, column: 1},
      "this story has no words below its front matter",
      "write it, or mark it draft: true"
    );
  }
  if (data.updated && isAfter(data.published, data.updated)) {
    report.error(
      "article/updated-early",
      source.where(["updated"]),
      "updated lies before published",
      "look at the dates and their zones"
    );
  }
  checkLive(data, body, source, report);
  const {
    draft,
    language = house,
    kicker,
    dateline,
    updated,
    ended,
    series,
    picture,
    translationOf,
    ...fields
  } = data;
  return {
    slug,
    language,
    kicker,
    dateline,
    updated,
    ended,
    series,
    picture,
    translationOf,
    isDraft: draft,
    body,
    source: {file: source.file, where: source.where},
    digest: digestOfArticle(file),
    ...fields
  };
}

/** What a story's digests are when its file says this. */
export function digestOfArticle({file, text}: TextFile): Article["digest"] {
  const front = digestOf(file, frontOf(text));
  return {front, whole: digestOf(front, text)};
}

/** A live story has entries and may end; no other story does either. */
function checkLive(
  {kind, draft, published, ended}: z.output<typeof schema>,
  {blocks}: Body,
  source: YamlSource,
  report: Report
): void {
  const hasEntries = blocks.some(({type}) => type === "entry");
  if (kind === "live" && !hasEntries && !draft) {
    report.error(
      "article/no-entries",
      source.where(["kind"]),
      "this live story has no entries, so there is nothing to follow",
      "begin each with an ::: entry block, with at and title"
    );
  }
  if (kind !== "live" && hasEntries) {
    report.error(
      "article/not-live",
      source.where(["kind"]),
      "this story has entries, which only a live story shows with the newest first",
      "write kind: live, or make sub-heads of the entries"
    );
  }
  if (ended === undefined) return;
  if (kind !== "live") {
    report.error(
      "article/not-live",
      source.where(["ended"]),
      "only a live story ends",
      "take the line out, or write kind: live"
    );
  } else if (isAfter(published, ended)) {
    report.error(
      "article/ended-early",
      source.where(["ended"]),
      "ended lies before published",
      "look at the dates and their zones"
    );
  }
}

const listsOf = {
  byline: "author",
  topics: "topic",
  tags: "tag",
  people: "person",
  organisations: "organisation",
  places: "place",
  related: "article"
} as const;

/** The slugs in those lists of a faulty story that are lists of slugs at all. */
function namedSlugs(data: unknown): readonly NamedSlug[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(listsOf).flatMap(([key, kind]) => {
    const list: unknown = Reflect.get(data, key);
    if (!Array.isArray(list)) return [];
    return list.flatMap((item: unknown, index) =>
      typeof item === "string" && isSlug(item) ? [{kind, slug: item, path: [key, index]}] : []
    );
  });
}
