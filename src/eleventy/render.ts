import {mkdirSync} from "node:fs";
import {join, relative} from "node:path";
import Eleventy from "@11ty/eleventy";
import type {EleventyConfig} from "./configure.ts";
import type {Rendering} from "./rendering.ts";

export interface RenderFolders {
  /** Khabar's own folder, which holds `.eleventy.ts`. */
  readonly home: string;
  /** Where the pages go. */
  readonly staging: string;
  /** An empty folder for Eleventy to look into. */
  readonly scratch: string;
}

/**
 * Renders sheets through Eleventy into a folder. Once a process: Eleventy keeps templates in module globals.
 * Throws an error that names the template, with Eleventy's as its cause.
 */
export async function renderSheets(
  rendering: Rendering,
  {home, staging, scratch}: RenderFolders
): Promise<void> {
  const here = process.cwd();
  const configPath = relative(here, join(home, ".eleventy.ts"));
  mkdirSync(scratch, {recursive: true});
  const eleventy = new Eleventy(relative(here, scratch), relative(here, staging), {
    configPath,
    quietMode: true,
    config: (eleventyConfig: EleventyConfig) => {
      eleventyConfig.khabarRendering = rendering;
    }
  });
  eleventy.setIsVerbose(false);
  eleventy.disableLogger();
  try {
    await eleventy.write();
  } catch (cause) {
    throw new Error(`Could not render the pages: ${rootMessage(cause)}`, {cause});
  }
}

/** Eleventy wraps what went wrong two or three times; the innermost message names the template. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = "originalError" in error ? error.originalError : error.cause;
  return inner instanceof Error ? rootMessage(inner) : error.message;
}
