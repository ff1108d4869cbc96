import * as z from "zod";
import type {Event} from "../model/event.ts";
import type {Report} from "../problems/report.ts";
import {check} from "./check.ts";
import {sourceUnder} from "./entities.ts";
import {citation, partialDate, prose, slug, slugs, translations} from "./fields.ts";
import {slugOfFile} from "./slugOfFile.ts";
import type {YamlSource} from "./yamlSource.ts";

const schema = z.strictObject({
  date: partialDate,
  what: prose,
  detail: prose.optional(),
  translations: translations("what", "detail"),
  story: slug.optional(),
  sources: z.array(citation).default([]),
  people: slugs.default([]),
  organisations: slugs.default([]),
  places: slugs.default([]),
  key: z.boolean().default(false)
});

/** Reads the events of a topic: `_data/events/<topic>.yaml`. */
export function readEvents(source: YamlSource, report: Report): readonly Event[] {
  const topic = slugOfFile(source.file, report);
  const list = check(z.array(z.unknown()), source, report, [], source.data ?? []) ?? [];
  return list.flatMap((item, index) => {
    const data = check(schema, source, report, [index], item);
    if (data === undefined || topic === undefined) return [];
    const {key, detail, story, ...event} = data;
    if (story === undefined && event.sources.length === 0) {
      report.error(
        "event/no-source",
        source.where([index]),
        "this event has neither a source nor a story, so nobody can check it",
        "add sources: or story:"
      );
    }
    return [
      {
        topic,
        detail,
        story,
        isKey: key,
        source: sourceUnder(source, [index]),
        ...event
      }
    ];
  });
}
