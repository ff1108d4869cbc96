import nunjucks from "nunjucks";
import type {Phrase} from "../model/phrase.ts";
import {phraseMarkup} from "../rendering/markup.ts";
import type {PrintSetting} from "./rendering.ts";

/**
 * The Nunjucks that every page is rendered with: escaping on, unknown names refused, the newsroom's own templates
 * before the theme's.
 */
export function nunjucksEnvironment({themes, pathPrefix}: PrintSetting): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([...themes]);
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true
  });
  environment.addFilter("path", (permalink: string) => pathPrefix + permalink);
  environment.addFilter(
    "words",
    (phrase: Phrase) => new nunjucks.runtime.SafeString(phraseMarkup(phrase).html)
  );
  return environment;
}
