import {readFileSync} from "node:fs";
import {join} from "node:path";
import {home} from "../support/newsrooms.ts";
import type {KindPage, Weight} from "../support/pageKinds.ts";
import {type FigureName, type Figures, figures} from "./figures.ts";

interface Bound {
  readonly most?: number;
  readonly least?: number;
}
type Bounds = Readonly<Partial<Record<FigureName, Bound>>>;

/** The bounds of every page, of a kind's weight, and of pages from right to left; a later one stands for an earlier. */
export type Budgets = Readonly<Record<"every" | Weight | "rtl", Bounds>>;

export function readBudgets(): Budgets {
  return JSON.parse(readFileSync(join(home, "tests/measure/budgets.json"), "utf8"));
}

/**
 * What of a page is over its budget, in words. A figure that was not measured is over, since nothing was shown;
 * what is left out on purpose is not asked for.
 */
export function overBudget(
  {kind, direction}: Pick<KindPage, "kind" | "direction">,
  measured: Figures,
  budgets: Budgets,
  leftOut: ReadonlySet<FigureName>
): readonly string[] {
  const bounds: Bounds = {
    ...budgets.every,
    ...budgets[kind.weight],
    ...(direction === "rtl" && budgets.rtl)
  };
  return figures.flatMap(({name, heading}) => {
    const bound = bounds[name];
    if (bound === undefined || leftOut.has(name)) return [];
    const value = measured[name];
    if (value === undefined) return [`${heading} was not measured`];
    if (bound.most !== undefined && value > bound.most)
      return [`${heading} is ${value}, at most ${bound.most}`];
    if (bound.least !== undefined && value < bound.least)
      return [`${heading} is ${value}, at least ${bound.least}`];
    return [];
  });
}
