import type {Article} from "./article.ts";
import type {Body, ReferenceKind} from "./body.ts";
import type {Document} from "./document.ts";
import type {
  Author,
  Organisation,
  Person,
  Place,
  Profile,
  Series,
  Tag,
  Topic,
  TopicText
} from "./entities.ts";
import type {Event} from "./event.ts";
import type {Language, Names} from "./language.ts";
import type {PartialDate} from "./partialDate.ts";
import type {Permalink} from "./permalink.ts";
import type {ImageFile} from "./picture.ts";
import type {KeyPath, Source} from "./position.ts";
import type {Slug} from "./slug.ts";
import type {Strings} from "./strings.ts";
import type {Translations} from "./translation.ts";

/** What the newsroom says of itself. */
export interface Masthead {
  readonly name: string;
  readonly names: Names;
  readonly tagline: string | undefined;
  readonly description: string;
  readonly translations: Translations<"tagline" | "description">;
  /** Where the site is published, with a trailing slash; a path after the host is the path prefix. */
  readonly url: string;
  readonly language: Language;
  /** An IANA name: `Asia/Karachi`. Dates are shown in it. */
  readonly timeZone: string;
  readonly contact: string | undefined;
  /** Stories that lead the front, in order; the newest ones when there are none. */
  readonly lead: readonly Slug[];
  /** Topics that have a rail on the front, in order. */
  readonly front: readonly Slug[];
  readonly source: Source;
}

/** Standing context, written once and included by id. */
export interface Background {
  readonly slug: Slug;
  readonly title: string;
  readonly reviewBy: PartialDate;
  readonly body: Body;
  readonly source: Source;
}

/** A standing page: about, corrections policy, contact. */
export interface StandingPage {
  readonly slug: Slug;
  /** The page that says the same in another language. */
  readonly translationOf: Slug | undefined;
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly body: Body;
  readonly source: Source;
}

export interface Redirect {
  readonly from: Permalink;
  readonly to: Permalink;
  readonly source: Source;
}

/** The kinds of nouns that other nouns name by slug. */
export type NounKind = ReferenceKind | "series" | "author" | "document" | "background" | "picture";

/**
 * Every slug that a file or a key claims, sound or not, so that a fault in one noun is not reported again wherever
 * the noun is named. Undefined where the file that would tell could not be read.
 */
export type ClaimedSlugs = Readonly<Record<NounKind, ReadonlySet<Slug> | undefined>>;

/** A slug that a file names, and where. */
export interface NamedSlug {
  readonly kind: NounKind;
  readonly slug: Slug;
  readonly path: KeyPath;
}

/** A story with faults of its own; whom it names is checked all the same, so that a writer sees every fault at once. */
export interface FaultyArticle {
  readonly named: readonly NamedSlug[];
  readonly body: Body;
  readonly source: Source;
}

/** All that the files say, each checked on its own, nothing linked yet. In the order of the files' names. */
export interface Newsroom {
  readonly masthead: Masthead;
  readonly articles: readonly Article[];
  readonly topics: readonly Topic[];
  readonly topicTexts: readonly TopicText[];
  readonly people: readonly Person[];
  readonly profiles: readonly Profile[];
  readonly organisations: readonly Organisation[];
  readonly places: readonly Place[];
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
  readonly series: readonly Series[];
  readonly documents: readonly Document[];
  readonly events: readonly Event[];
  readonly backgrounds: readonly Background[];
  readonly pages: readonly StandingPage[];
  readonly redirects: readonly Redirect[];
  readonly images: readonly ImageFile[];
  readonly strings: Readonly<Record<Language, Strings>>;
  readonly claimed: ClaimedSlugs;
  readonly faultyArticles: readonly FaultyArticle[];
}
