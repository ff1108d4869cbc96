import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the colours of a scheme can break; everything else is the same in each. */
const ofColour = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"];
const tags = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22a",
  "wcag22aa",
  "wcag2aaa",
  "wcag21aaa",
  "wcag22aaa",
  "best-practice"
];
/** Rules that axe leaves off unless told. */
const rules = {
  "color-contrast-enhanced": {enabled: true},
  "target-size": {enabled: true},
  "identical-links-same-purpose": {enabled: true},
  "meta-refresh-no-exceptions": {enabled: true}
};

/** The spacing that text has to bear: WCAG 2.2, 1.4.12. */
export const wideSpacing =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";

/** What axe says of a page. */
export interface Examined {
  /** A rule and the first element that breaks it. */
  readonly broken: readonly string[];
  /** Of a text to what is behind it; undefined where there is no text. */
  readonly lowestContrast: number | undefined;
}

interface Finding {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly string[];
    readonly any: readonly {readonly data: {readonly contrastRatio?: number} | null}[];
  }[];
}

/** Asks axe about a page, by every rule from A to AAA and good practice, or by those of colour alone. */
export async function examine(page: Page, by: "everything" | "colour"): Promise<Examined> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(source);
  const runOnly = by === "everything" ? {type: "tag", values: tags} : {type: "rule", values: ofColour};
  const {violations, passes} = await page.evaluate<{violations: Finding[]; passes: Finding[]}>(
    `axe.run(document, ${JSON.stringify({runOnly, rules: by === "everything" ? rules : {}, resultTypes: ["violations", "passes"]})})`
  );
  const ratios = [...violations, ...passes]
    .filter(({id}) => id === "color-contrast-enhanced")
    .flatMap(({nodes}) => nodes.flatMap(({any}) => any.flatMap(({data}) => data?.contrastRatio ?? [])));
  return {
    broken: violations.map(({id, nodes}) => `${id}: ${nodes[0]?.target.join(" ")}`),
    lowestContrast: ratios.length === 0 ? undefined : Math.min(...ratios)
  };
}
