import {findFiles, findNewsroomFiles, type NewsroomFiles} from "./content/files.ts";
import {home} from "./home.ts";
import {isAtRest} from "./model/atRest.ts";
import {digestOf} from "./model/digest.ts";
import {Report} from "./problems/report.ts";

/** The files that a newsroom's site is made from, as they were at a moment. */
export interface Inputs {
  /** Says which they are, how large each is, and when it was last changed. */
  readonly digest: string;
  /** Whether whatever changes later will be another digest. */
  readonly areAtRest: boolean;
  /** Those of them that are the newsroom's content and data. */
  readonly found: NewsroomFiles;
}

/** Looks through the folders of a newsroom, and through those of the program that its pages are made with. */
export function inputsOf(root: string): Inputs {
  const moment = Date.now();
  const unheard = new Report();
  const found = findNewsroomFiles(root);
  const own = [...found.files, ...findFiles(root, "_includes", unheard)];
  const houses =
    root === home ? [] : ["_data/strings", "_includes"].flatMap((folder) => findFiles(home, folder, unheard));
  const files = [...own, ...houses];
  return {
    digest: digestOf(files.map(({path, bytes, modified}) => `${path} ${bytes} ${modified}`).join("\n")),
    found,
    areAtRest: files.every(({modified}) => isAtRest(modified, moment))
  };
}
