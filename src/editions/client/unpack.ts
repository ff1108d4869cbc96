import type {PackedFile} from "../packFormat.ts";

/** The files that lie in the text of a pack, one after the other in one gzip, by their names. */
export async function unpack(
  files: readonly PackedFile[],
  text: string
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const zipped = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let from = 0;
  return new Map(
    files.map(([name, length]) => {
      from += length;
      return [name, bytes.slice(from - length, from)];
    })
  );
}
