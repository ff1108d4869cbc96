import {join, relative} from "node:path";
import type {Summary} from "./outcome.ts";
import {countProblems} from "./problems/format.ts";
import type {Problem} from "./problems/problem.ts";
import type {EditionSummary} from "./publishEdition.ts";
import type {ReleaseChanges} from "./release/manifest.ts";

/** What an edition came to. */
export function editionText(summary: EditionSummary): string {
  const number = (value: number) => value.toLocaleString("en");
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const {out, name, asOf, stories, pages, files, bytes, zipBytes, books, picturesLeftOut} = summary;
  return [
    `Made an edition of ${number(stories)} stories on ${number(pages)} pages, as of ${asOf}.`,
    `${join(relative(process.cwd(), out), name)}: ${number(files)} files, ${megabytes(bytes)}; ${name}.zip: ${megabytes(zipBytes)}.`,
    ...(picturesLeftOut > 0 ? [`${number(picturesLeftOut)} pictures did not fit and were left out.`] : []),
    ...books.map((book) => `${book.name}: ${megabytes(book.bytes)}.`),
    "SHA256SUMS lists them all."
  ].join("\n");
}

/** What a build came to. */
export function summaryText(summary: Summary, problems: readonly Problem[]): string {
  const {stories, pages, words, linksChecked, indexBytes, changes} = summary;
  const number = (value: number) => value.toLocaleString("en");
  const seconds = process.uptime().toFixed(1);
  const index = `${number(Math.round(indexBytes / 1024))} KB`;
  return [
    `Published ${number(stories)} ${stories === 1 ? "story" : "stories"} (${number(words)} words) on ${number(pages)} pages in ${seconds} s.`,
    `Checked ${number(linksChecked)} links: ${countProblems(problems)}. Search index ${index}.`,
    `Files: ${number(changes.added.length)} new, ${number(changes.changed.length)} changed, ${number(changes.removed.length)} gone, ${number(changes.unchanged)} as they were.`
  ].join("\n");
}

/** Between which releases: what is live here, and what the host has; undefined where it has nothing. */
interface Releases {
  readonly release: number;
  readonly since: number | undefined;
}

/** What has to be done to publish a release where an earlier one is, a line each, and how much it is. */
export function changesText({
  release,
  since,
  upload,
  delete: gone,
  purge
}: ReleaseChanges & Releases): string {
  const number = (value: number) => value.toLocaleString("en");
  const bytes = upload.reduce((sum, [, , size]) => sum + size, 0);
  return [
    ...upload.map(([path]) => `upload ${path}`),
    ...gone.map((path) => `delete ${path}`),
    ...purge.map((address) => `purge ${address}`),
    `${number(upload.length)} files to upload (${number(Math.ceil(bytes / 1024))} KB), ${number(gone.length)} to delete, ${number(purge.length)} addresses to purge.`,
    `From ${since === undefined ? "nothing" : `release ${since}`} to release ${release}. When it is done: khabar uploaded ${release}`
  ].join("\n");
}
