import {outlineOf} from "../markdown/outline.ts";
import type {Article} from "../model/article.ts";
import {isAtRest} from "../model/atRest.ts";
import type {Body} from "../model/body.ts";
import type {Language} from "../model/language.ts";
import type {KeyPath, Position} from "../model/position.ts";
import {Report} from "../problems/report.ts";
import {textOf} from "./bodies.ts";
import {type FoundFile, readText} from "./files.ts";
import {bodyOf, splitFrontMatter} from "./frontMatter.ts";

/** Under which files a story was read: its length, its time and where its words stand are those of the file. */
interface Label {
  readonly file: string;
  readonly bytes: number;
  readonly modified: number;
}

/** What is kept of a story: all but its words, which its file has. */
type Kept = Omit<Article, "body" | "source"> & {readonly body: Omit<Body, "markdown" | "text">};

/**
 * Stories as they were read and found sound, so that only files that changed since are read again. A file is as it was
 * when it has the same length and the same time of its last change, and that time was well past when it was read.
 * (https://git-scm.com/docs/racy-git)
 */
export class Shelf {
  readonly #house: string;
  readonly #readAt: number;
  readonly #before = new Map<string, {readonly label: Label; readonly line: string}>();
  readonly #lines: string[] = [];
  #isChanged = false;

  /** `kept` is what `bytes` gave; anything else counts as nothing. `readAt` is this moment, in milliseconds since 1970. */
  constructor(kept: Uint8Array | undefined, readAt: number) {
    this.#readAt = readAt;
    const [head = "", ...lines] = kept === undefined ? [] : new TextDecoder().decode(kept).split("\n");
    this.#house = head;
    for (const line of lines) {
      const [file = "", bytes, modified] = line.slice(0, line.indexOf("\t{")).split("\t");
      this.#before.set(file, {label: {file, bytes: Number(bytes), modified: Number(modified)}, line});
    }
  }

  /** The story of a file as it stands on the shelf, else as `read` gives it; then it stands there, if it is sound. */
  story<Faulty extends object>(
    found: FoundFile,
    house: Language,
    report: Report,
    read: () => Article | Faulty | undefined
  ): Article | Faulty | undefined {
    const known = this.#before.get(found.file);
    this.#before.delete(found.file);
    if (known !== undefined && this.#house === house && isAsItWas(found, known.label)) {
      this.#lines.push(known.line);
      return takenDown(known.line, found);
    }
    this.#isChanged = true;
    const problems = report.problems.length;
    const story = read();
    if (
      story !== undefined &&
      isArticle(story) &&
      report.problems.length === problems &&
      isAtRest(found.modified, this.#readAt)
    )
      this.#lines.push(lineOf(found, story));
    return story;
  }

  /** What is to be kept for the next time; undefined when it is what was kept. */
  bytes(house: Language): Uint8Array | undefined {
    if (!this.#isChanged && this.#before.size === 0) return undefined;
    return Buffer.from([house, ...this.#lines].join("\n"));
  }
}

function isAsItWas(found: FoundFile, label: Label): boolean {
  return found.bytes === label.bytes && found.modified === label.modified;
}

function isArticle(story: object): story is Article {
  return "slug" in story;
}

function lineOf({file, bytes, modified}: FoundFile, {source, body, ...fields}: Article): string {
  const {markdown: _, text: __, ...rest} = body;
  const kept: Kept = {...fields, body: rest};
  return `${file}\t${bytes}\t${modified}\t${JSON.stringify(kept)}`;
}

function takenDown(line: string, found: FoundFile): Article {
  const kept: Kept = JSON.parse(line.slice(line.indexOf("\t{") + 1));
  const where = (path: KeyPath): Position => {
    const unheard = new Report();
    const text = readText(found, unheard);
    const frontMatter = text && splitFrontMatter(text, unheard)?.frontMatter;
    return frontMatter?.where(path) ?? {file: found.file, line: 1, column: 1};
  };
  return {...kept, body: new ShelvedBody(kept.body, found), source: {file: found.file, where}};
}

/** A body whose words are read from its file when they are asked for: most are not. */
class ShelvedBody implements Body {
  readonly blocks: Body["blocks"];
  readonly references: Body["references"];
  readonly wordCount: number;
  readonly #found: FoundFile;

  constructor({blocks, references, wordCount}: Kept["body"], found: FoundFile) {
    this.blocks = blocks;
    this.references = references;
    this.wordCount = wordCount;
    this.#found = found;
  }

  get markdown(): string {
    return bodyOf(readText(this.#found, new Report())?.text ?? "");
  }

  get text(): string {
    return textOf(outlineOf(this.markdown), this.blocks);
  }
}
