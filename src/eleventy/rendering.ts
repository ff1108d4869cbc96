import type {Permalink} from "../model/permalink.ts";
import type {Sheet} from "../model/sheet.ts";

/** What Eleventy is to render. */
export interface Rendering {
  readonly sheets: readonly Sheet[];
  /** What stands between the host and a permalink. */
  readonly pathPrefix: string;
  /** Folders of templates; one in an earlier folder stands for one in a later. */
  readonly themes: readonly string[];
  /** Takes each page as it is rendered; without it, Eleventy writes the pages into its output folder. */
  readonly take?: (permalink: Permalink, html: string) => void;
}
