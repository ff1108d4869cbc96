import * as z from "zod";
import {typographic} from "../markdown/parser.ts";
import type {Citation} from "../model/citation.ts";
import {type Instant, parseInstant} from "../model/instant.ts";
import {languages} from "../model/language.ts";
import {type PartialDate, parsePartialDate} from "../model/partialDate.ts";
import {isSlug, longestSlug, slugLike} from "../model/slug.ts";
import {unreachable} from "../model/unreachable.ts";

/** A fault with a code and a hint of its own. */
interface EditorialFault {
  readonly code: string;
  readonly hint: string | undefined;
}

/** The code and hint that a field below gave to a custom issue. */
export function editorialFault(issue: z.core.$ZodIssueCustom): EditorialFault {
  const code: unknown = issue.params?.["code"];
  const hint: unknown = issue.params?.["hint"];
  return {
    code: typeof code === "string" ? code : "schema/wrong-value",
    hint: typeof hint === "string" ? hint : undefined
  };
}

/** Adds a fault to a field under way; the message follows the field's name. */
export function fault(context: z.core.$RefinementCtx, code: string, message: string, hint?: string): never {
  context.addIssue({code: "custom", message, params: {code, hint}});
  return z.NEVER;
}

const longestProse = 2000;

/** Words for readers: trimmed, on one line, quotation marks made curly. */
export const prose = z.string().transform((text, context) => {
  const words = typographic(text.replace(/\s+/g, " ").trim());
  if (words === "") return fault(context, "schema/empty", "is empty", "write it, or remove the line");
  if (words.length > longestProse)
    return fault(
      context,
      "schema/too-long",
      `has ${words.length} letters, of ${longestProse} at most`,
      "move some of it into the story"
    );
  return words;
});

/** A slug of this newsroom's. */
export const slug = z.string().transform((text, context) => {
  if (isSlug(text)) return text;
  const near = slugLike(text);
  const message = `is ${JSON.stringify(text)}, which cannot be part of an address: a slug has small letters a-z, digits and single hyphens, ${longestSlug} at most`;
  return fault(context, "slug/form", message, near === "" ? "write it in Latin letters" : `write ${near}`);
});

/** Slugs, each at most once. */
export const slugs = z.array(slug).transform((list, context) => {
  const twice = list.find((item, index) => list.indexOf(item) !== index);
  return twice === undefined
    ? list
    : fault(context, "schema/twice", `names ${twice} twice`, "remove one of them");
});

/** A moment with its zone. */
export const instant = z
  .union([z.string(), z.number()], {error: "is not a date with a time zone"})
  .transform((value, context): Instant => {
    const text = String(value);
    const moment = parseInstant(text);
    switch (moment) {
      case "no-zone":
        return fault(
          context,
          "date/no-zone",
          "is a date without a time zone, so the story has no place in time",
          `write it like ${text.slice(0, 10)}T09:00:00+05:00`
        );
      case "impossible":
        return fault(
          context,
          "date/impossible",
          `is ${text}, a moment that no calendar has`,
          "look at the month, the day and the hour"
        );
      case "unreadable":
        return fault(
          context,
          "date/unreadable",
          `is ${JSON.stringify(text)}, which cannot be read as a date`,
          "write it like 2026-03-01T09:00:00+05:00"
        );
      default:
        return typeof moment === "string" ? unreachable(moment) : moment;
    }
  });

/** A day, a month or a year. */
export const partialDate = z
  .union([z.string(), z.number()], {error: "is not a date"})
  .transform((value, context): PartialDate => {
    const date = parsePartialDate(String(value));
    switch (date) {
      case "impossible":
        return fault(
          context,
          "date/impossible",
          `is ${value}, a day that no calendar has`,
          "look at the month and the day"
        );
      case "unreadable":
        return fault(
          context,
          "date/unreadable",
          `is ${JSON.stringify(value)}, which cannot be read as a date`,
          "write 2020-02-29, or 2020-02, or 2020"
        );
      default:
        return typeof date === "string" ? unreachable(date) : date;
    }
  });

/** A moment with its zone, or a date as well as it is known. */
export const momentOrDate = z
  .union([z.string(), z.number()], {error: "is neither a moment nor a date"})
  .transform((value, context): Instant | PartialDate => {
    const field = /[T:]/.test(String(value)) ? instant : partialDate;
    const read = field.safeParse(value);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const {code, hint} =
      issue?.code === "custom" ? editorialFault(issue) : {code: "date/unreadable", hint: undefined};
    return fault(context, code, issue?.message ?? "cannot be read", hint);
  });

/** The address of another site. */
export const webLink = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:" || url?.protocol === "http:") return text;
  return fault(
    context,
    "link/form",
    `is ${JSON.stringify(text)}, which is not an address on the web`,
    "begin it with https://"
  );
});

export const language = z.enum(languages);

const nameInLanguage = prose.exactOptional();

/** A name in several languages. */
export const names = z
  .strictObject({en: nameInLanguage, ur: nameInLanguage, ps: nameInLanguage, "fa-AF": nameInLanguage})
  .default({});

/** What some words of a noun are in other languages: `translations: {ur: {about: …}}`. */
export function translations<Key extends string>(...keys: readonly Key[]) {
  const words = z.partialRecord(z.enum(keys), prose).exactOptional();
  return z.strictObject({en: words, ur: words, ps: words, "fa-AF": words}).default({});
}

export const aliases = z.array(prose).default([]);

/** What a story or an event rests on. */
export const citation = z
  .strictObject({
    document: slug.optional(),
    title: prose.optional(),
    publisher: prose.optional(),
    date: partialDate.optional(),
    link: webLink.optional(),
    note: prose.optional()
  })
  .transform(({document, title, publisher, date, link, note}, context): Citation => {
    if (document !== undefined) {
      if (title !== undefined || link !== undefined || publisher !== undefined || date !== undefined) {
        return fault(
          context,
          "source/both",
          "names a document and describes it too",
          "keep document (and note), since the rest comes from _data/documents.yaml"
        );
      }
      return {document, note};
    }
    if (title === undefined)
      return fault(
        context,
        "source/empty",
        "names neither a title nor a document",
        "add title: …, or document: …"
      );
    return {document, title, publisher, date, link, note};
  });
