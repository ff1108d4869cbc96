import type {Language} from "../model/language.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import {indexFolder} from "../model/searchSettings.ts";
import type {Slug} from "../model/slug.ts";
import type {Inventory} from "./inventory.ts";

/** The folders that an index is in: the whole one, and the small one of the newest stories beside it. */
const tiers = [`${indexFolder}/`, `${indexFolder}/recent/`];

/** The files of the search, by what they are for. */
export class IndexFiles {
  /** What the searches of all languages share. */
  readonly shared: readonly string[];
  readonly #engines = new Map<string, string[]>();
  readonly #words = new Map<string, string[]>();
  readonly #stories = new Map<Slug, readonly string[]>();
  readonly #fragments: ReadonlyMap<Permalink, Permalink>;
  readonly #inventory: Inventory;

  /** `fragments` are the files of the whole index that hold a story's words, by the story's permalink. */
  constructor(inventory: Inventory, fragments: ReadonlyMap<Permalink, Permalink>) {
    this.#inventory = inventory;
    this.#fragments = fragments;
    const paths = inventory.below(`${indexFolder}/`);
    this.shared = [
      ...inventory.below("assets/search-worker-"),
      ...paths.filter((path) => /\/(?:pagefind-entry\.json|pagefind-worker\.js|tiers\.json)$/.test(path))
    ];
    for (const path of paths) this.#sort(path);
  }

  /** What the search of a language begins with. */
  engine(language: Language): readonly string[] {
    const name = language.toLowerCase();
    const stemmers = tiers.flatMap((tier) => {
      const own = `${tier}wasm.${name}.pagefind`;
      return this.#inventory.has(own) ? own : `${tier}wasm.unknown.pagefind`;
    });
    return [...(this.#engines.get(name) ?? []), ...stemmers];
  }

  /** Every word of a language, with the stories that have it, and the filters. */
  words(language: Language): readonly string[] {
    return this.#words.get(language.toLowerCase()) ?? [];
  }

  /** What is shown of some stories. */
  stories(slugs: readonly Slug[]): readonly string[] {
    return slugs.flatMap((slug) => {
      const known = this.#stories.get(slug) ?? this.#fragmentsOf(slug);
      this.#stories.set(slug, known);
      return known;
    });
  }

  /** In each tier that has the story. */
  #fragmentsOf(slug: Slug): readonly string[] {
    const fragment = this.#fragments.get(permalinkOf("articles", slug));
    if (fragment === undefined) return [];
    const name = fragment.slice(`/${indexFolder}/`.length);
    return tiers.map((tier) => tier + name).filter((path) => this.#inventory.has(path));
  }

  #sort(path: string): void {
    const tier = tiers.findLast((folder) => path.startsWith(folder)) ?? "";
    const name = path.slice(tier.length);
    const [, engine] = /^pagefind\.([^_/]+)_[^/]*$/.exec(name) ?? [];
    const [, chunk] = /^(?:index|filter)\/([^_/]+)_/.exec(name) ?? [];
    const [, vocabulary] = /^vocabulary\.([^./]+)\.words$/.exec(name) ?? [];
    const words = chunk ?? vocabulary?.toLowerCase();
    if (engine !== undefined) put(this.#engines, engine, path);
    else if (words !== undefined) put(this.#words, words, path);
  }
}

function put(lists: Map<string, string[]>, name: string, path: string): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [path]);
  else list.push(path);
}
