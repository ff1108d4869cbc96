import {KnownYaml} from "./content/knownYaml.ts";
import {readNewsroom} from "./content/newsroom.ts";
import {Shelf} from "./content/shelf.ts";
import {home} from "./home.ts";
import type {Newsroom} from "./model/newsroom.ts";
import type {Publication} from "./model/publication.ts";
import type {Report} from "./problems/report.ts";
import {composePublication} from "./publication/compose.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {keepPacks, type Memory, memoryIn, noMemory, openPacks} from "./release/memory.ts";
import type {ReleaseFolders} from "./release/staging.ts";

/**
 * Reads and links a newsroom as of a moment, and as `takenFor` gives it; undefined when it has errors, which are in the
 * report.
 */
export function preparePublication(
  {root, now, url, onProgress, taken, inputs}: PublishOptions,
  report: Report,
  memory: Memory = noMemory,
  takenFor: (newsroom: Newsroom) => Newsroom = (newsroom) => newsroom
): Publication | undefined {
  onProgress("Reading", 0, 0);
  const shelf = new Shelf(openPacks(memory, "stories"), Date.now(), taken);
  const knownYaml = new KnownYaml(memory.read("yaml"));
  const read = readNewsroom({root, home, found: inputs?.found, shelf, knownYaml}, report);
  if (read === undefined) return undefined;
  if (knownYaml.bytes !== undefined) memory.keep("yaml", knownYaml.bytes);
  keepPacks(memory, "stories", shelf.packs);
  onProgress("Relating", 0, 0);
  const newsroom = takenFor(read);
  const masthead = {...newsroom.masthead, url: url ?? newsroom.masthead.url};
  const composed = composePublication({...newsroom, masthead}, now, report, memory);
  if (composed === undefined) return undefined;
  for (const [name, bytes] of composed.memory) memory.keep(name, bytes);
  return composed.publication;
}

/** What builds of this program have left for the next; nothing where nobody can tell which program it was. */
export function memoryFor({program, onNotice, readBefore}: PublishOptions, folders: ReleaseFolders): Memory {
  if (program === undefined) return noMemory;
  const onForgotten = (name: string) =>
    onNotice?.(`what was kept of the last build (${name}) is not whole, so it is made anew`);
  return memoryIn(folders, program, onForgotten, readBefore);
}
