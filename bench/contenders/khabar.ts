import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {writeBelow} from "../folders.ts";
import {memberAt} from "../newsroom/chance.ts";
import {newsroomFiles, storyFile, storyPath, topicFile} from "../newsroom/newsroomFiles.ts";
import {
  type BenchCase,
  benchCases,
  type Contender,
  deletedStory,
  editedStory,
  editedWords
} from "./contender.ts";

export const home = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The moment of every build. */
const now = "2026-06-01T12:00:00Z";

/** The templates that change: the newsroom's own from the beginning, with Khabar's words. */
const card = "_includes/parts/card.njk";
const footer = "_includes/layouts/footer.njk";

/** Khabar as it stands in this folder. */
export const khabar: Contender = {
  name: "ours",
  version: () => "Khabar",
  cases: benchCases,
  async setUp(root, newsroom) {
    writeBelow(root, await newsroomFiles(newsroom));
    for (const file of [card, footer]) {
      mkdirSync(dirname(join(root, file)), {recursive: true});
      copyFileSync(join(home, file), join(root, file));
    }
  },
  change: (root, newsroom, what) => changes[what](root, newsroom, what),
  build: (root) => ({
    program: process.execPath,
    args: ["--max-semi-space-size=32", join(home, "bin/khabar.mjs"), "build", "--root", root, "--now", now],
    folder: root,
    environment: {KHABAR_TIMINGS: timingsOf(root)}
  }),
  index: undefined,
  searchWithin(root) {
    const steps: readonly {step: string; cpu: number}[] = JSON.parse(readFileSync(timingsOf(root), "utf8"));
    return steps.filter(({step}) => step === "Indexing").reduce((sum, {cpu}) => sum + cpu, 0);
  },
  site: (root) => join(root, "_site")
};

function timingsOf(root: string): string {
  return `${root}.timings.json`;
}

/** The change of each case. */
const changes: Readonly<Record<BenchCase, Contender["change"]>> = {
  cold: unchanged,
  unchanged,
  edit: (root, newsroom) => appendFileSync(join(root, storyPath(editedStory(newsroom))), editedWords),
  new: (root, newsroom) => writeBelow(root, [storyFile(newsroom.next)]),
  delete: (root, newsroom) => rmSync(join(root, storyPath(deletedStory(newsroom)))),
  picture(root, newsroom) {
    const images = join(root, "content/images");
    const like = readdirSync(images).find((name) => name.endsWith(".jpg"));
    if (like === undefined) throw new Error(`${images} has no photograph`);
    // What follows a JPEG's end is no part of the picture, but makes another file of it.
    writeFileSync(
      join(images, "new.jpg"),
      Buffer.concat([readFileSync(join(images, like)), Buffer.from("new")])
    );
    const picture = {
      file: "new.jpg",
      alt: "Stripes.",
      caption: "Stripes.",
      credit: "Bench",
      licence: "CC0 1.0"
    };
    const file = join(root, storyPath(editedStory(newsroom)));
    const others = readFileSync(file, "utf8").replace(/^picture: .*\n/m, "");
    writeFileSync(file, others.replace("---\n", `---\npicture: ${JSON.stringify(picture)}\n`));
  },
  rename(root, {topics}) {
    const topic = memberAt(topics, Math.floor(topics.length / 2));
    writeBelow(root, [topicFile({...topic, name: `${topic.name} Renamed`})]);
  },
  summary(root, {topics}) {
    const topic = memberAt(topics, Math.floor(topics.length / 3));
    writeBelow(root, [topicFile({...topic, about: "Told in other words."})]);
  },
  template: (root) => appendFileSync(join(root, card), "<!-- changed -->\n"),
  layout: (root) => appendFileSync(join(root, footer), "<!-- changed -->\n"),
  data(root) {
    const file = join(root, "_data/people.yaml");
    const lines = readFileSync(file, "utf8").split("\n");
    const middle = Math.floor(lines.length / 2);
    const changed = lines.map((line, index) =>
      index === middle ? line.replace(/\."\}$/, ', changed."}') : line
    );
    writeFileSync(file, changed.join("\n"));
  },
  checkout(root, newsroom) {
    const now = new Date();
    for (const entry of readdirSync(root, {recursive: true, withFileTypes: true}))
      utimesSync(join(entry.parentPath, entry.name), now, now);
    appendFileSync(join(root, storyPath(editedStory(newsroom))), editedWords);
  }
};

function unchanged(): void {}
