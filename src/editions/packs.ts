import {gunzipSync, gzipSync} from "node:zlib";
import {type PackedFile, packName, registerName} from "./packFormat.ts";

/** A file of the online search index. */
export interface IndexFile {
  /** In the index's folder. */
  readonly name: string;
  readonly body: Uint8Array;
}

export interface Packs {
  readonly scripts: readonly {readonly name: string; readonly text: string}[];
  /** The name of the first file of each pack. */
  readonly firsts: readonly string[];
}

/**
 * Bytes of a pack before it is zipped, but for one file that alone has more. Of the index a question needs a chunk a
 * word, and a pack holds one to three; of stories it shows ten, from as many packs, so that these are smaller.
 */
const packSize = 128 * 1024;
const storyPackSize = 64 * 1024;

/** What Pagefind's files begin with once unzipped; its engine takes them zipped or not. */
const signature = "pagefind_dcd";

/** Packs the files of an index into scripts. */
export function packsOf(files: readonly IndexFile[]): Packs {
  const groups: IndexFile[][] = [];
  let room = 0;
  for (const {name, body} of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const plain = unzipped(body);
    if (groups.length === 0 || plain.length > room) {
      groups.push([]);
      room = name.startsWith("fragment/") ? storyPackSize : packSize;
    }
    room -= plain.length;
    groups.at(-1)?.push({name, body: plain});
  }
  return {
    scripts: groups.map((group, number) => ({name: packName(number), text: packText(number, group)})),
    firsts: groups.map(([first]) => first?.name ?? "")
  };
}

function packText(number: number, files: readonly IndexFile[]): string {
  const list: readonly PackedFile[] = files.map(({name, body}) => [name, body.length]);
  const zipped = gzipSync(Buffer.concat(files.map(({body}) => body)), {level: 9});
  return `${registerName}(${number},${JSON.stringify(list)},"${zipped.toString("base64")}")\n`;
}

/** A file of Pagefind's unzipped, so that it can be zipped with its neighbours; any other as it is. */
function unzipped(body: Uint8Array): Uint8Array {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  const plain = gunzipSync(body);
  return plain.subarray(0, signature.length).toString("latin1") === signature ? plain : body;
}
