import type {Position} from "./position.ts";

export interface Picture {
  /** Relative to `content/images/`. */
  readonly file: string;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly caption: string | undefined;
  readonly credit: string;
}

/** A file in `content/images/`. */
export interface ImageFile {
  /** Relative to `content/images/`. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly at: Position;
}
