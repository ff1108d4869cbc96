import type {Language} from "../model/language.ts";
import {type Permalink, permalinkOf} from "../model/permalink.ts";
import {indexFolder} from "../model/searchSettings.ts";
import type {Slug} from "../model/slug.ts";
import type {Inventory} from "./inventory.ts";

/** The files of the search, by what they are for. */
export class IndexFiles {
  /** What the searches of all languages share. */
  readonly shared: readonly string[];
  readonly #engines = new Map<string, string[]>();
  readonly #words = new Map<string, string[]>();
  readonly #fragments: ReadonlyMap<Permalink, Permalink>;
  readonly #inventory: Inventory;

  /** `fragments` are the files that hold a story's words, by the story's permalink. */
  constructor(inventory: Inventory, fragments: ReadonlyMap<Permalink, Permalink>) {
    this.#inventory = inventory;
    this.#fragments = fragments;
    const paths = inventory.below(`${indexFolder}/`);
    this.shared = [
      ...inventory.below("assets/search-worker-"),
      ...paths.filter((path) => /\/(?:pagefind-entry\.json|pagefind-worker\.js)$/.test(path))
    ];
    for (const path of paths) this.#sort(path);
  }

  /** What the search of a language begins with. */
  engine(language: Language): readonly string[] {
    const name = language.toLowerCase();
    const own = `${indexFolder}/wasm.${name}.pagefind`;
    const stemmer = this.#inventory.has(own) ? own : `${indexFolder}/wasm.unknown.pagefind`;
    return [...(this.#engines.get(name) ?? []), stemmer];
  }

  /** Every word of a language, with the stories that have it, and the filters. */
  words(language: Language): readonly string[] {
    return this.#words.get(language.toLowerCase()) ?? [];
  }

  /** What is shown of some stories. */
  stories(slugs: readonly Slug[]): readonly string[] {
    return slugs.flatMap((slug) => {
      const fragment = this.#fragments.get(permalinkOf("articles", slug));
      return fragment === undefined ? [] : [fragment.slice(1)];
    });
  }

  #sort(path: string): void {
    const name = path.slice(`${indexFolder}/`.length);
    const [, engine] = /^pagefind\.([^_/]+)_[^/]*$/.exec(name) ?? [];
    const [, chunk] = /^(?:index|filter)\/([^_/]+)_/.exec(name) ?? [];
    const [, vocabulary] = /^vocabulary\.([^./]+)\.(?:[^./]+\.)?words$/.exec(name) ?? [];
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
