import {mkdirSync} from "node:fs";
import {relative} from "node:path";
import {configureEleventy, type EleventyConfig} from "./configure.ts";
import type {Rendering} from "./rendering.ts";

export interface RenderFolders {
  /** Where the pages go. */
  readonly staging: string;
  /** An empty folder for Eleventy to look into. */
  readonly scratch: string;
}

/**
 * Renders sheets through Eleventy into a folder. Once a process: Eleventy keeps templates in module globals.
 * Throws an error that names the template, with Eleventy's as its cause.
 */
export async function renderSheets(rendering: Rendering, {staging, scratch}: RenderFolders): Promise<void> {
  const Eleventy = await loadEleventy();
  const here = process.cwd();
  mkdirSync(scratch, {recursive: true});
  const eleventy = new Eleventy(relative(here, scratch), relative(here, staging), {
    // What `.eleventy.ts` hands over to is at hand; and no configuration of the folder that this runs in is looked for.
    configPath: null,
    quietMode: true,
    config: async (eleventyConfig: EleventyConfig) => {
      eleventyConfig.khabarRendering = rendering;
      await configureEleventy(eleventyConfig);
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

/** Loads Eleventy. It takes half a second, which what renders nothing need not wait for. */
export async function loadEleventy() {
  return (await import("@11ty/eleventy")).default;
}

/** Eleventy wraps what went wrong two or three times; the innermost message names the template. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = "originalError" in error ? error.originalError : error.cause;
  return inner instanceof Error ? rootMessage(inner) : error.message;
}
