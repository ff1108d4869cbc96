import {mkdirSync} from "node:fs";
import {relative} from "node:path";
import type {Sheet} from "../model/sheet.ts";
import {configureEleventy, type EleventyConfig} from "./configure.ts";
import {onDesk} from "./desk.ts";
import {printerOf} from "./printer.ts";
import type {PrintSetting, Rendering} from "./rendering.ts";

/** Sheets to be rendered, and who takes the pages. */
export type Taken = Rendering & Required<Pick<Rendering, "take">>;

/** Up to so many sheets are printed sooner than Eleventy is loaded and set up. */
export const fewSheets = 200;

/**
 * Renders sheets: through Eleventy, once a process, since it keeps templates in module globals; or, when they are few,
 * by what Eleventy would have print them (docs/decisions/0027). `scratch` is an empty folder for Eleventy to look into.
 * Throws an error that names the template, with its own as the cause.
 */
export async function renderSheets(rendering: Taken, scratch: string): Promise<void> {
  try {
    if (rendering.sheets.length <= fewSheets) printSheets(rendering);
    else await renderThroughEleventy(rendering, scratch);
  } catch (cause) {
    throw new Error(`Could not render the pages: ${rootMessage(cause)}`, {cause});
  }
}

/** Prints sheets, as Eleventy has them printed. */
export function printSheets(rendering: Taken): void {
  const print = printerOf(rendering);
  for (const sheet of onDesk(rendering.sheets)) rendering.take(sheet.permalink, print(sheet));
}

/** Gives what prints one sheet after the other, with templates that are read once. */
export function sheetPrinter(setting: PrintSetting): (sheet: Sheet) => string {
  const print = printerOf(setting);
  return (sheet) => onDesk([sheet]).map(print).join("");
}

/** Has Eleventy render sheets. */
export async function renderThroughEleventy(rendering: Taken, scratch: string): Promise<void> {
  const Eleventy = await loadEleventy();
  const here = process.cwd();
  mkdirSync(scratch, {recursive: true});
  const eleventy = new Eleventy(relative(here, scratch), relative(here, scratch), {
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
  await eleventy.write();
}

/** Loads Eleventy. It takes half a second, which what renders nothing need not wait for. */
async function loadEleventy() {
  return (await import("@11ty/eleventy")).default;
}

/** Eleventy wraps what went wrong two or three times; the innermost message names the template. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = "originalError" in error ? error.originalError : error.cause;
  return inner instanceof Error ? rootMessage(inner) : error.message;
}
