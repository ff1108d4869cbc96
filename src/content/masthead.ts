import * as z from "zod";
import type {Masthead} from "../model/newsroom.ts";
import {siteAddress} from "../model/siteAddress.ts";
import type {Report} from "../problems/report.ts";
import {check} from "./check.ts";
import {fault, language, names, prose, slugs, translations} from "./fields.ts";
import type {YamlSource} from "./yamlSource.ts";

const siteUrl = z
  .string()
  .transform(
    (text, context) =>
      siteAddress(text) ??
      fault(
        context,
        "masthead/url",
        `is ${JSON.stringify(text)}, which is not where a site can be`,
        "write it like https://example.org/ or https://example.org/news/"
      )
  );

const timeZone = z.string().transform((text, context) => {
  if (isTimeZone(text)) return text;
  return fault(
    context,
    "masthead/time-zone",
    `is ${JSON.stringify(text)}, which is no time zone`,
    "write an IANA name, such as Asia/Karachi"
  );
});

const schema = z.strictObject({
  name: prose,
  names,
  tagline: prose.optional(),
  description: prose,
  translations: translations("tagline", "description"),
  url: siteUrl,
  language: language.default("en"),
  timeZone: timeZone.default("UTC"),
  contact: z.email({error: "is not a mail address"}).optional(),
  lead: slugs.default([]),
  front: slugs.default([])
});

/** Reads `_data/masthead.yaml`. */
export function readMasthead(source: YamlSource, report: Report): Masthead | undefined {
  const data = check(schema, source, report);
  return (
    data && {
      ...data,
      tagline: data.tagline,
      contact: data.contact,
      source: {file: source.file, where: source.where}
    }
  );
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", {timeZone: name});
    return true;
  } catch {
    return false;
  }
}
