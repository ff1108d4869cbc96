import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {isolateLatin} from "../rendering/isolate.ts";
import {renderingByHand} from "./byHand.ts";
import {onDesk} from "./desk.ts";
import {nunjucksEnvironment} from "./environment.ts";
import type {Rendering} from "./rendering.ts";

/** What is used of Eleventy's untyped configuration. */
export interface EleventyConfig {
  /** Put there by render.ts; absent when Eleventy is run by hand. */
  khabarRendering?: Rendering;
  setLibrary(format: string, library: object): void;
  setTemplateFormats(formats: readonly string[]): void;
  setUseGitIgnore(use: boolean): void;
  ignores: {add(glob: string): void};
  addGlobalData(name: string, data: unknown): void;
  addTransform(name: string, transform: (content: string) => string): void;
  addTemplate(name: string, content: string, data: object): void;
}

/**
 * Eleventy looks for templates in a folder, named from the folder that it is run in; ours are virtual, so the one of
 * Khabar's theme is as good as any.
 */
export const directories = {
  input: relative(process.cwd(), join(dirname(fileURLToPath(import.meta.url)), "../../_includes")),
  includes: ".",
  data: "_no-data"
};

/** A sheet's template, then its layout around it. They are included, so that errors name the right file. */
const page = `{% set view = sheet.view %}{% set content %}{% include sheet.template %}{% endset %}{% include sheet.layout %}`;

/**
 * Sets Eleventy up to render sheets and nothing else: one virtual template, paginated over them. It neither looks
 * for content nor parses any.
 */
export async function configureEleventy(eleventyConfig: EleventyConfig): Promise<void> {
  const rendering =
    eleventyConfig.khabarRendering ?? (await renderingByHand(process.cwd(), process.env["KHABAR_NOW"]));
  eleventyConfig.setLibrary("njk", nunjucksEnvironment(rendering));
  eleventyConfig.setTemplateFormats(["njk"]);
  eleventyConfig.setUseGitIgnore(false);
  eleventyConfig.ignores.add("**/*");
  eleventyConfig.addGlobalData("sheets", onDesk(rendering.sheets));
  eleventyConfig.addTransform("khabar-isolation", (content) => {
    rendering.onPage();
    return content.slice(0, 80).includes(' dir="rtl">') ? isolateLatin(content) : content;
  });
  eleventyConfig.addTemplate("sheets.njk", page, {
    pagination: {data: "sheets", size: 1, alias: "sheet"},
    permalink: ({sheet}: {sheet: Rendering["sheets"][number]}) => sheet.permalink,
    eleventyExcludeFromCollections: true
  });
}
