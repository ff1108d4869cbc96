import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

/** A post of a labelled corpus, a line of `<corpus>.jsonl`. */
export interface Post {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly tags: readonly string[];
  readonly text: string;
}

/** A line of `<corpus>.queries.jsonl`: words to look for, and the posts that should be found. */
export interface LabelledQuery {
  readonly q: string;
  readonly kind: string;
  readonly want: readonly string[];
}

/** Reads JSON lines; says plainly when the file is not there, and ends the program. */
export function readLines<Line>(folder: string, name: string): readonly Line[] {
  const file = join(folder, name);
  if (!existsSync(file)) {
    console.error(
      `${file} is not there, so nothing was measured. Name the folder with the corpora behind --.`
    );
    process.exit(2);
  }
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** The slug that a post has in a newsroom made of a corpus. */
export function slugOfPost(index: number): string {
  return `post-${String(index).padStart(5, "0")}`;
}

/** Writes a corpus as a newsroom: a story a post, the words as they are. */
export function writeNewsroom(posts: readonly Post[], language: "en" | "ur", root: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
  };
  write(
    "_data/masthead.yaml",
    `name: Corpus\ndescription: Real posts, to measure with.\nurl: https://corpus.example/\nlanguage: ${language}\n`
  );
  write("_data/authors.yaml", "desk: {name: Desk, kind: desk}\n");
  write("content/topics/all.md", "---\nname: All\nsummary: All posts.\n---\n");
  for (const [index, post] of posts.entries()) {
    const moment = Number.isNaN(Date.parse(post.date))
      ? new Date(Date.UTC(2020, 0, 1) + index * 3_600_000)
      : new Date(post.date);
    const title = post.title.replace(/\s+/g, " ").trim() || "Untitled";
    const keys = {
      headline: title.slice(0, 1900),
      standfirst: "·",
      byline: ["desk"],
      published: moment.toISOString(),
      topics: ["all"]
    };
    const front = Object.entries(keys).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    const body = post.text
      .split(/\n+/)
      .map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, "\\$&"))
      .filter((line) => line !== "")
      .join("\n\n");
    write(
      `content/articles/${moment.getUTCFullYear()}/${slugOfPost(index)}.md`,
      `---\n${front.join("\n")}\n---\n\n${body || "·"}\n`
    );
  }
}
