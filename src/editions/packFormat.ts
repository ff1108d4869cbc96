/**
 * How the files of a search index lie in an edition. A page opened from a folder may load scripts but fetch nothing,
 * so files are packed into scripts: sorted by name, some in one gzip, in base64, as the argument of a function that
 * the search page has. Base64 is a third longer than the bytes, which packing together makes up for in part, and it
 * reads the same whatever character set a browser, a server or a ZIM reader takes the script for.
 */

/** The function of the page that a pack's script calls. */
export const registerName = "khabarPack";

/** A file in a pack, and how many bytes it has. */
export type PackedFile = readonly [name: string, length: number];

/** The name of the script of a pack. */
export function packName(number: number): string {
  return `pack-${String(number).padStart(3, "0")}.js`;
}

/** The number of the pack that a file is in, if in any: the last that begins with its name or one before it. */
export function packOf(name: string, firsts: readonly string[]): number | undefined {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? "") <= name) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : low - 1;
}
