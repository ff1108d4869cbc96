import {appendFileSync, copyFileSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {type Document, isCollection, isScalar, type Pair, parseDocument, type Scalar, visit} from "yaml";
import {type Chance, pick} from "../newsroom/chance.ts";
import {
  drawingsIn,
  type Edit,
  type Edited,
  filesIn,
  hour,
  iso,
  storiesIn,
  textOf,
  write
} from "./editedNewsroom.ts";

/**
 * Changes to whatever a newsroom has, right or wrong: many of them a build has to refuse, and has to refuse alike
 * whether it goes on or begins from nothing.
 */
export const anyEdits: readonly Edit[] = [
  // Of values there are most.
  {name: "a value is another", make: inData(otherValue)},
  {name: "a value is another", make: inData(otherValue)},
  {name: "a value is another", make: inData(otherValue)},
  {name: "a key is taken out", make: inData(withoutPair)},
  {name: "an item is taken out", make: inData(withoutItem)},
  {name: "two items change places", make: inData(turnedItems)},
  {name: "a paragraph is longer", make: inWords(longerParagraph)},
  {name: "a paragraph is taken out", make: inWords(withoutParagraph)},
  {name: "two paragraphs change places", make: inWords(turnedParagraphs)},
  {name: "a paragraph of another story is put in", make: inWords(othersParagraph)},
  {
    name: "a file is deleted",
    make(newsroom, chance) {
      const file = pick(writtenFiles(newsroom), chance);
      rmSync(join(newsroom.root, file));
      return file;
    }
  },
  {
    name: "a drawing has other bytes",
    make(newsroom, chance) {
      const name = pick(drawingsIn(newsroom), chance);
      appendFileSync(join(newsroom.root, "content/images", name), `\n<!-- ${newsroom.step} -->\n`);
      return name;
    }
  },
  {
    name: "a drawing is put in the place of another",
    make(newsroom, chance) {
      const [from, to] = [pick(drawingsIn(newsroom), chance), pick(drawingsIn(newsroom), chance)];
      const images = join(newsroom.root, "content/images");
      if (from === to) return undefined;
      copyFileSync(join(images, from), join(images, to));
      return `${from} to ${to}`;
    }
  },
  {
    name: "a story is copied",
    make(newsroom, chance) {
      const file = pick(storiesIn(newsroom), chance);
      const text = textOf(newsroom, file).replace(/^translationOf: .*\n/m, "");
      write(newsroom, join(dirname(file), `copy-${newsroom.step}.md`), text);
      return file;
    }
  },
  {
    name: "days pass",
    make(newsroom, chance) {
      newsroom.now += chance.between(1, 400) * 24 * hour;
      return iso(newsroom.now);
    }
  }
];

/** Changes a document of YAML; false when there is nothing to change. */
type DataChange = (data: Document, newsroom: Edited, chance: Chance) => boolean;

/** Changes any file of YAML, or the front matter of any story or topic. */
function inData(change: DataChange): Edit["make"] {
  return (newsroom, chance) => {
    const file = pick(writtenFiles(newsroom), chance);
    const [before = "", data = "", after = ""] = file.endsWith(".yaml")
      ? ["", textOf(newsroom, file), ""]
      : partsOf(textOf(newsroom, file));
    const document = parseDocument(data);
    const said = JSON.stringify(document);
    if (!change(document, newsroom, chance) || JSON.stringify(document) === said) return undefined;
    write(newsroom, file, `${before}${document.toString({lineWidth: 0}).trimEnd()}\n${after}`);
    return file;
  };
}

/** The fence before the front matter, the front matter, and the rest. */
function partsOf(text: string): readonly string[] {
  return /^(---\n)(.*?\n)(---\n.*)$/s.exec(text)?.slice(1) ?? [text];
}

function otherValue(data: Document, {step}: Edited, chance: Chance): boolean {
  const values: Scalar[] = [];
  visit(data, {Scalar: (key, node) => void (key !== "key" && values.push(node))});
  if (values.length === 0) return false;
  const value = pick(values, chance);
  const {value: before} = value;
  if (typeof before === "number") value.value = before + 1;
  else if (typeof before === "boolean") value.value = !before;
  else if (typeof before !== "string") return false;
  else if (/^\d{4}-\d\d-\d\d/.test(before)) value.value = redated(before, chance.between(-40, 40));
  else if (chance.happens(0.6)) value.value = `${before} changed ${step}`;
  else if (chance.happens(0.5)) value.value = pick(values, chance).value;
  else value.value = before.split(" ").slice(0, -1).join(" ") || before;
  return value.value !== before;
}

/** A day, with whatever stands behind it, some days later. */
function redated(day: string, days: number): string {
  const epoch = Date.parse(day.slice(0, 10)) + days * 24 * hour;
  return Number.isNaN(epoch) ? day : iso(epoch).slice(0, 10) + day.slice(10);
}

function withoutPair(data: Document, _: Edited, chance: Chance): boolean {
  const pairs: {readonly pair: Pair; readonly remove: () => void}[] = [];
  visit(data, {
    Pair(_key, pair, path) {
      const owner = path.at(-1);
      if (isCollection(owner))
        pairs.push({pair, remove: () => owner.delete(isScalar(pair.key) ? pair.key.value : pair.key)});
    }
  });
  if (pairs.length === 0) return false;
  pick(pairs, chance).remove();
  return true;
}

function withoutItem(data: Document, _: Edited, chance: Chance): boolean {
  const lists = listsIn(data, 1);
  if (lists.length === 0) return false;
  const list = pick(lists, chance);
  list.splice(chance.below(list.length), 1);
  return true;
}

function turnedItems(data: Document, _: Edited, chance: Chance): boolean {
  const lists = listsIn(data, 2);
  if (lists.length === 0) return false;
  turn(pick(lists, chance), chance);
  return true;
}

/** The items of each list that has as many. */
function listsIn(data: Document, fewest: number): unknown[][] {
  const lists: unknown[][] = [];
  visit(data, {Seq: (_, {items}) => void (items.length >= fewest && lists.push(items))});
  return lists;
}

/** Has two neighbours in a list change places. */
function turn(list: unknown[], chance: Chance): void {
  const first = chance.below(list.length - 1);
  list.splice(first, 2, list[first + 1], list[first]);
}

/** Changes the paragraphs of any story or topic; false when that cannot be done to them. */
function inWords(change: (paragraphs: string[], newsroom: Edited, chance: Chance) => boolean): Edit["make"] {
  return (newsroom, chance) => {
    const file = pick(
      writtenFiles(newsroom).filter((name) => name.endsWith(".md")),
      chance
    );
    const [before = "", data = "", words = ""] = partsOf(textOf(newsroom, file));
    const paragraphs = words.split("\n\n");
    if (!change(paragraphs, newsroom, chance)) return undefined;
    write(newsroom, file, before + data + paragraphs.join("\n\n"));
    return file;
  };
}

function longerParagraph(paragraphs: string[], {step}: Edited, chance: Chance): boolean {
  const at = chance.below(paragraphs.length);
  paragraphs[at] = `${paragraphs[at]?.trimEnd()} Added at step ${step}.\n`;
  return at > 0;
}

function withoutParagraph(paragraphs: string[], _: Edited, chance: Chance): boolean {
  if (paragraphs.length < 3) return false;
  paragraphs.splice(chance.between(1, paragraphs.length - 1), 1);
  return true;
}

function turnedParagraphs(paragraphs: string[], _: Edited, chance: Chance): boolean {
  if (paragraphs.length < 3) return false;
  // The first one is the fence.
  const [fence = "", ...others] = paragraphs;
  turn(others, chance);
  paragraphs.splice(0, paragraphs.length, fence, ...others);
  return true;
}

function othersParagraph(paragraphs: string[], newsroom: Edited, chance: Chance): boolean {
  const [, , words = ""] = partsOf(textOf(newsroom, pick(storiesIn(newsroom), chance)));
  const [, ...others] = words.split("\n\n");
  if (others.length === 0) return false;
  paragraphs.splice(chance.between(1, paragraphs.length), 0, pick(others, chance));
  return true;
}

/** What an editor writes, but templates. */
function writtenFiles(newsroom: Edited): readonly string[] {
  return [...filesIn(newsroom, "content"), ...filesIn(newsroom, "_data")];
}
