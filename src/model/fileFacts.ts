/** What readers fetch of a file, and with it. */
export type LineFacts = Pick<FileFacts, "transfer" | "shows">;

/** What the offline parcels need to know of a file of the site. It follows from the file alone, so it can be kept. */
export interface FileFacts {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  readonly bytes: number;
  /** About what it takes over the line, zipped if it is a text. */
  readonly transfer: number;
  /** The files that it shows, as paths below the site's root. */
  readonly shows: readonly string[];
}
