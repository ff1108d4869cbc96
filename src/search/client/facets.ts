import type {Language} from "../../model/language.ts";
import type {SearchSettings} from "../../model/searchSettings.ts";
import {type FilterName, filterNames} from "./address.ts";
import type {Query} from "./engine.ts";
import type {FilterCounts, Order} from "./searcher.ts";
import {numeral} from "./settings.ts";

/** The controls that narrow a search down: plain selects, each with its label. */
export class Facets {
  readonly element: HTMLElement;
  readonly #settings: SearchSettings;
  readonly #selects = new Map<string, HTMLSelectElement>();

  /** `onChange` is told when a reader chooses; `onOpen` when the controls are first wanted. */
  constructor(settings: SearchSettings, onChange: () => void, onOpen: () => void) {
    this.#settings = settings;
    this.element = document.createElement("details");
    this.element.className = "search-facets";
    const summary = document.createElement("summary");
    summary.textContent = settings.words.searchFilters;
    const controls = document.createElement("div");
    controls.className = "search-controls";
    controls.append(
      ...filterNames.map((name) => this.#control(name, settings.words[name])),
      this.#control("sort", settings.words.searchOrder),
      ...(settings.languages.length > 1 ? [this.#control("language", settings.words.language)] : [])
    );
    this.element.append(summary, controls);
    this.element.addEventListener("change", onChange);
    this.element.addEventListener("toggle", onOpen);
    const {searchBest, searchNewest, searchOldest} = settings.words;
    this.#fill("sort", [
      ["best", searchBest],
      ["newest", searchNewest],
      ["oldest", searchOldest]
    ]);
    this.#fill(
      "language",
      settings.languages.map(({language, name}): [string, string] => [language, name])
    );
  }

  get isOpen(): boolean {
    return this.element.hasAttribute("open");
  }

  /** Shows what is chosen, and opens when something is. */
  show({filters, order, language}: Query): void {
    for (const name of filterNames) this.#choose(name, filters[name] ?? "");
    this.#choose("sort", order);
    this.#choose("language", language);
    if (Object.keys(filters).length > 0 || order !== "best") this.element.setAttribute("open", "");
  }

  /** What is chosen. */
  get chosen(): {filters: Record<string, string>; order: Order; language: Language} {
    const filters: Record<string, string> = {};
    for (const name of filterNames) {
      const value = this.#selects.get(name)?.value ?? "";
      if (value !== "") filters[name] = value;
    }
    const order = this.#selects.get("sort")?.value;
    const chosen = this.#selects.get("language")?.value;
    return {
      filters,
      order: order === "newest" || order === "oldest" ? order : "best",
      language:
        this.#settings.languages.find((other) => other.language === chosen)?.language ??
        this.#settings.language
    };
  }

  /** Offers the values that the stories found have, with how many have each. */
  offer(counts: FilterCounts, chosen: Query["filters"]): void {
    for (const name of filterNames) {
      const values = Object.entries(counts[name] ?? {})
        .map(([value, count]) => ({...partsOf(value), count}))
        .filter(({slug, count}) => count > 0 || slug === chosen[name])
        .sort((a, b) => (name === "year" ? b.slug.localeCompare(a.slug) : a.name.localeCompare(b.name)));
      const options = values.map(({slug, name: label, count}): [string, string] => [
        slug,
        `${label} (${numeral(count, this.#settings)})`
      ]);
      this.#fill(name, [["", this.#settings.words.searchAny], ...options]);
      this.#choose(name, chosen[name] ?? "");
    }
  }

  #control(name: FilterName | "sort" | "language", label: string): HTMLElement {
    const element = document.createElement("label");
    const select = document.createElement("select");
    select.name = name;
    element.append(`${label} `, select);
    this.#selects.set(name, select);
    if (name !== "sort" && name !== "language") this.#fill(name, [["", this.#settings.words.searchAny]]);
    return element;
  }

  #fill(name: string, options: readonly (readonly [value: string, label: string])[]): void {
    this.#selects.get(name)?.replaceChildren(
      ...options.map(([value, label]) => {
        const option = new Option(label, value);
        // Each language is named in itself, and is to be read out so.
        if (name === "language") option.lang = value;
        return option;
      })
    );
  }

  /** A value that is not offered yet, since an address asked for it, is offered as it is. */
  #choose(name: string, value: string): void {
    const select = this.#selects.get(name);
    if (select === undefined) return;
    if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
  }
}

/** A filter's value is "slug name"; a year is only itself. */
export function partsOf(value: string): {slug: string; name: string} {
  const space = value.indexOf(" ");
  return space < 0 ? {slug: value, name: value} : {slug: value.slice(0, space), name: value.slice(space + 1)};
}
