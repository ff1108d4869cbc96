import * as z from "zod";
import {type Document, documentKinds} from "../model/document.ts";
import type {Author, Organisation, Person, Place, Role, Series, Tag} from "../model/entities.ts";
import {earliestFirst} from "../model/partialDate.ts";
import type {KeyPath, Source} from "../model/position.ts";
import type {Slug} from "../model/slug.ts";
import type {Report} from "../problems/report.ts";
import {check} from "./check.ts";
import {aliases, fault, names, partialDate, prose, slug, translations, webLink} from "./fields.ts";
import type {YamlSource} from "./yamlSource.ts";

const role = z
  .strictObject({title: prose, titles: names, from: partialDate.optional(), to: partialDate.optional()})
  .transform(({title, titles, from, to}, context): Role => {
    if (from && to && earliestFirst(from, to) > 0)
      return fault(context, "person/role-dates", "ends before it begins", "look at from and to");
    return {title, titles, from, to};
  });

const personSchema = z.strictObject({
  name: prose,
  names,
  aliases,
  about: prose.optional(),
  translations: translations("about"),
  roles: z.array(role).default([])
});

/** Reads `_data/people.yaml`. */
export function readPeople(source: YamlSource, report: Report): readonly Person[] {
  return entries(personSchema, source, report).map((entry) => ({
    ...entry,
    about: entry.about,
    profile: undefined
  }));
}

const organisationSchema = z.strictObject({
  name: prose,
  names,
  aliases,
  about: prose.optional(),
  translations: translations("about"),
  place: slug.optional(),
  link: webLink.optional()
});

/** Reads `_data/organisations.yaml`. */
export function readOrganisations(source: YamlSource, report: Report): readonly Organisation[] {
  return entries(organisationSchema, source, report).map((entry) => ({
    ...entry,
    about: entry.about,
    place: entry.place,
    link: entry.link
  }));
}

const placeSchema = z.strictObject({
  name: prose,
  names,
  aliases,
  about: prose.optional(),
  translations: translations("about", "country"),
  country: prose.optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional()
});

/** Reads `_data/places.yaml`. */
export function readPlaces(source: YamlSource, report: Report): readonly Place[] {
  return entries(placeSchema, source, report).map((entry) => ({
    ...entry,
    about: entry.about,
    country: entry.country,
    latitude: entry.latitude,
    longitude: entry.longitude
  }));
}

const tagSchema = z.strictObject({
  name: prose,
  names,
  about: prose.optional(),
  translations: translations("about")
});

/** Reads `_data/tags.yaml`. */
export function readTags(source: YamlSource, report: Report): readonly Tag[] {
  return entries(tagSchema, source, report).map((entry) => ({...entry, about: entry.about}));
}

const seriesSchema = z.strictObject({
  name: prose,
  names,
  about: prose.optional(),
  translations: translations("about")
});

/** Reads `_data/series.yaml`. */
export function readSeries(source: YamlSource, report: Report): readonly Series[] {
  return entries(seriesSchema, source, report).map((entry) => ({...entry, about: entry.about}));
}

const authorSchema = z.strictObject({
  name: prose,
  names,
  kind: z.enum(["desk", "person"]).default("person"),
  about: prose.optional(),
  translations: translations("about")
});

/** Reads `_data/authors.yaml`. */
export function readAuthors(source: YamlSource, report: Report): readonly Author[] {
  return entries(authorSchema, source, report).map((entry) => ({...entry, about: entry.about}));
}

const documentSchema = z.strictObject({
  title: prose,
  kind: z.enum(documentKinds),
  date: partialDate,
  issuer: prose,
  link: webLink.optional(),
  about: prose.optional()
});

/** Reads `_data/documents.yaml`. */
export function readDocuments(source: YamlSource, report: Report): readonly Document[] {
  return entries(documentSchema, source, report).map((entry) => ({
    ...entry,
    link: entry.link,
    about: entry.about
  }));
}

/** The entries of a data file whose keys are slugs, each checked on its own, so that one fault hides no other. */
function entries<Entry extends object>(
  schema: z.ZodType<Entry>,
  source: YamlSource,
  report: Report
): readonly (Entry & {slug: Slug; source: Source})[] {
  const table = check(z.record(z.string(), z.unknown()), source, report);
  return Object.entries(table ?? {}).flatMap(([key, value]) => {
    const valid = check(slug, source, report, [key], key);
    const entry = check(schema, source, report, [key], value);
    if (valid === undefined || entry === undefined) return [];
    return [{...entry, slug: valid, source: sourceUnder(source, [key])}];
  });
}

/** A part of a data file as a source of its own. */
export function sourceUnder(source: Source, prefix: KeyPath): Source {
  return {file: source.file, where: (path) => source.where([...prefix, ...path])};
}
