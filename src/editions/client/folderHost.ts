import type * as site from "../../search/client/siteHost.ts";
import {type FileAnswer, isFileRequest} from "./fileRequest.ts";
import {PackReader} from "./packReader.ts";

/**
 * The search of an edition, opened from a folder: its worker comes from a Blob, its files from scripts, and its
 * results lead to files. Takes the place of `search/client/siteHost.ts`.
 */

/** The worker's script. */
declare const editionWorker: string;
/** The first file of each pack. */
declare const editionPacks: readonly string[];

const here = ownAddress();
const packs = new PackReader(new URL("./", here), editionPacks);

export const openWorker: typeof site.openWorker = () => {
  const script = URL.createObjectURL(new Blob([editionWorker], {type: "text/javascript"}));
  const worker = new Worker(script);
  worker.addEventListener("message", (event) => {
    if (!isFileRequest(event.data)) return;
    event.stopImmediatePropagation();
    const {wantsFile, name} = event.data;
    const answer = (bytes?: Uint8Array<ArrayBuffer>) =>
      worker.postMessage({hasFile: wantsFile, bytes} satisfies FileAnswer);
    packs.read(name).then(answer, () => answer());
  });
  return worker;
};

export const storyAddress: typeof site.storyAddress = (url, root) =>
  new URL(`../${url.slice(root.length)}index.html`, here).href;

/** Where the script that this is in was loaded from: the folder of the search, which is one below the edition's. */
function ownAddress(): string {
  const script = document.currentScript;
  if (script instanceof HTMLScriptElement) return script.src;
  throw new Error("The search of an edition has to be a classic script");
}
