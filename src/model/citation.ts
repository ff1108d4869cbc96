import type {PartialDate} from "./partialDate.ts";
import type {Slug} from "./slug.ts";

/** What a story or an event rests on: a document of the newsroom's, or a text described here. */
export type Citation =
  | {readonly document: Slug; readonly note: string | undefined}
  | {
      readonly document: undefined;
      readonly title: string;
      readonly publisher: string | undefined;
      readonly date: PartialDate | undefined;
      readonly link: string | undefined;
      readonly note: string | undefined;
    };
