/**
 * What the search does differently where its page comes from. This is the way of a site; an edition, which is opened
 * from a folder, is bundled with `editions/client/folderHost.ts` in the place of this file.
 */

/** Starts the worker whose script is at an address. */
export function openWorker(address: string): Worker {
  return new Worker(address);
}

/** Where a result leads, for a story's address as the index has it, below the site's root. */
export function storyAddress(url: string, _root: string): string {
  return url;
}
