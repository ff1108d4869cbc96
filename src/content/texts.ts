import * as z from "zod";
import type {Body} from "../model/body.ts";
import type {Profile, Topic, TopicText} from "../model/entities.ts";
import {type Language, languages} from "../model/language.ts";
import type {Background, StandingPage} from "../model/newsroom.ts";
import type {Source} from "../model/position.ts";
import type {Slug} from "../model/slug.ts";
import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";
import {readBody} from "./bodies.ts";
import {check} from "./check.ts";
import {language, names, partialDate, prose, slug, slugs} from "./fields.ts";
import type {TextFile} from "./files.ts";
import {splitFrontMatter} from "./frontMatter.ts";
import {slugOfFile} from "./slugOfFile.ts";

const topicSchema = z.strictObject({
  name: prose,
  names,
  parent: slug.optional(),
  summary: prose,
  people: z.array(z.strictObject({person: slug, role: prose.optional()})).default([]),
  places: slugs.default([]),
  documents: slugs.default([])
});

/** Reads a topic: `content/topics/<slug>.md`. */
export function readTopic(file: TextFile, report: Report): Topic | undefined {
  const text = readFrontedText(topicSchema, file, report);
  if (text === undefined) return undefined;
  const {data, ...rest} = text;
  const people = data.people.map(({person, role}) => ({person, role}));
  return {...rest, ...data, people, parent: data.parent, texts: {}};
}

const topicTextSchema = z.strictObject({summary: prose, roles: z.record(slug, prose).default({})});

/** Reads a topic in another language: `content/topics/<slug>.<language>.md`. */
export function readTopicText(file: TextFile, report: Report): TopicText | undefined {
  const [, name, tag] = /^(.+)\.([^./]+)\.md$/.exec(file.file) ?? [];
  const language = languages.find((known) => known === tag);
  if (language === undefined) {
    report.error(
      "topic/language",
      fileAt(file.file),
      `${tag} is not a language that Khabar has type for`,
      `end the name in one of ${languages.map((known) => `.${known}.md`).join(", ")}`
    );
    return undefined;
  }
  const text = readFrontedText(topicTextSchema, file, report, `${name}.md`);
  if (text === undefined) return undefined;
  const {data, ...rest} = text;
  return {...rest, ...data, language};
}

const pageSchema = z.strictObject({
  title: prose,
  summary: prose,
  language: language.optional(),
  translationOf: slug.optional()
});

/** Reads a standing page: `content/pages/<slug>.md`. */
export function readStandingPage(file: TextFile, house: Language, report: Report): StandingPage | undefined {
  const text = readFrontedText(pageSchema, file, report);
  if (text === undefined) return undefined;
  const {data, ...rest} = text;
  const {title, summary, translationOf} = data;
  return {...rest, title, summary, language: data.language ?? house, translationOf};
}

const profileSchema = z.strictObject({summary: prose});

/** Reads a person's profile: `content/people/<slug>.md`. */
export function readProfile(file: TextFile, report: Report): Profile | undefined {
  const text = readFrontedText(profileSchema, file, report);
  return text && {slug: text.slug, body: text.body, source: text.source, summary: text.data.summary};
}

const backgroundSchema = z.strictObject({title: prose, reviewBy: partialDate});

/** Reads a shared background: `_data/backgrounds/<id>.md`. */
export function readBackground(file: TextFile, report: Report): Background | undefined {
  const text = readFrontedText(backgroundSchema, file, report);
  if (text === undefined) return undefined;
  const {data, ...rest} = text;
  const nested = rest.body.blocks.find((block) => block.type === "background");
  if (nested?.type === "background") {
    report.error(
      "body/nested-background",
      {file: file.file, ...nested.at},
      "a background cannot include another one",
      "write its words here, or include both in the story"
    );
  }
  return {...rest, ...data};
}

interface FrontedText<Data> {
  readonly slug: Slug;
  readonly data: Data;
  readonly body: Body;
  readonly source: Source;
}

function readFrontedText<Data>(
  schema: z.ZodType<Data>,
  file: TextFile,
  report: Report,
  name = file.file
): FrontedText<Data> | undefined {
  const slug = slugOfFile(name, report);
  const parts = splitFrontMatter(file, report);
  if (parts === undefined) return undefined;
  const {frontMatter} = parts;
  const data = check(schema, frontMatter, report);
  const body = readBody({file: file.file, text: parts.body, line: parts.bodyLine}, report);
  if (data === undefined || slug === undefined) return undefined;
  return {slug, data, body, source: {file: frontMatter.file, where: frontMatter.where}};
}
