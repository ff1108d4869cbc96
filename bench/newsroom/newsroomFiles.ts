import sharp from "sharp";
import {unreachable} from "../../src/model/unreachable.ts";
import type {
  MadeBlock,
  MadeNewsroom,
  MadePicture,
  MadeReference,
  MadeStory,
  MadeTopic
} from "./madeNewsroom.ts";

/** A file of a made newsroom. */
export interface MadeFile {
  /** From the newsroom's folder. */
  readonly path: string;
  readonly body: string | Uint8Array;
}

/** Every file of a newsroom that Khabar builds. */
export async function newsroomFiles(newsroom: MadeNewsroom): Promise<readonly MadeFile[]> {
  return [
    ...newsroom.stories.map(storyFile),
    ...newsroom.topics.map(topicFile),
    ...dataFiles(newsroom),
    ...newsroom.backgrounds.map(({slug, title, text}) => ({
      path: `_data/backgrounds/${slug}.md`,
      body: `---\n${yaml({title, reviewBy: "2036-06-30"})}---\n\n${text}\n`
    })),
    {
      path: "content/pages/about.md",
      body: `---\n${yaml({title: "About this newsroom", summary: "What it is."})}---\n\nIt was made to measure with.\n`
    },
    ...(await pictureFiles(newsroom.pictures))
  ];
}

export function storyFile(story: MadeStory): MadeFile {
  const {picture, keyPoints, body, slug, source, ...keys} = story;
  const front = {
    ...keys,
    ...(picture && {picture: {...picture, ...pictureTerms}}),
    ...(keyPoints.length > 0 && {keyPoints}),
    sources: [{title: source, publisher: "Bench", date: story.published.slice(0, 10)}]
  };
  return {path: storyPath(story), body: `---\n${yaml(front)}---\n\n${markdown(body)}`};
}

export function storyPath({slug, published}: MadeStory): string {
  return `content/articles/${published.slice(0, 4)}/${slug}.md`;
}

export function topicFile({slug, name, parent, about, people, places, body}: MadeTopic): MadeFile {
  const front = {
    name,
    ...(parent !== undefined && {parent}),
    summary: about,
    people: people.map((person) => ({person})),
    places
  };
  return {path: `content/topics/${slug}.md`, body: `---\n${yaml(front)}---\n\n${markdown(body)}`};
}

function dataFiles(newsroom: MadeNewsroom): readonly MadeFile[] {
  const data = (name: string, entries: object) => ({path: `_data/${name}.yaml`, body: yaml(entries)});
  const named = (kind: "tags" | "people" | "organisations" | "places") =>
    data(kind, Object.fromEntries(newsroom[kind].map(({slug, name, about}) => [slug, {name, about}])));
  return [
    data("masthead", {
      name: "Bench",
      description: "A newsroom that nobody wrote, to measure with.",
      url: "https://bench.example/",
      language: "en",
      timeZone: "Asia/Karachi",
      front: newsroom.topics.slice(0, 4).map(({slug}) => slug)
    }),
    data(
      "authors",
      Object.fromEntries(newsroom.authors.map(({slug, name, about}) => [slug, {name, kind: "person", about}]))
    ),
    named("tags"),
    named("people"),
    named("organisations"),
    named("places"),
    ...newsroom.topics.map(({slug, events}) => ({
      path: `_data/events/${slug}.yaml`,
      body: events
        .map(({date, what, story}) =>
          JSON.stringify(
            story === undefined
              ? {date, what, sources: [{title: what, publisher: "Bench"}]}
              : {date, what, story}
          )
        )
        .map((line) => `- ${line}\n`)
        .join("")
    }))
  ];
}

/** A line a key; each value as JSON, which is YAML. */
function yaml(keys: object): string {
  return Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}

function markdown(body: readonly MadeBlock[]): string {
  return body.map((block) => `${blockText(block)}\n`).join("\n");
}

function blockText(block: MadeBlock): string {
  switch (block.type) {
    case "heading":
      return `## ${block.text}`;
    case "paragraph":
      return block.parts.map((part) => (typeof part === "string" ? part : link(part))).join("");
    case "quote":
      return `::: quote\ntext: ${JSON.stringify(block.text)}\nby: ${JSON.stringify(block.by)}\n:::`;
    case "read-more":
      return `::: read-more\narticle: ${block.to.slug}\n:::`;
    case "background":
      return `::: background\nid: ${block.slug}\n:::`;
    default:
      return unreachable(block);
  }
}

function link({kind, slug, words}: MadeReference): string {
  return `[${words}](${kind}:${slug})`;
}

/** What a picture cannot go out without. */
const pictureTerms = {caption: "Stripes and a disc.", credit: "Drawing: Bench", licence: "CC0 1.0"};

/** The pictures, drawn: stripes and a disc, each in its own colours. */
export async function pictureFiles(pictures: readonly MadePicture[]): Promise<readonly MadeFile[]> {
  return Promise.all(
    pictures.map(async ({file}, index) => {
      const drawing = drawn(index);
      const body = file.endsWith(".svg") ? drawing : await sharp(Buffer.from(drawing)).jpeg().toBuffer();
      return {path: `content/images/${file}`, body};
    })
  );
}

function drawn(index: number): string {
  const stripes = Array.from(
    {length: 12},
    (_, place) =>
      `<rect x="${place * 100}" width="100" height="675" fill="hsl(${(index * 47 + place * 9) % 360} 35% ${40 + place * 3}%)"/>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675">${stripes.join("")}<circle cx="${200 + index * 50}" cy="337" r="200" fill="#f6f1e7"/></svg>\n`;
}
