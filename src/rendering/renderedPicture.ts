import type {Permalink} from "../model/permalink.ts";
import type {Focus} from "../model/picture.ts";
import type {PlannedFile} from "../model/sheet.ts";
import type {OriginalFault} from "./originals.ts";
import type {Format} from "./photograph.ts";
import type {Tone} from "./tone.ts";

/** One file of several from which browsers choose. */
export interface Variant {
  readonly permalink: Permalink;
  readonly width: number;
  readonly bytes: number;
}

/** A picture as pages show it. */
export interface ShownPicture {
  /** What every browser can show: a drawing, or a JPEG. */
  readonly src: Permalink;
  /** The same at several widths in better formats, the best first; empty for drawings, which scale. */
  readonly sources: readonly {readonly format: Format; readonly variants: readonly Variant[]}[];
  /** Pixels of `src`. */
  readonly width: number;
  readonly height: number;
  /** What its place is coloured like until it has come; undefined for drawings. */
  readonly tone: Tone | undefined;
  /** What a phone with a screen of double density fetches of it. */
  readonly phoneBytes: number;
}

/** What is cut from a picture that leads a story. */
export interface CutPicture {
  readonly focus: Focus;
  /** Beside a headline; drawings are whole there too. */
  readonly card: ShownPicture;
  /** What other sites show with a link: 1200 × 630 pixels. */
  readonly share: Permalink;
}

/** Why a picture cannot go out. */
export type PictureFault = OriginalFault | "unreadable" | "too-heavy";

/** What pages show of one picture, and the files that go out for it. */
export interface RenderedPicture {
  /** SHA-256 of the picture's file, in hex. */
  readonly hash: string;
  readonly whole: ShownPicture;
  readonly cuts: readonly CutPicture[];
  /** Changes with how the picture is shown. */
  readonly digest: string;
  readonly files: readonly PictureFile[];
}

/** A file of a picture. Its permalink tells what is in it: that changes with the picture and with how it is made. */
export type PictureFile = PlannedFile<Promise<Uint8Array>>;
