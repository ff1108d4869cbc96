import {indexFolder} from "../../model/searchSettings.ts";
import {type FileAnswer, type FileRequest, isFileAnswer} from "./fileRequest.ts";

/**
 * Makes a worker's `fetch` ask its page, since a page opened from a folder may fetch nothing, and `importScripts`
 * start Pagefind's script, which stands in the same text. Has to come before all else that listens in the worker.
 */

/** Pagefind's worker script, put before this one as the body of a function. */
declare function startPagefind(): void;

interface Scope {
  postMessage(message: FileRequest): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  fetch: (address: string) => Promise<Response>;
  importScripts: () => void;
}

const scope = globalThis as unknown as Scope;
// Taken now: later the engine's answers are caught where messages are posted.
const ask = scope.postMessage.bind(scope);
const waiting = new Map<number, (answer: FileAnswer) => void>();
let count = 0;

scope.addEventListener("message", (event) => {
  if (!isFileAnswer(event.data)) return;
  event.stopImmediatePropagation();
  waiting.get(event.data.hasFile)?.(event.data);
  waiting.delete(event.data.hasFile);
});

scope.fetch = async (address) => {
  const {bytes} = await new Promise<FileAnswer>((resolve) => {
    const wantsFile = ++count;
    waiting.set(wantsFile, resolve);
    ask({wantsFile, name: nameIn(address)});
  });
  return bytes === undefined ? new Response(null, {status: 404}) : new Response(bytes);
};

scope.importScripts = startPagefind;

/** The name in the index's folder of what is at an address below it, whatever is asked behind a `?`. */
function nameIn(address: string): string {
  const folder = `/${indexFolder}/`;
  const [path = ""] = address.split("?");
  return path.slice(path.lastIndexOf(folder) + folder.length);
}
