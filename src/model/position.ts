/** Where something is in a file that is known. */
export interface LineAndColumn {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
}

/** A place in a file that a person can click on. */
export interface Position extends LineAndColumn {
  /** Relative to the newsroom's root, with forward slashes. */
  readonly file: string;
}

/** Keys and indexes from the top of a front matter or data file down to one value. */
export type KeyPath = readonly (string | number)[];

/** A content file as read: where it is, and where each of its keys stands. */
export interface Source {
  readonly file: string;
  /** The position of the value at `path`, or of the nearest key above it that exists. */
  readonly where: (path: KeyPath) => Position;
}
