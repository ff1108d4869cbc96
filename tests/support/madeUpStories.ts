import type {Article} from "../../src/model/article.ts";
import {instantAt} from "../../src/model/instant.ts";
import type {Language} from "../../src/model/language.ts";
import type {Permalink} from "../../src/model/permalink.ts";
import type {Publication} from "../../src/model/publication.ts";
import type {Slug} from "../../src/model/slug.ts";
import {escapeHtml} from "../../src/rendering/markup.ts";

/** A made-up story, as much of it as the search takes in. */
export interface MadeUp {
  readonly slug: string;
  readonly language: Language;
  readonly day: number;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

/** Stories, and the edits of a newsroom, drawn with a seed. */
export class StoryMaker {
  readonly draw: <Item>(items: readonly Item[]) => Item;
  readonly number: (below: number) => number;
  readonly words: Readonly<Record<"en" | "ur", readonly string[]>>;
  #count = 0;

  constructor(seed: number) {
    const random = seeded(seed);
    this.number = (below) => Math.floor(random() * below);
    this.draw = (items) => {
      const item = items[this.number(items.length)];
      if (item === undefined) throw new Error("There is nothing to draw from");
      return item;
    };
    const syllables = {
      en: ["ka", "mor", "ti", "lan", "es", "ro", "vi", "ned", "pol", "su", "gra", "het"],
      ur: ["کا", "مر", "تی", "لن", "سو", "رو", "بی", "ند", "پل", "شا", "گر", "ہٹ"]
    };
    const word = (language: "en" | "ur") =>
      Array.from({length: 2 + this.number(3)}, () => this.draw(syllables[language])).join("");
    const list = (language: "en" | "ur") => Array.from({length: 500}, () => word(language));
    const endings = ["", "", "s", "ing", "ed", "ation"];
    this.words = {
      en: [
        ...list("en").map((stem) => stem + this.draw(endings)),
        "the",
        "the",
        "of",
        "co-operation",
        "café"
      ],
      ur: [...list("ur"), "اور", "کے", "میں"]
    };
  }

  /** Some words are in most stories, others in one: the lower a word's number, the more often it comes. */
  text(language: "en" | "ur", length: number): string {
    const {words} = {words: this.words[language]};
    return Array.from(
      {length},
      () => words[Math.min(this.number(words.length), this.number(words.length))]
    ).join(" ");
  }

  story(): MadeUp {
    const language = this.number(4) === 0 ? "ur" : "en";
    this.#count++;
    return {
      slug: `story-${this.#count}`,
      language,
      // Some are of one moment.
      day: this.number(60),
      ...this.labels(),
      headline: this.text(language, 5),
      paragraphs: Array.from({length: 4}, () => this.text(language, 10 + this.number(25)))
    };
  }

  labels(): Pick<MadeUp, "topic" | "tags"> {
    const tags = ["rain", "wind", "sun"].filter(() => this.number(2) === 0);
    return {topic: this.draw(["sea", "land", "sky"]), tags};
  }

  /** What a newsroom may do in a day: write, rewrite, withdraw, rename, retag. */
  edited(stories: readonly MadeUp[], edits: number): readonly MadeUp[] {
    const after = [...stories];
    for (let edit = 0; edit < edits; edit++) {
      const at = this.number(after.length);
      const story = after[at];
      if (story === undefined) continue;
      switch (this.number(6)) {
        case 0:
          after.push(this.story());
          break;
        case 1:
          after.splice(at, 1);
          break;
        case 2:
          after[at] = {...story, slug: `${story.slug}-renamed-${edit}`};
          break;
        case 3:
          after[at] = {...story, ...this.labels()};
          break;
        case 4:
          after[at] = {...story, headline: this.text(story.language === "ur" ? "ur" : "en", 5)};
          break;
        default: {
          const fresh = this.text(story.language === "ur" ? "ur" : "en", 12);
          after[at] = {...story, paragraphs: [`${fresh} fresh${edit}word`, ...story.paragraphs.slice(1)]};
        }
      }
    }
    return after;
  }
}

/** A publication that has these stories, and their pages. */
export function publicationOf(
  stories: readonly MadeUp[],
  base: Publication
): {readonly publication: Publication; readonly pageAt: (permalink: Permalink) => string} {
  const [like] = base.articles;
  if (like === undefined) throw new Error("The newsroom has no story");
  const bySlug = new Map(stories.map((story) => [`/articles/${story.slug}/`, story]));
  const named = (slugs: readonly string[]) =>
    new Map(slugs.map((slug) => [slug, {slug, name: `The ${slug}`, names: {}}]));
  const articles = stories
    .map((story): Article => {
      const published = instantAt(Date.UTC(2020, 0, 1) + story.day * 3_600_000);
      const {slug, topic, tags} = story as {slug: Slug; topic: Slug; tags: readonly Slug[]};
      const {language, headline} = story;
      return {
        ...like,
        slug,
        language,
        headline,
        published,
        topics: [topic],
        tags,
        people: [],
        places: [],
        organisations: []
      };
    })
    .sort((a, b) => b.published.epoch - a.published.epoch || (a.slug < b.slug ? -1 : 1));
  return {
    publication: {
      ...base,
      articles,
      topics: named(["sea", "land", "sky"]),
      tags: named(["rain", "wind", "sun"])
    } as unknown as Publication,
    pageAt: (permalink) => {
      const story = bySlug.get(permalink);
      if (story === undefined) throw new Error(`${permalink} has no page`);
      const paragraphs = story.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`);
      return `<article class="story"><h1>${escapeHtml(story.headline)}</h1>${paragraphs.join("")}</article>`;
    }
  };
}

/** Numbers from 0 to 1 that are the same at every run. (Park and Miller, CACM 31:10, 1988.) */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
