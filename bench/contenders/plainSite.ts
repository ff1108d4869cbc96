import {join} from "node:path";
import {unreachable} from "../../src/model/unreachable.ts";
import type {Command} from "../cost.ts";
import type {MadeBlock, MadeNewsroom, MadeReference} from "../newsroom/madeNewsroom.ts";
import {home} from "./khabar.ts";

/** A body in the markdown that every generator reads, with addresses for links. */
export function plainBody(body: readonly MadeBlock[], newsroom: MadeNewsroom): string {
  return body.map((block) => `${blockText(block, newsroom)}\n`).join("\n");
}

function blockText(block: MadeBlock, newsroom: MadeNewsroom): string {
  switch (block.type) {
    case "heading":
      return `## ${block.text}`;
    case "paragraph":
      return block.parts.map((part) => (typeof part === "string" ? part : link(part))).join("");
    case "quote":
      return `> ${block.text}\n>\n> ${block.by}`;
    case "read-more":
      return `Read more: ${link(block.to)}`;
    case "background":
      return newsroom.backgrounds.find(({slug}) => slug === block.slug)?.text ?? "";
    default:
      return unreachable(block);
  }
}

/** People and places have no page here, so that their names stand alone. */
function link({kind, slug, words}: MadeReference): string {
  switch (kind) {
    case "article":
      return `[${words}](/articles/${slug}/)`;
    case "topic":
      return `[${words}](/topics/${slug}/)`;
    case "person":
    case "place":
      return words;
    default:
      return unreachable(kind);
  }
}

/** Pagefind's own command over a built site. */
export function pagefindOver(site: string): Command {
  return {
    program: process.execPath,
    args: [join(home, "node_modules/pagefind/lib/runner/bin.cjs"), "--site", site],
    folder: home
  };
}

/** A line a key; each value as JSON, which is YAML. */
export function frontMatter(keys: object): string {
  const lines = Object.entries(keys).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join("")}---\n`;
}

/** The same style sheet for each of them. */
export const plainStyle =
  "body{font:1.1rem/1.6 serif;max-inline-size:40rem;margin:auto;padding:1rem}h1{line-height:1.15}li{margin-block:.5rem}\n";
