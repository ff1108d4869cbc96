import type {PartialDate} from "./partialDate.ts";
import type {Source} from "./position.ts";
import type {Slug} from "./slug.ts";

export type DocumentKind = "agreement" | "law" | "resolution" | "statement" | "speech" | "hearing" | "letter";

export const documentKinds: readonly DocumentKind[] = [
  "agreement",
  "law",
  "resolution",
  "statement",
  "speech",
  "hearing",
  "letter"
];

/** A primary text. */
export interface Document {
  readonly slug: Slug;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly date: PartialDate;
  readonly issuer: string;
  readonly link: string | undefined;
  readonly about: string | undefined;
  readonly source: Source;
}
