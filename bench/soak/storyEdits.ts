import {existsSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {type Chance, pick} from "../newsroom/chance.ts";
import {
  type Edit,
  type Edited,
  filesIn,
  hour,
  inStory,
  isAhead,
  iso,
  keysOf,
  newPicture,
  slugOf,
  storiesIn,
  textOf,
  withKey,
  write
} from "./editedNewsroom.ts";

/** What is done to stories. */
export const storyEdits: readonly Edit[] = [
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
  }
];

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
