/** A file of an edition. */
export interface EditionFile {
  /** From the edition's root, parted by `/`. */
  readonly path: string;
  readonly body: Uint8Array;
}

/** A file of text, in UTF-8. */
export function textFile(path: string, text: string): EditionFile {
  return {path, body: Buffer.from(text, "utf8")};
}
