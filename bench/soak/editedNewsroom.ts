import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {type Chance, pick} from "../newsroom/chance.ts";

/** A newsroom that is edited at random, as of a moment that moves on. */
export interface Edited {
  readonly root: string;
  /** Khabar's own folder, of which templates and styles are changed in copies. */
  readonly home: string;
  /** Counts the edits; what is added is named by it. */
  readonly step: number;
  /** In milliseconds since 1970. */
  now: number;
}

/** A change somebody makes. Says what was done; undefined when it could not be done now. */
export interface Edit {
  readonly name: string;
  readonly make: (newsroom: Edited, chance: Chance) => string | undefined;
}

export const hour = 60 * 60 * 1000;

export function entriesIn({root}: Edited, folder: string) {
  return readdirSync(join(root, folder), {recursive: true, withFileTypes: true});
}

export function drawingsIn({root}: Edited): readonly string[] {
  return readdirSync(join(root, "content/images"))
    .filter((name) => name.endsWith(".svg"))
    .sort();
}

export function storiesIn(newsroom: Edited): readonly string[] {
  return filesIn(newsroom, "content/articles");
}

export function filesIn({root}: Edited, folder: string): readonly string[] {
  return readdirSync(join(root, folder), {recursive: true, encoding: "utf8"})
    .filter((name) => /\.(?:md|yaml)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

export function slugOf(file: string): string {
  return file.replace(/^.*\/|\.md$/g, "");
}

export function textOf({root}: Edited, file: string): string {
  return readFileSync(join(root, file), "utf8");
}

export function write({root}: Edited, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), text);
}

export function iso(epoch: number): string {
  return new Date(epoch).toISOString().replace(".000", "");
}

/** Changes the text of a story; undefined when that left it as it was. */
export function inStory(
  newsroom: Edited,
  chance: Chance,
  change: (text: string) => string
): string | undefined {
  const file = pick(storiesIn(newsroom), chance);
  const before = textOf(newsroom, file);
  const after = change(before);
  if (after === before) return undefined;
  write(newsroom, file, after);
  return file;
}

/** Writes a drawing that no other is like; gives its name. */
export function newPicture(newsroom: Edited, name: string): string {
  const [model = ""] = drawingsIn(newsroom);
  const drawing = textOf(newsroom, join("content/images", model));
  write(
    newsroom,
    join("content/images", name),
    drawing.replace("</svg>", `<g id="step-${newsroom.step}"/></svg>`)
  );
  return name;
}

/** Whether a story comes out later than now. */
export function isAhead(newsroom: Edited, file: string): boolean {
  const [, published = ""] = /^published: "?([^"\n]+)/m.exec(textOf(newsroom, file)) ?? [];
  return Date.parse(published) > newsroom.now;
}

/** A text with another value of a key in its front matter. */
export function withKey(text: string, key: string, value: unknown): string {
  const line = `${key}: ${JSON.stringify(value)}\n`;
  const known = new RegExp(`^${key}: .*\\n`, "m");
  return known.test(text) ? text.replace(known, () => line) : text.replace(/^---\n/, () => `---\n${line}`);
}

/** The keys of a kind of noun's. */
export function keysOf(newsroom: Edited, name: string): readonly string[] {
  return [...textOf(newsroom, `_data/${name}.yaml`).matchAll(/^([a-z0-9-]+):/gm)].map(([, key = ""]) => key);
}
