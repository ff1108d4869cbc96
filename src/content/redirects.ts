import * as z from "zod";
import type {Redirect} from "../model/newsroom.ts";
import {pagePermalink} from "../model/permalink.ts";
import type {Report} from "../problems/report.ts";
import {check} from "./check.ts";
import {sourceUnder} from "./entities.ts";
import {fault} from "./fields.ts";
import type {YamlSource} from "./yamlSource.ts";

const sitePath = z.string().transform((text, context) => {
  if (/^\/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/)*$/.test(text)) return pagePermalink(text);
  return fault(
    context,
    "redirect/path",
    `is ${JSON.stringify(text)}, which is no path on this site`,
    "write it like /old/path/, from / to /"
  );
});

/** Reads `_data/redirects.yaml`: `/old/path/: /new/path/`. */
export function readRedirects(source: YamlSource, report: Report): readonly Redirect[] {
  const table = check(z.record(z.string(), z.unknown()), source, report) ?? {};
  return Object.entries(table).flatMap(([key, value]) => {
    const from = check(sitePath, source, report, [key], key);
    const to = check(sitePath, source, report, [key], value);
    return from === undefined || to === undefined ? [] : [{from, to, source: sourceUnder(source, [key])}];
  });
}
