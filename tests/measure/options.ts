import {join} from "node:path";
import {parseArgs} from "node:util";
import {home} from "../support/newsrooms.ts";
import type {FigureName} from "./figures.ts";

/** What can be left out, and the figures that it gives. */
const steps = {
  transfer: [
    "html",
    "css",
    "htmlCss",
    "face",
    "pictures",
    "script",
    "otherBytes",
    "requests",
    "outside",
    "firstRender",
    "shift"
  ],
  reading: ["axeLight", "axeDark", "contrast", "smallTargets", "reflow320", "text200", "textSpacing"],
  vnu: ["vnu"],
  "html-validate": ["htmlValidate"],
  paper: ["paper"],
  lighthouse: ["performance", "accessibility", "bestPractices", "seo"]
} as const satisfies Readonly<Record<string, readonly FigureName[]>>;

export type Step = keyof typeof steps;

export const help = `npm run measure -- [options]

  --site folder     a built site; the newsroom that ships is built unless told
  --only a,b        these kinds of page alone, such as home,article,hub-rtl
  --without a,b     leave out some of: ${Object.keys(steps).join(", ")}
  --json file       where the figures go; figures.json in tests/measure unless told
  --screens folder  keep pictures of each page there, and measure nothing`;

export interface Wish {
  readonly site: string | undefined;
  readonly screens: string | undefined;
  /** The file that figures are written to. */
  readonly json: string;
  readonly isWanted: (page: string) => boolean;
  readonly takes: (step: Step) => boolean;
  /** What no budget is asked for. */
  readonly leftOut: ReadonlySet<FigureName>;
}

/** What is asked for; undefined when that is help. Throws at what is not known. */
export function wishOf(args: readonly string[]): Wish | undefined {
  const {values} = parseArgs({
    args: [...args],
    options: {
      site: {type: "string"},
      only: {type: "string"},
      without: {type: "string"},
      json: {type: "string"},
      screens: {type: "string"},
      help: {type: "boolean"}
    }
  });
  if (values.help === true) return undefined;
  const only = listOf(values.only);
  const without = listOf(values.without);
  const unknown = without.filter((name) => !(name in steps));
  if (unknown.length > 0) throw new Error(`${unknown.join(", ")} cannot be left out.\n\n${help}`);
  return {
    site: values.site,
    screens: values.screens,
    json: values.json ?? join(home, "tests/measure/figures.json"),
    isWanted: (page) => only.length === 0 || only.includes(page),
    takes: (step) => !without.includes(step),
    leftOut: new Set(Object.entries(steps).flatMap(([step, names]) => (without.includes(step) ? names : [])))
  };
}

function listOf(value: string | undefined): readonly string[] {
  return value === undefined ? [] : value.split(",").map((part) => part.trim());
}
