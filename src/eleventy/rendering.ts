import type {Permalink} from "../model/permalink.ts";
import type {Sheet} from "../model/sheet.ts";

/** What any page is printed with. */
export interface PrintSetting {
  /** What stands between the host and a permalink. */
  readonly pathPrefix: string;
  /** Folders of templates; one in an earlier folder stands for one in a later. */
  readonly themes: readonly string[];
}

/** What Eleventy is to render. */
export interface Rendering extends PrintSetting {
  readonly sheets: readonly Sheet[];
  /** Takes each page as it is rendered; without it, Eleventy writes the pages into its output folder. */
  readonly take?: (permalink: Permalink, html: string) => void;
}
