import {type Language, languages} from "../model/language.ts";
import type {Masthead, Newsroom} from "../model/newsroom.ts";
import type {Strings} from "../model/strings.ts";
import {fileAt} from "../problems/problem.ts";
import {Report} from "../problems/report.ts";
import {readArticle} from "./articles.ts";
import {claimedSlugs} from "./claimedSlugs.ts";
import {
  readAuthors,
  readDocuments,
  readOrganisations,
  readPeople,
  readPlaces,
  readSeries,
  readTags
} from "./entities.ts";
import {readEvents} from "./events.ts";
import {findNewsroomFiles, foundAt, type NewsroomFiles, readText} from "./files.ts";
import {readImages} from "./images.ts";
import {KnownYaml} from "./knownYaml.ts";
import {type FileKind, sortOut} from "./layout.ts";
import {readMasthead} from "./masthead.ts";
import {readRedirects} from "./redirects.ts";
import {Shelf} from "./shelf.ts";
import {readOwnStrings, readStrings} from "./strings.ts";
import {readBackground, readProfile, readStandingPage, readTopic, readTopicText} from "./texts.ts";
import type {YamlSource} from "./yamlSource.ts";

/** Where a newsroom's files are, and where the words that come with Khabar are. */
export interface Folders {
  /** Absolute: holds `content/` and `_data/`. */
  readonly root: string;
  /** Absolute: Khabar's own folder, which holds `_data/strings/`. */
  readonly home: string;
  /** The newsroom's files, where they were looked for already. */
  readonly found?: NewsroomFiles | undefined;
  /** Stories as they were read before. */
  readonly shelf?: Shelf;
  /** Data files as they were read before. */
  readonly knownYaml?: KnownYaml;
}

/**
 * Reads every file of a newsroom and checks each on its own. Every problem goes into the report; what is sound is
 * in the newsroom all the same, so that later checks can find more. Undefined when there is no masthead to go by.
 */
export function readNewsroom(
  {
    root,
    home,
    found = findNewsroomFiles(root),
    shelf = new Shelf({}, 0),
    knownYaml = new KnownYaml()
  }: Folders,
  report: Report
): Newsroom | undefined {
  report.add(found.problems);
  const files = sortOut(found.files, report);
  const texts = (kind: FileKind) =>
    files[kind].map((found) => readText(found, report)).filter((text) => text !== undefined);
  const data = (kind: FileKind) =>
    texts(kind)
      .map((text) => knownYaml.read(text, report))
      .filter((yaml) => yaml !== undefined);

  const keyed = {
    people: data("people"),
    organisations: data("organisations"),
    places: data("places"),
    authors: data("authors"),
    tags: data("tags"),
    series: data("series"),
    documents: data("documents")
  };
  const masthead = mastheadOf(data("masthead"), files.masthead.length > 0, report);
  const house = masthead?.language ?? "en";
  const stories = files.article
    .map((found) =>
      shelf.story(found, house, report, () => {
        const text = readText(found, report);
        return text && readArticle(text, house, report);
      })
    )
    .filter(isThere);
  const newsroom = {
    articles: stories.filter((story) => "slug" in story),
    faultyArticles: stories.filter((story) => "named" in story),
    topics: texts("topic")
      .map((text) => readTopic(text, report))
      .filter(isThere),
    topicTexts: texts("topicText")
      .map((text) => readTopicText(text, report))
      .filter(isThere),
    people: keyed.people.flatMap((yaml) => readPeople(yaml, report)),
    profiles: texts("profile")
      .map((text) => readProfile(text, report))
      .filter(isThere),
    organisations: keyed.organisations.flatMap((yaml) => readOrganisations(yaml, report)),
    places: keyed.places.flatMap((yaml) => readPlaces(yaml, report)),
    authors: keyed.authors.flatMap((yaml) => readAuthors(yaml, report)),
    tags: keyed.tags.flatMap((yaml) => readTags(yaml, report)),
    series: keyed.series.flatMap((yaml) => readSeries(yaml, report)),
    documents: keyed.documents.flatMap((yaml) => readDocuments(yaml, report)),
    events: data("events").flatMap((yaml) => readEvents(yaml, report)),
    backgrounds: texts("background")
      .map((text) => readBackground(text, report))
      .filter(isThere),
    pages: texts("page")
      .map((text) => readStandingPage(text, house, report))
      .filter(isThere),
    redirects: data("redirects").flatMap((yaml) => readRedirects(yaml, report)),
    images: readImages(files.image, report),
    strings: stringsOf(home, data("strings"), knownYaml, report),
    claimed: claimedSlugs(files, keyed)
  };
  return masthead && {masthead, ...newsroom};
}

function mastheadOf(sources: readonly YamlSource[], hasFile: boolean, report: Report): Masthead | undefined {
  const [source] = sources;
  if (source !== undefined) return readMasthead(source, report);
  if (!hasFile) {
    const message = "this newsroom has no masthead, so the site would have neither name nor address";
    report.error(
      "masthead/missing",
      fileAt("_data/masthead.yaml"),
      message,
      "make the file with name, description and url; see docs/writing.md"
    );
  }
  return undefined;
}

function stringsOf(
  home: string,
  own: readonly YamlSource[],
  knownYaml: KnownYaml,
  report: Report
): Readonly<Record<Language, Strings>> {
  for (const {file} of own) {
    const name = languageOf(file);
    if (languages.some((language) => language === name)) continue;
    report.error(
      "strings/language",
      fileAt(file),
      `${name} is not a language that Khabar has type for`,
      `there are ${languages.join(", ")}`
    );
  }
  const strings = (language: Language): Strings => {
    const house = houseStrings(home, language, knownYaml);
    const change = own.find(({file}) => languageOf(file) === language);
    return change === undefined ? house : readOwnStrings(change, house, report);
  };
  return {en: strings("en"), ur: strings("ur"), ps: strings("ps"), "fa-AF": strings("fa-AF")};
}

function languageOf(file: string): string {
  return (file.split("/").at(-1) ?? "").replace(/\.yaml$/, "");
}

/** The words that come with Khabar. A fault in them is a bug of ours. */
function houseStrings(home: string, language: Language, knownYaml: KnownYaml): Strings {
  const report = new Report();
  const file = `_data/strings/${language}.yaml`;
  const text = readText(foundAt(home, file), report);
  const source = text && knownYaml.read(text, report);
  const strings = source && readStrings(source, report);
  if (strings !== undefined && !report.hasErrors) return strings;
  throw new Error(
    `Khabar's own ${file} is not whole: ${report.problems.map((problem) => problem.message).join("; ")}`
  );
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
