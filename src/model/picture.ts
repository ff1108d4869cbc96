import type {Position} from "./position.ts";

/** The spot that matters most in a picture, in percent from the left and from the top. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

export const centre: Focus = {x: 50, y: 50};

export interface Picture {
  /** Relative to `content/images/`. */
  readonly file: string;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  /** On what terms it may be shown; the name of a licence, or words. */
  readonly licence: string;
  /** What stays in the picture where it is cut. */
  readonly focus: Focus;
}

/** A file in `content/images/`. */
export interface ImageFile {
  /** Relative to `content/images/`. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
  readonly at: Position;
}

/** A file that what is published shows. */
export interface PublishedImage extends ImageFile {
  /** How it is cut for each of the stories that it leads, each way once; empty for one that leads none. */
  readonly cuts: readonly Focus[];
}
