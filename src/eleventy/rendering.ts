import type {Permalink} from "../model/permalink.ts";
import type {Sheet} from "../model/sheet.ts";

/** What Eleventy is to render. */
export interface Rendering {
  readonly sheets: readonly Sheet[];
  /** What stands between the host and a permalink. */
  readonly pathPrefix: string;
  /** Folders of templates; one in an earlier folder stands for one in a later. */
  readonly themes: readonly string[];
  /** Told of each page as it is rendered, before it is written. */
  readonly onPage: (permalink: Permalink, html: string) => void;
}
