import {fileAt} from "../problems/problem.ts";
import type {Report} from "../problems/report.ts";
import {didYouMean} from "../problems/suggestion.ts";
import type {FoundFile} from "./files.ts";

/** What a file of a newsroom holds. */
export type FileKind = (typeof layout)[number]["kind"];

/** Data files whose nouns stand under their slugs. */
export type KeyedKind = "people" | "organisations" | "places" | "authors" | "tags" | "series" | "documents";

/** Which file holds which noun. */
const layout = [
  {kind: "image", pattern: /^content\/images\/.+$/},
  {kind: "article", pattern: /^content\/articles\/(?:.+\/)?[^/]+\.md$/},
  {kind: "topicText", pattern: /^content\/topics\/[^/]+\.[^/.]+\.md$/},
  {kind: "topic", pattern: /^content\/topics\/[^/]+\.md$/},
  {kind: "profile", pattern: /^content\/people\/[^/]+\.md$/},
  {kind: "page", pattern: /^content\/pages\/[^/]+\.md$/},
  {kind: "background", pattern: /^_data\/backgrounds\/[^/]+\.md$/},
  {kind: "events", pattern: /^_data\/events\/[^/]+\.yaml$/},
  {kind: "strings", pattern: /^_data\/strings\/[^/]+\.yaml$/},
  {kind: "masthead", pattern: /^_data\/masthead\.yaml$/},
  {kind: "authors", pattern: /^_data\/authors\.yaml$/},
  {kind: "people", pattern: /^_data\/people\.yaml$/},
  {kind: "organisations", pattern: /^_data\/organisations\.yaml$/},
  {kind: "places", pattern: /^_data\/places\.yaml$/},
  {kind: "tags", pattern: /^_data\/tags\.yaml$/},
  {kind: "series", pattern: /^_data\/series\.yaml$/},
  {kind: "documents", pattern: /^_data\/documents\.yaml$/},
  {kind: "redirects", pattern: /^_data\/redirects\.yaml$/}
] as const;

/** Sorts files by what they hold; a file that nothing reads is a problem. */
export function sortOut(
  files: readonly FoundFile[],
  report: Report
): Readonly<Record<FileKind, readonly FoundFile[]>> {
  const sorted: Record<FileKind, FoundFile[]> = {
    image: [],
    article: [],
    topic: [],
    topicText: [],
    profile: [],
    page: [],
    background: [],
    events: [],
    strings: [],
    masthead: [],
    authors: [],
    people: [],
    organisations: [],
    places: [],
    tags: [],
    series: [],
    documents: [],
    redirects: []
  };
  for (const found of files) {
    const kind = layout.find(({pattern}) => pattern.test(found.file))?.kind;
    if (kind !== undefined) sorted[kind].push(found);
    else
      report.warning(
        "files/unknown",
        fileAt(found.file),
        "nothing reads this file, so it is not on the site",
        strayHint(found.file)
      );
  }
  return sorted;
}

const usual = [
  "content/articles",
  "content/topics",
  "content/people",
  "content/pages",
  "content/images",
  "_data/events",
  "_data/backgrounds",
  "_data/strings",
  "_data/masthead.yaml",
  "_data/authors.yaml",
  "_data/people.yaml",
  "_data/organisations.yaml",
  "_data/places.yaml",
  "_data/tags.yaml",
  "_data/series.yaml",
  "_data/documents.yaml",
  "_data/redirects.yaml"
];

function strayHint(file: string): string {
  const known = file.startsWith("content/articles/")
    ? undefined
    : didYouMean(file.startsWith("content/") ? file.split("/").slice(0, 2).join("/") : file, usual);
  return known ?? "stories end in .md and stand in content/articles/; see docs/writing.md for the others";
}
