import {createHash} from "node:crypto";
import type {Memo} from "../model/memo.ts";
import {openPicture} from "./openPicture.ts";

/** Pixels across of a drawing in a book: sharp on the largest readers. */
const drawingWidth = 1200;

/**
 * A picture in a kind that every reader of books knows. Drawings become PNG, since books allow of SVG only what its
 * first version has; photographs become JPEG, what is clear in them white.
 */
export function bookPicture(picture: Uint8Array, isDrawing: boolean, memo: Memo): Promise<Uint8Array> {
  const key = createHash("sha256").update(picture).digest("hex");
  return memo(`${key}-book`, async () => {
    const image = await openPicture(picture);
    return isDrawing
      ? image.resize({width: drawingWidth}).png({palette: true, effort: 10}).toBuffer()
      : image.flatten({background: "#fff"}).jpeg({quality: 78, mozjpeg: true}).toBuffer();
  });
}
