import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {buildSite, pageIn} from "./buildSite.ts";
import {type BookWish, bookOf} from "./editions/book.ts";
import {checksumsOf} from "./editions/checksums.ts";
import {type Edition, editionOf} from "./editions/edition.ts";
import {type EditionFile, textFile} from "./editions/editionFile.ts";
import {editionName} from "./editions/editionName.ts";
import {picturesWithin, smallBudget, wholeBudget} from "./editions/pictureBudget.ts";
import {zipOf} from "./editions/zip.ts";
import {home} from "./home.ts";
import {factsIn} from "./liveSite.ts";
import {nameIn} from "./model/language.ts";
import {filePermalink} from "./model/permalink.ts";
import type {Publication} from "./model/publication.ts";
import type {Slug} from "./model/slug.ts";
import {preparePublication} from "./preparePublication.ts";
import type {Problem} from "./problems/problem.ts";
import {Report} from "./problems/report.ts";
import {didYouMean} from "./problems/suggestion.ts";
import {publicationOn} from "./publication/topicPublication.ts";
import {inStaging} from "./publish.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {filesIn} from "./release/changes.ts";
import {Draft} from "./release/draft.ts";
import {memoIn} from "./release/memo.ts";
import {noMemory} from "./release/memory.ts";
import {editionFolders, openStaging, type ReleaseFolders, writeFiles} from "./release/staging.ts";
import {recover, release} from "./release/swap.ts";
import {bookPicture} from "./rendering/bookPictures.ts";
import {dateTime} from "./rendering/dates.ts";
import {iconOfSize} from "./rendering/icon.ts";
import {renderPictures} from "./rendering/pictures.ts";
import {indexSite, settleAll} from "./search/indexSite.ts";
import {UseError} from "./useError.ts";

export interface EditionOptions extends PublishOptions {
  /** The slug of the one topic that the edition is about. */
  readonly topic: string | undefined;
  /** Pictures are shrunk, and left out, to fit into less. */
  readonly isSmall: boolean;
}

/** What making an edition came to. */
export interface EditionOutcome {
  readonly problems: readonly Problem[];
  /** Undefined when there were errors; then an earlier edition is as it was. */
  readonly summary: EditionSummary | undefined;
}

export interface EditionSummary {
  /** Where it all lies. */
  readonly out: string;
  /** The name of the folder in it. */
  readonly name: string;
  /** "1 June 2026, 17:00 UTC+5". */
  readonly asOf: string;
  readonly stories: number;
  readonly pages: number;
  /** Of the folder. */
  readonly files: number;
  readonly bytes: number;
  readonly zipBytes: number;
  readonly books: readonly {readonly name: string; readonly bytes: number}[];
  /** Pictures that did not fit. */
  readonly picturesLeftOut: number;
}

/** Somebody asked for an edition that cannot be made. */
export class EditionWishError extends UseError {}

/** The file by which a folder of editions is known. */
const marker = "edition.json";

/**
 * From a newsroom's files to an edition: the site as `publish` makes it, set for a folder, with a ZIP of it, EPUBs,
 * and a list of checksums. Throws EditionWishError when there is no such topic, or where it would go is something else.
 */
export async function publishEdition(options: EditionOptions): Promise<EditionOutcome> {
  const report = new Report();
  const whole = preparePublication(options, report);
  if (whole === undefined) return {problems: report.problems, summary: undefined};
  const topic = options.topic === undefined ? undefined : topicIn(whole, options.topic);
  const publication = topic === undefined ? whole : publicationOn(topic, whole);
  const name = editionName(publication, topic, options.isSmall);
  const folders = editionFolders(options.root, options.out ?? join("_editions", name.undated));
  refuseOther(folders);
  return inStaging({root: options.root, out: undefined}, async (site) => {
    const draft = new Draft(site, undefined, factsIn(publication));
    const built = await buildSite(
      publication,
      options,
      {folders: site, draft, memory: noMemory},
      report,
      whole
    );
    if (report.hasErrors || built === undefined) return {problems: report.problems, summary: undefined};
    options.onProgress("Indexing", 0, publication.articles.length);
    const index = await indexSite(publication, pageIn(draft), memoIn(site, "search"), settleAll);
    for (const file of index.files) draft.put(file);
    options.onProgress("Packing", 0, 0);
    const made = await makeEdition(publication, topic, name.dated, options, site);
    const {files, summary} = wrapped(made, name.dated, publication, folders);
    recover(folders);
    openStaging(folders);
    writeFiles(
      files.map(({path, body}) => ({permalink: filePermalink(path), body})),
      folders
    );
    release(folders);
    return {problems: report.problems, summary};
  });
}

function topicIn({hubs}: Publication, slug: string): Slug {
  const topic = [...hubs.keys()].find((known) => known === slug);
  if (topic !== undefined) return topic;
  const hint = didYouMean(slug, hubs.keys()) ?? `there are ${[...hubs.keys()].join(", ")}`;
  throw new EditionWishError(`there is no topic ${slug}; ${hint}`);
}

/** What is put in the place of a folder must be what that held. */
function refuseOther({live}: ReleaseFolders): void {
  if (!existsSync(live)) return;
  const file = join(live, marker);
  if (existsSync(file) && /"generator":\s*"khabar"/.test(readFileSync(file, "utf8"))) return;
  throw new EditionWishError(`--out ${live} is there already and is no edition of Khabar's; name another`);
}

interface Made {
  readonly edition: Edition;
  readonly books: readonly EditionFile[];
  readonly picturesLeftOut: number;
}

async function makeEdition(
  publication: Publication,
  topic: Slug | undefined,
  name: string,
  {isSmall}: EditionOptions,
  folders: ReleaseFolders
): Promise<Made> {
  const read = (path: string) => readFileSync(join(folders.staging, path));
  const site = new Map(filesIn(folders.staging).map((path) => [path, read(path)]));
  const memo = memoIn(folders, "pictures");
  const pictures = await renderPictures(publication.images, memo);
  const chosen = picturesWithin(isSmall ? smallBudget : wholeBudget, publication, pictures);
  const subject = topic === undefined ? undefined : publication.hubs.get(topic)?.topic;
  const edition = await editionOf({
    publication,
    topic: subject && nameIn(subject, publication.masthead.language),
    name,
    site,
    chosen,
    illustration: await iconOfSize(read("favicon.svg"), 48),
    clients: {search: join(home, "src/search/client"), edition: join(home, "src/editions/client")}
  });
  const convert: BookWish["convert"] = (picture, isDrawing) => bookPicture(picture, isDrawing, memo);
  return {
    edition,
    books: await booksOf(publication, topic, {name, site, chosen, convert}),
    picturesLeftOut: [...pictures.shown.values()].filter(({src}) => !chosen.has(src)).length
  };
}

/** The EPUB of the topic, or one of each topic that is below no other. */
async function booksOf(
  publication: Publication,
  topic: Slug | undefined,
  {name, ...wish}: Pick<BookWish, "site" | "chosen" | "convert"> & {readonly name: string}
): Promise<readonly EditionFile[]> {
  const books: EditionFile[] = [];
  for (const hub of publication.hubs.values()) {
    if (topic === undefined ? hub.parent !== undefined : hub.topic.slug !== topic) continue;
    const {slug} = hub.topic;
    const about = topic === undefined ? publicationOn(slug, publication) : publication;
    const body = await bookOf({publication: about, topic: hub.topic, ...wish});
    const day = /-\d{4}-\d{2}-\d{2}$/;
    books.push({path: `${topic === undefined ? name.replace(day, `-${slug}$&`) : name}.epub`, body});
  }
  return books;
}

/** The folder, and what lies beside it. */
function wrapped(
  {edition, books, picturesLeftOut}: Made,
  name: string,
  publication: Publication,
  {live}: ReleaseFolders
): {files: readonly EditionFile[]; summary: EditionSummary} {
  const {now, masthead} = publication;
  const folder = edition.files.map(({path, body}) => ({path: `${name}/${path}`, body}));
  const zip = {path: `${name}.zip`, body: zipOf(folder, now)};
  const facts = {
    name,
    asOf: now.iso,
    stories: publication.articles.length,
    pages: edition.pages,
    files: edition.files.length,
    bytes: folder.reduce((sum, {body}) => sum + body.length, 0),
    zipBytes: zip.body.length,
    books: books.map(({path, body}) => ({name: path, bytes: body.length})),
    picturesLeftOut
  };
  const about = {generator: "khabar", url: masthead.url, ...facts};
  const all = [...folder, zip, ...books, textFile(marker, `${JSON.stringify(about, undefined, 2)}\n`)];
  return {
    files: [...all, textFile("SHA256SUMS", checksumsOf(all))],
    summary: {...facts, out: live, asOf: dateTime(now, masthead.timeZone, publication.strings.en).text}
  };
}
