import {findFiles} from "./content/files.ts";
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
}

/** Looks through the folders of a newsroom, and through those of the program that its pages are made with. */
export function inputsOf(root: string): Inputs {
  const moment = Date.now();
  const unheard = new Report();
  const own = ["content", "_data", "_includes"].flatMap((folder) => findFiles(root, folder, unheard));
  const houses =
    root === home ? [] : ["_data/strings", "_includes"].flatMap((folder) => findFiles(home, folder, unheard));
  const files = [...own, ...houses];
  return {
    digest: digestOf(...files.map(({path, bytes, modified}) => `${path} ${bytes} ${modified}`)),
    areAtRest: files.every(({modified}) => isAtRest(modified, moment))
  };
}
