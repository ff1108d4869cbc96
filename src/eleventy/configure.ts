import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {renderingByHand} from "./byHand.ts";
import {onDesk, type SheetOnDesk} from "./desk.ts";
import {printerOf} from "./printer.ts";
import type {Rendering} from "./rendering.ts";

/** What is used of Eleventy's untyped configuration. */
export interface EleventyConfig {
  /** Put there by render.ts; absent when Eleventy is run by hand. */
  khabarRendering?: Rendering;
  addExtension(
    extension: string,
    options: {compile: () => (data: {readonly sheet: SheetOnDesk}) => Promise<string>}
  ): void;
  setTemplateFormats(formats: readonly string[]): void;
  setUseGitIgnore(use: boolean): void;
  ignores: {add(glob: string): void};
  addGlobalData(name: string, data: unknown): void;
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

/**
 * Sets Eleventy up to render sheets and nothing else: one virtual template, paginated over them. It neither looks
 * for content nor parses any.
 */
export async function configureEleventy(eleventyConfig: EleventyConfig): Promise<void> {
  const rendering =
    eleventyConfig.khabarRendering ?? (await renderingByHand(process.cwd(), process.env["KHABAR_NOW"]));
  const print = printerOf(rendering);
  const {take} = rendering;
  eleventyConfig.setTemplateFormats(["sheets"]);
  eleventyConfig.addExtension("sheets", {
    compile:
      () =>
      async ({sheet}) => {
        const html = print(sheet);
        if (take === undefined) return html;
        take(sheet.permalink, html);
        // Eleventy keeps what it is given until the last page is done.
        return "";
      }
  });
  eleventyConfig.setUseGitIgnore(false);
  eleventyConfig.ignores.add("**/*");
  eleventyConfig.addGlobalData("sheets", onDesk(rendering.sheets));
  eleventyConfig.addTemplate("khabar.sheets", "", {
    pagination: {data: "sheets", size: 1, alias: "sheet"},
    permalink: take === undefined ? ({sheet}: {sheet: SheetOnDesk}) => sheet.permalink : false,
    eleventyExcludeFromCollections: true
  });
}
