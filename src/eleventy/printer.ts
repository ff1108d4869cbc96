import nunjucks from "nunjucks";
import {isolateLatin} from "../rendering/isolate.ts";
import type {SheetOnDesk} from "./desk.ts";
import {nunjucksEnvironment} from "./environment.ts";
import type {PrintSetting} from "./rendering.ts";

/** A sheet's template, then its layout around it. They are included, so that errors name the right file. */
const page = `{% set view = sheet.view %}{% set content %}{% include sheet.template %}{% endset %}{% include sheet.layout %}`;

/** Prints sheets as HTML. Our own Nunjucks does it, in one template that is compiled once. */
export function printerOf(setting: PrintSetting): (sheet: SheetOnDesk) => string {
  const template = new nunjucks.Template(page, nunjucksEnvironment(setting), "page", true);
  return (sheet) => {
    const rendered = template.render({sheet});
    return sheet.direction === "rtl" ? isolateLatin(rendered) : rendered;
  };
}
