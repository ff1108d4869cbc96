import {join} from "node:path";
import {indexFolder} from "../model/searchSettings.ts";
import {classicScript} from "../rendering/bundling.ts";
import {type EditionFile, textFile} from "./editionFile.ts";
import {checkEnginePlaces} from "./enginePlaces.ts";
import {type IndexFile, packsOf} from "./packs.ts";

/** The script of the search's pages, from the edition's root. */
export const searchScript = `${indexFolder}/search.js`;

const engineName = "pagefind-worker.js";

/** Where the scripts that run in the browser are: those of the site, and those of an edition. */
export interface ClientFolders {
  readonly search: string;
  readonly edition: string;
}

/**
 * The search of an edition, made of the files of the site's: the same engine, index and code, in scripts that a page
 * opened from a folder can load. Throws when Pagefind's script is not in the form that is known.
 */
export async function localSearch(
  index: readonly IndexFile[],
  clients: ClientFolders
): Promise<readonly EditionFile[]> {
  const engine = Buffer.from(index.find(({name}) => name === engineName)?.body ?? "").toString("utf8");
  checkEnginePlaces(engine);
  const {scripts, firsts} = packsOf(index.filter(({name}) => name !== engineName));
  const worker = await classicScript({entry: join(clients.edition, "folderWorker.ts")});
  const page = await classicScript({
    entry: join(clients.search, "searchPage.ts"),
    instead: {of: "/siteHost.ts", file: join(clients.edition, "folderHost.ts")},
    constants: {editionWorker: `function startPagefind(){${engine}\n}\n${worker}`, editionPacks: firsts}
  });
  return [
    textFile(searchScript, page),
    ...scripts.map(({name, text}) => textFile(`${indexFolder}/${name}`, text))
  ];
}
