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
import {type Chance, pick} from "../newsroom/chance.ts";
import {
  drawingsIn,
  type Edit,
  type Edited,
  entriesIn,
  filesIn,
  hour,
  iso,
  slugOf,
  storiesIn,
  textOf,
  write
} from "./editedNewsroom.ts";

/** What is done in a newsroom of the bench's: a build that refuses one of these is at fault. */
export const edits: readonly Edit[] = [
  {
    name: "a body is edited",
    make: (newsroom, chance) =>
      inStory(newsroom, chance, (text) => `${text}\nAdded sentence ${newsroom.step}.\n`)
  },
  {
    name: "a sentence is taken out",
    make: (newsroom, chance) =>
      inStory(newsroom, chance, (text) => text.replace(/(---\n\n[^.\n]+)\.[^.\n[\]]+\./, "$1."))
  },
  {
    name: "a headline is changed",
    make: (newsroom, chance) =>
      inStory(newsroom, chance, (text) => withKey(text, "headline", `Headline ${newsroom.step}`))
  },
  {
    name: "a standfirst is changed",
    make: (newsroom, chance) =>
      inStory(newsroom, chance, (text) => withKey(text, "standfirst", `What happened, ${newsroom.step}.`))
  },
  {
    name: "a story gets another tag",
    make: (newsroom, chance) =>
      inStory(newsroom, chance, (text) => withKey(text, "tags", [pick(keysOf(newsroom, "tags"), chance)]))
  },
  {
    name: "a story gets another topic",
    make: (newsroom, chance) =>
      inStory(newsroom, chance, (text) =>
        withKey(text, "topics", [
          pick(filesIn(newsroom, "content/topics"), chance).replace(/^.*\/|\.md$/g, "")
        ])
      )
  },
  {
    name: "a story is redated",
    make: (newsroom, chance) =>
      inStory(newsroom, chance, (text) =>
        withKey(text, "published", iso(newsroom.now - chance.between(1, 20_000) * hour))
      )
  },
  {
    name: "a correction is made",
    make: (newsroom, chance) =>
      inStory(newsroom, chance, (text) =>
        withKey(text, "corrections", [{at: iso(newsroom.now - hour), text: `Correction ${newsroom.step}.`}])
      )
  },
  {
    name: "a story is added",
    make: (newsroom, chance) => addStory(newsroom, chance, {published: iso(newsroom.now - 60_000)})
  },
  {
    name: "a story is written that is under embargo",
    make: (newsroom, chance) =>
      addStory(newsroom, chance, {published: iso(newsroom.now + chance.between(1, 30) * hour)})
  },
  {
    name: "a draft is written",
    make: (newsroom, chance) => addStory(newsroom, chance, {published: iso(newsroom.now), draft: true})
  },
  {
    name: "a translation is added",
    make(newsroom, chance) {
      // One that nothing names has no translation yet.
      const original = freeStory(newsroom, chance);
      if (
        original === undefined ||
        /translationOf|draft: true/.test(textOf(newsroom, original)) ||
        isAhead(newsroom, original)
      )
        return undefined;
      return addStory(newsroom, chance, {
        headline: `سرخی ${newsroom.step}`,
        standfirst: "آج کی خبر۔",
        language: "ur",
        translationOf: slugOf(original),
        published: iso(newsroom.now - 120_000)
      });
    }
  },
  {
    name: "a story is deleted",
    make(newsroom, chance) {
      const file = freeStory(newsroom, chance);
      if (file !== undefined) rmSync(join(newsroom.root, file));
      return file;
    }
  },
  {
    name: "a story is renamed, with a redirect",
    make(newsroom, chance) {
      const file = freeStory(newsroom, chance);
      if (file === undefined || isAhead(newsroom, file) || /draft: true/.test(textOf(newsroom, file)))
        return undefined;
      const slug = `renamed-${newsroom.step}`;
      write(newsroom, join(dirname(file), `${slug}.md`), textOf(newsroom, file));
      rmSync(join(newsroom.root, file));
      const line = `/articles/${slugOf(file)}/: /articles/${slug}/\n`;
      const redirects = "_data/redirects.yaml";
      const before = existsSync(join(newsroom.root, redirects)) ? textOf(newsroom, redirects) : "";
      // What led to the old address leads to the new one at once.
      write(
        newsroom,
        redirects,
        before.replaceAll(`: /articles/${slugOf(file)}/\n`, `: /articles/${slug}/\n`) + line
      );
      return `${file} to ${slug}`;
    }
  },
  {
    name: "a topic is renamed",
    make(newsroom, chance) {
      const file = pick(filesIn(newsroom, "content/topics"), chance);
      write(newsroom, file, withKey(textOf(newsroom, file), "name", `Topic ${newsroom.step}`));
      return file;
    }
  },
  {
    name: "a topic's words are changed",
    make(newsroom, chance) {
      const file = pick(filesIn(newsroom, "content/topics"), chance);
      write(newsroom, file, `${textOf(newsroom, file)}\nAdded to the topic, ${newsroom.step}.\n`);
      return file;
    }
  },
  {
    name: "an event is added",
    make(newsroom, chance) {
      const file = pick(filesIn(newsroom, "_data/events"), chance);
      const event = {
        date: iso(newsroom.now).slice(0, 10),
        what: `Event ${newsroom.step}.`,
        sources: [{title: "Minutes", publisher: "Bench"}]
      };
      write(newsroom, file, `${textOf(newsroom, file)}- ${JSON.stringify(event)}\n`);
      return file;
    }
  },
  {
    name: "something is said of a person",
    make(newsroom, chance) {
      const key = pick(keysOf(newsroom, "people"), chance);
      const file = "_data/people.yaml";
      write(
        newsroom,
        file,
        textOf(newsroom, file).replace(
          new RegExp(`^(${key}: .*)\\."\\}$`, "m"),
          `$1, and ${newsroom.step}."}`
        )
      );
      return key;
    }
  },
  {
    name: "a noun is called otherwise",
    make(newsroom, chance) {
      const kind = pick(["people", "organisations", "places", "tags", "authors"], chance);
      const key = pick(keysOf(newsroom, kind), chance);
      const file = `_data/${kind}.yaml`;
      const line = new RegExp(`^(${key}: \\{"name":)"[^"]*"`, "m");
      write(newsroom, file, textOf(newsroom, file).replace(line, `$1"Name ${newsroom.step}"`));
      return `${kind} ${key}`;
    }
  },
  {
    name: "a story is the first with a tag",
    make(newsroom, chance) {
      const tag = `tag-${newsroom.step}`;
      const file = "_data/tags.yaml";
      write(newsroom, file, `${textOf(newsroom, file)}${tag}: {"name":"Tag ${newsroom.step}"}\n`);
      return inStory(newsroom, chance, (text) => withKey(text, "tags", [tag]));
    }
  },
  {
    name: "a story gets a new picture",
    make(newsroom, chance) {
      const picture = {
        file: newPicture(newsroom, `picture-${newsroom.step}.svg`),
        alt: `Picture ${newsroom.step}.`,
        caption: "A drawing.",
        credit: "Drawing: Bench",
        licence: "CC0 1.0"
      };
      return inStory(newsroom, chance, (text) => withKey(text, "picture", picture));
    }
  },
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
    name: "a topic's summary is changed",
    make(newsroom, chance) {
      const file = pick(filesIn(newsroom, "content/topics"), chance);
      write(newsroom, file, withKey(textOf(newsroom, file), "summary", `Summary ${newsroom.step}.`));
      return file;
    }
  },
  {
    name: "a person takes office",
    make(newsroom, chance) {
      const key = pick(keysOf(newsroom, "people"), chance);
      const file = "_data/people.yaml";
      const before = textOf(newsroom, file);
      const after = before.replace(
        new RegExp(`^(${key}: \\{"name":"[^"]*",)(?!"roles")`, "m"),
        `$1"roles":[{"title":"Office ${newsroom.step}","from":"2020"}],`
      );
      write(newsroom, file, after);
      return before === after ? undefined : key;
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

function inStory(newsroom: Edited, chance: Chance, change: (text: string) => string): string | undefined {
  const file = pick(storiesIn(newsroom), chance);
  const before = textOf(newsroom, file);
  const after = change(before);
  if (after === before) return undefined;
  write(newsroom, file, after);
  return file;
}

/** Adds a copy of a story under other keys. */
function addStory(newsroom: Edited, chance: Chance, keys: Readonly<Record<string, unknown>>): string {
  const model = textOf(newsroom, pick(storiesIn(newsroom), chance)).replace(
    /^(?:translationOf|language|draft|corrections|related): .*\n/gm,
    ""
  );
  const all = {headline: `New story ${newsroom.step}`, ...keys};
  const text = Object.entries(all).reduce((changed, [key, value]) => withKey(changed, key, value), model);
  const file = `content/articles/${String(keys["published"]).slice(0, 4)}/new-story-${newsroom.step}.md`;
  write(newsroom, file, `${text}\nWritten at step ${newsroom.step}.\n`);
  return file;
}

/** A story that nothing names. */
function freeStory(newsroom: Edited, chance: Chance): string | undefined {
  const everything = ["content/articles", "content/topics", "_data"]
    .flatMap((folder) => filesIn(newsroom, folder))
    .map((file) => textOf(newsroom, file))
    .join("\n");
  const free = storiesIn(newsroom).filter(
    (file) => !new RegExp(`[:"/ ]${slugOf(file)}(?:[/)"\\s]|$)`, "m").test(everything)
  );
  return free.length === 0 ? undefined : pick(free, chance);
}

/** Writes a drawing that no other is like; gives its name. */
function newPicture(newsroom: Edited, name: string): string {
  const [model = ""] = drawingsIn(newsroom);
  const drawing = textOf(newsroom, join("content/images", model));
  write(
    newsroom,
    join("content/images", name),
    drawing.replace("</svg>", `<g id="step-${newsroom.step}"/></svg>`)
  );
  return name;
}

function changeTheme(newsroom: Edited, file: string, added: string): string {
  const own = join(newsroom.root, "_includes", file);
  mkdirSync(dirname(own), {recursive: true});
  if (!existsSync(own)) copyFileSync(join(newsroom.home, "_includes", file), own);
  appendFileSync(own, added);
  return file;
}

/** Whether a story comes out later than now. */
function isAhead(newsroom: Edited, file: string): boolean {
  const [, published = ""] = /^published: "?([^"\n]+)/m.exec(textOf(newsroom, file)) ?? [];
  return Date.parse(published) > newsroom.now;
}

function withKey(text: string, key: string, value: unknown): string {
  const line = `${key}: ${JSON.stringify(value)}\n`;
  const known = new RegExp(`^${key}: .*\\n`, "m");
  return known.test(text) ? text.replace(known, () => line) : text.replace(/^---\n/, () => `---\n${line}`);
}

function keysOf(newsroom: Edited, name: string): readonly string[] {
  return [...textOf(newsroom, `_data/${name}.yaml`).matchAll(/^([a-z0-9-]+):/gm)].map(([, key = ""]) => key);
}
