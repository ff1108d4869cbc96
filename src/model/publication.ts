import type {Article} from "./article.ts";
import type {Document} from "./document.ts";
import type {Author, Organisation, Person, Place, Series, Tag, Topic} from "./entities.ts";
import type {Event} from "./event.ts";
import type {Instant} from "./instant.ts";
import type {Language} from "./language.ts";
import type {Listing} from "./listing.ts";
import type {Background, Masthead, Redirect, StandingPage} from "./newsroom.ts";
import type {PublishedImage} from "./picture.ts";
import type {Slug} from "./slug.ts";
import type {Strings} from "./strings.ts";

/** Everything that the newsroom has on one topic. */
export interface Hub extends Listing {
  readonly topic: Topic;
  readonly parent: Topic | undefined;
  readonly subTopics: readonly Topic[];
  /** Of the topic and its sub-topics, oldest first. */
  readonly events: readonly Event[];
  readonly documents: readonly Document[];
  readonly people: readonly {readonly person: Person; readonly role: string | undefined}[];
  readonly places: readonly Place[];
}

/** The most of the latest events that a hub's own page shows, beside the first. */
export const hubEventCount = 12;

/** Whether a hub has events that only its timeline shows; a hub that would leave out one shows it. */
export function hasMoreEvents({events}: Hub): boolean {
  return events.length > hubEventCount + 2;
}

/** Why a story is on another's rail. */
export type RelatedReason = "picked" | "same-story" | "earlier" | "later" | "same-topic" | "similar";

export interface Related {
  readonly article: Article;
  readonly reason: RelatedReason;
}

/** Where another story points here, and in which words. */
export interface Backlink {
  readonly article: Article;
  /** Empty when it points here with a block. */
  readonly sentence: string;
}

/** How far a translation is behind its source: by how many updates and corrections. */
export interface Behind {
  readonly source: Article;
  readonly count: number;
}

/** The stories before and after one on its primary topic, in its language. */
export interface Neighbours {
  readonly previous: Article | undefined;
  readonly next: Article | undefined;
}

/** The stories published in a month, by the newsroom's clock. */
export interface ArchiveMonth extends Listing {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** The newsroom as of one moment: linked, ordered, related. The only input of pages, feeds and search. */
export interface Publication {
  readonly now: Instant;
  readonly masthead: Masthead;
  readonly strings: Readonly<Record<Language, Strings>>;
  /** In all languages, newest first; neither drafts nor what is embargoed. */
  readonly articles: readonly Article[];
  readonly articleOf: ReadonlyMap<Slug, Article>;
  /** The languages that stories are in, the newsroom's own first. */
  readonly languages: readonly Language[];
  readonly topics: ReadonlyMap<Slug, Topic>;
  readonly people: ReadonlyMap<Slug, Person>;
  readonly organisations: ReadonlyMap<Slug, Organisation>;
  readonly places: ReadonlyMap<Slug, Place>;
  readonly authors: ReadonlyMap<Slug, Author>;
  readonly tags: ReadonlyMap<Slug, Tag>;
  readonly series: ReadonlyMap<Slug, Series>;
  readonly documents: ReadonlyMap<Slug, Document>;
  readonly backgrounds: ReadonlyMap<Slug, Background>;
  readonly pages: readonly StandingPage[];
  readonly redirects: readonly Redirect[];
  /** Those that what is published shows. */
  readonly images: readonly PublishedImage[];
  readonly hubs: ReadonlyMap<Slug, Hub>;
  readonly byTag: ReadonlyMap<Slug, Listing>;
  readonly bySeries: ReadonlyMap<Slug, Listing>;
  readonly byAuthor: ReadonlyMap<Slug, Listing>;
  readonly byPerson: ReadonlyMap<Slug, Listing>;
  readonly byOrganisation: ReadonlyMap<Slug, Listing>;
  readonly byPlace: ReadonlyMap<Slug, Listing>;
  /** Newest first. */
  readonly archive: readonly ArchiveMonth[];
  /** At most six for each story, best first. */
  readonly related: ReadonlyMap<Slug, readonly Related[]>;
  readonly backlinks: ReadonlyMap<Slug, readonly Backlink[]>;
  readonly neighbours: ReadonlyMap<Slug, Neighbours>;
  /** The same story in other languages. */
  readonly translations: ReadonlyMap<Slug, readonly Article[]>;
  /** Of the translations that are. */
  readonly behind: ReadonlyMap<Slug, Behind>;
  /** Changes with what any page may show, whatever it is of: the site's name and address, the strings, the languages. */
  readonly houseDigest: string;
  readonly nounDigests: NounDigests;
  /** Of each story, what changes with the nouns that its front matter names. */
  readonly subjectDigests: ReadonlyMap<Slug, string>;
  /** Of each story, what changes with its card: its front matter, the name of its topic. */
  readonly cardDigests: ReadonlyMap<Slug, string>;
  /** The first moment at which another publication comes of the same files, in milliseconds since 1970. */
  readonly until: number;
}

/** The nouns that pages and feeds of others name. */
export type NamedNoun =
  | "topics"
  | "tags"
  | "people"
  | "organisations"
  | "places"
  | "series"
  | "authors"
  | "documents"
  | "backgrounds";

/** For each noun, what changes with all that others show of it, and with the languages that have a page of it. */
export type NounDigests = Readonly<Record<NamedNoun, ReadonlyMap<Slug, string>>>;

/** What a map has for a slug that was checked before; that it is missing is a bug of ours. */
export function lookUp<Value>(map: ReadonlyMap<Slug, Value>, slug: Slug): Value {
  const value = map.get(slug);
  if (value === undefined) throw new Error(`Nothing is known of ${slug}, which had been checked`);
  return value;
}
