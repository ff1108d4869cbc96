import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {digestOf} from "../model/digest.ts";

/** Gives a digest of a template, named from its theme's folder, with all the templates that it takes in. */
export type TemplateDigests = (template: string) => string;

/** Looks at each template once. One that takes in another by a name that it works out is held to take in all. */
export function templateDigests(themes: readonly string[]): TemplateDigests {
  const texts = new Map<string, string>();
  const known = new Map<string, string>();
  const textOf = (template: string): string => {
    const text = texts.get(template) ?? readTemplate(template, themes);
    texts.set(template, text);
    return text;
  };
  const closure = (template: string, found = new Set<string>()): ReadonlySet<string> => {
    if (found.has(template)) return found;
    found.add(template);
    for (const [, , literal] of textOf(template).matchAll(takenIn)) {
      for (const name of literal === undefined ? templatesIn(themes) : [literal]) closure(name, found);
    }
    return found;
  };
  return (template) => {
    const digest =
      known.get(template) ??
      digestOf(...[...closure(template)].sort().map((name) => `${name} ${hashOf(textOf(name))}`));
    known.set(template, digest);
    return digest;
  };
}

/** `{% include "parts/card.njk" %}`, and the other ways in which Nunjucks takes a template in. */
const takenIn = /\{%-?\s*(?:include|import|from|extends)\s+(?:(["'])([^"']+)\1(?=\s|-?%\})|\S)/g;

function readTemplate(template: string, themes: readonly string[]): string {
  const file = themes.map((theme) => join(theme, template)).find((path) => existsSync(path));
  return file === undefined ? "" : readFileSync(file, "utf8");
}

function templatesIn(themes: readonly string[]): readonly string[] {
  return themes
    .filter((theme) => existsSync(theme))
    .flatMap((theme) => readdirSync(theme, {recursive: true, encoding: "utf8"}))
    .filter((name) => name.endsWith(".njk"));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
