import {filePermalink, type Permalink} from "../model/permalink.ts";
import {openPicture} from "./openPicture.ts";

/** Pixels of the square icon for browsers that ask for `/favicon.ico` by themselves. */
const size = 32;

/** The icon as drawn, and as a PNG in an ICO. (ICO: one directory entry of 16 bytes behind a header of 6.) */
export async function iconFiles(
  svg: Uint8Array
): Promise<readonly {readonly permalink: Permalink; readonly body: Uint8Array}[]> {
  const png = await (await openPicture(svg)).resize(size, size).png({palette: true}).toBuffer();
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return [
    {permalink: filePermalink("favicon.svg"), body: svg},
    {permalink: filePermalink("favicon.ico"), body: Buffer.concat([header, png])}
  ];
}

/** The icon as a PNG, a square of so many pixels. */
export async function iconOfSize(svg: Uint8Array, pixels: number): Promise<Uint8Array> {
  return (await openPicture(svg)).resize(pixels, pixels).png().toBuffer();
}
