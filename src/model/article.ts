import type {Body} from "./body.ts";
import type {Citation} from "./citation.ts";
import type {Instant} from "./instant.ts";
import type {Language} from "./language.ts";
import type {Picture} from "./picture.ts";
import type {Source} from "./position.ts";
import type {Slug} from "./slug.ts";

export type ArticleKind =
  | "report"
  | "analysis"
  | "explainer"
  | "interview"
  | "profile"
  | "opinion"
  | "brief"
  | "live";

export const articleKinds: readonly ArticleKind[] = [
  "report",
  "analysis",
  "explainer",
  "interview",
  "profile",
  "opinion",
  "brief",
  "live"
];

/** A dated note on what was added to a story, or on what was wrong in it. */
export interface Note {
  readonly at: Instant;
  readonly text: string;
}

/** Short texts that change with what a story says, so that it can be told without a look at all of it. */
export interface ArticleDigest {
  /** Changes with anything that is said of the story in front of its words: what other pages show of it. */
  readonly front: string;
  /** Changes with its words too. */
  readonly whole: string;
}

/** One story. */
export interface Article {
  readonly slug: Slug;
  readonly language: Language;
  readonly headline: string;
  readonly kicker: string | undefined;
  readonly standfirst: string;
  readonly kind: ArticleKind;
  /** Authors, in order. */
  readonly byline: readonly Slug[];
  /** The place it was filed from. */
  readonly dateline: Slug | undefined;
  readonly published: Instant;
  readonly updated: Instant | undefined;
  /** When a live story was closed; undefined while it goes on, and for all others. */
  readonly ended: Instant | undefined;
  /** At least one; the first is the primary topic. */
  readonly topics: readonly [Slug, ...Slug[]];
  /** The series that it is a part of. */
  readonly series: Slug | undefined;
  readonly tags: readonly Slug[];
  readonly people: readonly Slug[];
  readonly organisations: readonly Slug[];
  readonly places: readonly Slug[];
  readonly picture: Picture | undefined;
  /** None, or two to five. */
  readonly keyPoints: readonly string[];
  readonly sources: readonly Citation[];
  /** Hand-picked related stories, in order. */
  readonly related: readonly Slug[];
  readonly updates: readonly Note[];
  readonly corrections: readonly Note[];
  readonly translationOf: Slug | undefined;
  readonly isDraft: boolean;
  readonly body: Body;
  readonly source: Source;
  readonly digest: ArticleDigest;
}
