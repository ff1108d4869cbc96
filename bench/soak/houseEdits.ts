import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  rmSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";
import {pick} from "../newsroom/chance.ts";
import {
  drawingsIn,
  type Edit,
  type Edited,
  entriesIn,
  hour,
  inStory,
  isAhead,
  iso,
  newPicture,
  slugOf,
  storiesIn,
  textOf,
  write
} from "./editedNewsroom.ts";

/** What is done to the house: its front, its look, its files as a whole. */
export const houseEdits: readonly Edit[] = [
  {
    name: "a picture is replaced",
    make: (newsroom, chance) => newPicture(newsroom, pick(drawingsIn(newsroom), chance))
  },
  {
    name: "another story leads the front",
    make(newsroom, chance) {
      // A story that comes out later, or never, may not lead.
      const file = pick(storiesIn(newsroom), chance);
      if (isAhead(newsroom, file) || /draft: true|language: /.test(textOf(newsroom, file))) return undefined;
      const masthead = "_data/masthead.yaml";
      const others = textOf(newsroom, masthead).replace(/^lead: .*\n/m, "");
      write(newsroom, masthead, `${others}lead: ["${slugOf(file)}"]\n`);
      return file;
    }
  },
  {
    name: "a template is changed",
    make: (newsroom, chance) =>
      changeTheme(
        newsroom,
        pick(["parts/card.njk", "layouts/footer.njk", "pages/list.njk", "pages/article.njk"], chance),
        `<!-- ${newsroom.step} -->\n`
      )
  },
  {
    name: "a style sheet is changed",
    make: (newsroom) => changeTheme(newsroom, "styles/card.css", `.card { --step: ${newsroom.step} }\n`)
  },
  {
    name: "hours pass",
    make(newsroom, chance) {
      newsroom.now += chance.between(1, 40) * hour;
      return iso(newsroom.now);
    }
  },
  {
    name: "all files are copied, and in one a letter is another",
    make(newsroom, chance) {
      const what = inStory(newsroom, chance, (text) =>
        text.replace(/(---\n\n[^.\n[\]]*)[a-z]\./, `$1${pick([..."abcdefgh"], chance)}.`)
      );
      const now = new Date();
      for (const {parentPath, name} of entriesIn(newsroom, ".")) utimesSync(join(parentPath, name), now, now);
      return what;
    }
  },
  {
    name: "somebody changes the site",
    make(newsroom, chance) {
      const files = entriesIn(newsroom, "_site")
        .filter((entry) => entry.isFile())
        .map(({parentPath, name}) => join(parentPath, name))
        .sort();
      const [changed, gone] = [pick(files, chance), pick(files, chance)];
      appendFileSync(changed, "changed");
      rmSync(gone);
      writeFileSync(join(newsroom.root, "_site/more.txt"), "more");
      return `${changed} ${gone}`;
    }
  },
  {name: "nothing is done", make: () => "nothing"}
];

function changeTheme(newsroom: Edited, file: string, added: string): string {
  const own = join(newsroom.root, "_includes", file);
  mkdirSync(dirname(own), {recursive: true});
  if (!existsSync(own)) copyFileSync(join(newsroom.home, "_includes", file), own);
  appendFileSync(own, added);
  return file;
}
