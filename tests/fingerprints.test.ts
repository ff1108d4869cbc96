import {appendFileSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {printSheets} from "../src/eleventy/render.ts";
import {instantAt} from "../src/model/instant.ts";
import {preparePublication} from "../src/preparePublication.ts";
import {Report} from "../src/problems/report.ts";
import {noMemory} from "../src/release/memory.ts";
import {openStaging, releaseFolders} from "../src/release/staging.ts";
import {pathPrefix} from "../src/rendering/addresses.ts";
import {planSite} from "../src/sitePlan.ts";
import {home, newsroomLike, testNow} from "./support/newsrooms.ts";

const full = join(home, "tests/sites/full/newsroom");

/** A page or a feed as it is made, and what tells a later build that it is to be made anew. */
interface Made {
  readonly text: string;
  /** Undefined for what is made each time. */
  readonly fingerprint: string | undefined;
}

/** Every page and feed of a newsroom. */
async function everythingOf(root: string): Promise<ReadonlyMap<string, Made>> {
  const report = new Report();
  const options = {
    root,
    out: undefined,
    now: instantAt(Date.parse(testNow)),
    url: undefined,
    onProgress: () => {}
  };
  const folders = releaseFolders(root, undefined);
  openStaging(folders);
  const publication = preparePublication(options, report);
  const plan = publication && (await planSite(publication, options, {folders, memory: noMemory}, report));
  if (publication === undefined || plan === undefined) throw new Error(JSON.stringify(report.problems));
  const {sheets, themes, fingerprints, feeds} = plan;
  const made = new Map<string, Made>();
  printSheets({
    sheets,
    themes,
    pathPrefix: pathPrefix(publication.masthead),
    take: (permalink, text) => made.set(permalink, {text, fingerprint: fingerprints.get(permalink)})
  });
  for (const {permalink, fingerprint, make} of feeds)
    made.set(permalink, {text: Buffer.from(make()).toString("latin1"), fingerprint});
  return made;
}

const inFile = (file: string, before: string, after: string) => (root: string) => {
  const text = readFileSync(join(root, file), "utf8");
  expect(text).toContain(before);
  writeFileSync(join(root, file), text.replace(before, after));
};
const added = (file: string, text: string) => (root: string) => appendFileSync(join(root, file), text);

/** A picture of other bytes than the one of its name. */
const otherPicture =
  (name: string, like: string) =>
  (root: string): void => {
    const folder = join(root, "content/images");
    writeFileSync(
      join(folder, name),
      readFileSync(join(folder, like), "utf8").replace("<svg ", '<svg class="other" ')
    );
  };
const all =
  (...edits: readonly ((root: string) => void)[]) =>
  (root: string): void => {
    for (const edit of edits) edit(root);
  };
const terms = "caption: A wall., credit: The Harbour, licence: CC BY 4.0";
const secondPlace = "old-harbour: {name: Old Harbour, country: Seeland, latitude: -33.7, longitude: 73.1}\n";

const everyStory = [
  "deewar-qaim",
  "ebb",
  "first-tide",
  "hour-by-hour",
  "how-tides-work",
  "keeper-speaks",
  "let-it-go",
  "wall-holds"
];

/** What somebody changes that others show, and the stories whose pages are made anew for it. */
const changes: readonly (readonly [
  what: string,
  change: (root: string) => void,
  stories: readonly string[]
])[] = [
  ["a tag's name", inFile("_data/tags.yaml", "Sea walls", "Walls"), ["ebb", "wall-holds"]],
  ["what is said of a tag", inFile("_data/tags.yaml", "What keeps", "That which keeps"), []],
  [
    "the name of a topic above all pages",
    inFile("content/topics/storms.md", "name: Storms", "name: Gales"),
    everyStory
  ],
  [
    "a topic's name",
    inFile("content/topics/spring-tides.md", "name: Spring tides", "name: Springs"),
    ["ebb", "first-tide", "let-it-go", "wall-holds"]
  ],
  ["a topic's summary", inFile("content/topics/tides.md", "rises & falls", "comes and goes"), []],
  ["a topic's key people", inFile("content/topics/tides.md", "role: Harbour master", "role: Keeper"), []],
  ["a topic's words", added("content/topics/tides.md", "\nMore on tides.\n"), []],
  [
    "a person's name",
    inFile("_data/people.yaml", "name: Lena Moor", "name: Lena More"),
    ["deewar-qaim", "ebb", "wall-holds"]
  ],
  ["what is said of a person", inFile("_data/people.yaml", "Runs the", "She runs the"), []],
  [
    "a person's office",
    inFile("_data/people.yaml", "title: Harbour master", "title: Master"),
    ["deewar-qaim", "ebb", "wall-holds"]
  ],
  ["a person's profile", added("content/people/lena-moor.md", "\nMore.\n"), []],
  [
    "an organisation's name",
    inFile("_data/organisations.yaml", "name: Harbour", "name: Port"),
    ["wall-holds"]
  ],
  ["an organisation's address", inFile("_data/organisations.yaml", "office.example", "new.example"), []],
  [
    "a place's name",
    inFile("_data/places.yaml", "name: Port Town", "name: Porttown"),
    ["deewar-qaim", "wall-holds"]
  ],
  ["a place's country", inFile("_data/places.yaml", "Seeland", "Sealand"), []],
  ["where a place is", inFile("_data/places.yaml", "73.05", "73.5"), []],
  ["another place on the map", added("_data/places.yaml", secondPlace), []],
  [
    "an author's name",
    inFile("_data/authors.yaml", "Ada Keeper", "Ada Keep"),
    ["ebb", "keeper-speaks", "let-it-go", "wall-holds"]
  ],
  [
    "what is said of an author",
    inFile("_data/authors.yaml", "Ada Keeper", "Ada Keeper, about: Keeps"),
    ["ebb", "keeper-speaks", "let-it-go", "wall-holds"]
  ],
  [
    "a series' name",
    inFile("_data/series.yaml", "A week of water", "Seven days"),
    ["hour-by-hour", "how-tides-work", "keeper-speaks"]
  ],
  ["a document's title", inFile("_data/documents.yaml", "The harbour log", "The log"), ["wall-holds"]],
  ["a background", added("_data/backgrounds/walls.md", "\nAnd by [her](person:ivo-moor).\n"), ["wall-holds"]],
  ["a standing page's title", inFile("content/pages/about.md", "About us", "About"), everyStory],
  ["a word of the house", added("_data/strings/en.yaml", "readMore: Also read\n"), everyStory],
  ["which story leads the front", inFile("_data/masthead.yaml", "lead: [wall-holds]", "lead: [ebb]"), []],
  [
    "the site's address",
    inFile("_data/masthead.yaml", "harbour.example/news/", "harbour.example/"),
    everyStory
  ],
  [
    "the tagline",
    inFile("_data/masthead.yaml", "Every tide", "All tides"),
    everyStory.filter((slug) => slug !== "deewar-qaim")
  ],
  ["an event", inFile("_data/events/tides.yaml", "It stays an hour", "It stays two"), []],
  [
    "a headline",
    inFile("content/articles/2026/ebb.md", "The sea goes out", "The water goes out"),
    ["deewar-qaim", "ebb", "first-tide", "hour-by-hour", "how-tides-work", "let-it-go", "wall-holds"]
  ],
  ["a lead picture's bytes", otherPicture("wall.svg", "wall.svg"), ["wall-holds"]],
  [
    "a new picture",
    all(
      otherPicture("second.svg", "wall.svg"),
      inFile(
        "content/articles/2026/ebb.md",
        "tags:",
        `picture: {file: second.svg, alt: A wall., ${terms}}\ntags:`
      )
    ),
    ["deewar-qaim", "ebb", "first-tide", "hour-by-hour", "let-it-go", "wall-holds"]
  ],
  [
    "the first story of a language with a tag",
    inFile("content/articles/2026/deewar-qaim.md", "people:", "tags: [walls]\npeople:"),
    ["deewar-qaim", "ebb", "wall-holds"]
  ],
  [
    "the first story of a language in a place and on a topic",
    inFile(
      "content/articles/2026/deewar-qaim.md",
      "topics: [tides]",
      "topics: [storms]\nplaces: [port-town]"
    ),
    everyStory
  ],
  [
    "the first story with a new tag",
    all(
      added("_data/tags.yaml", "fresh: {name: Fresh}\n"),
      inFile("content/articles/2026/ebb.md", "tags: [walls]", "tags: [walls, fresh]")
    ),
    ["deewar-qaim", "ebb", "first-tide", "hour-by-hour", "let-it-go", "wall-holds"]
  ]
];

test.each(changes)(
  "%s: whatever shows it has another fingerprint, and few stories beside",
  async (_what, change, stories) => {
    const root = newsroomLike(full);
    const before = await everythingOf(root);
    change(root);
    const after = await everythingOf(root);
    const isAnother = (permalink: string) => before.get(permalink)?.text !== after.get(permalink)?.text;
    const isMade = (permalink: string) => {
      const {fingerprint} = after.get(permalink) ?? {};
      return fingerprint === undefined || fingerprint !== before.get(permalink)?.fingerprint;
    };
    const permalinks = [...after.keys()];
    expect(permalinks.filter(isAnother).filter((permalink) => !isMade(permalink))).toEqual([]);
    expect(permalinks.some(isAnother)).toBe(true);
    const anew = permalinks.filter((permalink) => permalink.startsWith("/articles/") && isMade(permalink));
    expect(anew.map((permalink) => permalink.split("/")[2]).sort()).toEqual(stories);
  }
);
