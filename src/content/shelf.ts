import {outlineOf} from "../markdown/outline.ts";
import type {Article} from "../model/article.ts";
import type {Body} from "../model/body.ts";
import type {KeptBytes} from "../model/keptBytes.ts";
import {KnownFiles} from "../model/knownFiles.ts";
import type {Language} from "../model/language.ts";
import type {KeyPath, Position} from "../model/position.ts";
import type {KeptPacks} from "../model/settled.ts";
import {Report} from "../problems/report.ts";
import {digestOfArticle} from "./articles.ts";
import {textOf} from "./bodies.ts";
import {type FoundFile, readText} from "./files.ts";
import {bodyOf, splitFrontMatter} from "./frontMatter.ts";

/** What is kept of a story: all but its words, which its file has. */
type Kept = Omit<Article, "body" | "source"> & {readonly body: Omit<Body, "markdown" | "text">};

/** Stories that a process has taken from shelves, by their files, each with the line that stood there. */
export type TakenStories = Map<string, {readonly line: string; readonly story: Article}>;

/** Stories as they were read and found sound, so that only files that changed since are read again. */
export class Shelf {
  readonly #known: KnownFiles;
  readonly #taken: TakenStories | undefined;

  /**
   * `kept` is what `packs` gave. `readAt` is this moment, in milliseconds since 1970. Of stories that were `taken` before
   * by this process no line is read again.
   */
  constructor(kept: KeptPacks<KeptBytes>, readAt: number, taken?: TakenStories) {
    this.#known = new KnownFiles(kept, readAt);
    this.#taken = taken;
  }

  /** The story of a file as it stands on the shelf, else as `read` gives it; then it stands there, if it is sound. */
  story<Faulty extends object>(
    found: FoundFile,
    house: Language,
    report: Report,
    read: () => Article | Faulty | undefined
  ): Article | Faulty | undefined {
    // A story that says no language is in the house's.
    const prefix = `${house} `;
    const line = this.#known.take(
      found,
      (known) => known.startsWith(prefix),
      (known) => keptIn(known.slice(prefix.length)).digest.whole === digestOfFile(found)
    );
    if (line !== undefined) return this.#takeDown(line, prefix.length, found);
    const problems = report.problems.length;
    const story = read();
    if (story === undefined || !isArticle(story)) return story;
    if (report.problems.length === problems) this.#known.keep(found, prefix + lineOf(story));
    return {...story, body: new ShelvedBody(story.body, found, story.body)};
  }

  #takeDown(line: string, from: number, found: FoundFile): Article {
    const known = this.#taken?.get(found.path);
    if (known?.line === line) return known.story;
    const story = takenDown(line.slice(from), found);
    this.#taken?.set(found.path, {line, story});
    return story;
  }

  /** What is to be kept for the next time, but for what is kept already. */
  get packs(): KeptPacks {
    return this.#known.packs;
  }
}

function isArticle(story: object): story is Article {
  return "slug" in story;
}

function digestOfFile(found: FoundFile): string | undefined {
  const text = readText(found, new Report());
  return text && digestOfArticle(text).whole;
}

function lineOf({source, body, ...fields}: Article): string {
  const {markdown: _, text: __, ...rest} = body;
  const kept: Kept = {...fields, body: rest};
  return JSON.stringify(kept);
}

function keptIn(line: string): Kept {
  return JSON.parse(line);
}

function takenDown(line: string, found: FoundFile): Article {
  const kept = keptIn(line);
  const where = (path: KeyPath): Position => {
    const unheard = new Report();
    const text = readText(found, unheard);
    const frontMatter = text && splitFrontMatter(text, unheard)?.frontMatter;
    return frontMatter?.where(path) ?? {file: found.file, line: 1, column: 1};
  };
  // What is new comes before the spread: docs/decisions/0030.
  return {source: {file: found.file, where}, ...kept, body: new ShelvedBody(kept.body, found)};
}

/** A body whose words are read from its file when they are asked for: most are not, and those of all fill a memory. */
class ShelvedBody implements Body {
  readonly blocks: Body["blocks"];
  readonly references: Body["references"];
  readonly wordCount: number;
  readonly #found: FoundFile;
  readonly #markdown: string | undefined;
  #text: string | undefined;

  /** Words that are `read` are at hand: as markdown to the end, alone until they are asked for, which they are once. */
  constructor(
    {blocks, references, wordCount}: Kept["body"],
    found: FoundFile,
    read?: Pick<Body, "markdown" | "text">
  ) {
    this.blocks = blocks;
    this.references = references;
    this.wordCount = wordCount;
    this.#found = found;
    this.#markdown = read?.markdown;
    this.#text = read?.text;
  }

  get markdown(): string {
    return this.#markdown ?? bodyOf(readText(this.#found, new Report())?.text ?? "");
  }

  get text(): string {
    const text = this.#text ?? textOf(outlineOf(this.markdown), this.blocks);
    this.#text = undefined;
    return text;
  }
}
