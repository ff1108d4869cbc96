import type {Language} from "../../model/language.ts";
import type {SearchSettings} from "../../model/searchSettings.ts";
import type {Hit} from "./engine.ts";
import {type ExcerptPart, excerptOf} from "./excerpt.ts";
import {fill, numeral} from "./settings.ts";

/** Stories that can be fetched, in order; undefined for one that cannot be had, as without a network. */
export type Hits = readonly (() => Promise<Hit | undefined>)[];

const moreCount = 10;

/** A list of stories found, some at first and more on request. */
export class ResultList {
  readonly element: HTMLElement;
  readonly #settings: SearchSettings;
  readonly #list = document.createElement("ol");
  readonly #more = document.createElement("p");

  /** `heading` stands above the list; an empty one is left out. */
  constructor(settings: SearchSettings, heading: string) {
    this.#settings = settings;
    this.element = document.createElement("section");
    this.#list.className = "search-results";
    if (heading !== "") {
      const title = document.createElement("h2");
      title.textContent = heading;
      this.element.append(title);
    }
    this.element.append(this.#list, this.#more);
  }

  /** Shows the first stories; says how many could be had. */
  async show(hits: Hits, language: Language, count: number): Promise<number> {
    const shown = await this.#append(hits.slice(0, count), language);
    this.#offerMore(hits, count, language);
    return shown.length;
  }

  async #append(hits: Hits, language: Language): Promise<readonly HTMLLIElement[]> {
    const found = await Promise.all(hits.map((hit) => hit()));
    const items = found.filter((hit) => hit !== undefined).map((hit) => this.#item(hit, language));
    this.#list.append(...items);
    return items;
  }

  #offerMore(hits: Hits, from: number, language: Language): void {
    this.#more.replaceChildren();
    if (from >= hits.length) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.#settings.words.searchMore;
    button.addEventListener("click", async () => {
      const items = await this.#append(hits.slice(from, from + moreCount), language);
      this.#offerMore(hits, from + moreCount, language);
      items[0]?.querySelector("a")?.focus();
    });
    this.#more.append(button);
  }

  #item(hit: Hit, language: Language): HTMLLIElement {
    const item = document.createElement("li");
    if (language !== this.#settings.language) {
      item.lang = language;
      item.dir = this.#settings.languages.find((other) => other.language === language)?.direction ?? "ltr";
    }
    const heading = document.createElement("h3");
    const link = document.createElement("a");
    link.href = hit.url;
    link.textContent = hit.meta.title;
    heading.append(link);
    const facts = document.createElement("p");
    facts.className = "result-facts";
    const time = document.createElement("time");
    time.dateTime = hit.meta.date;
    time.textContent = dayText(hit.meta.date, this.#settings);
    facts.append(time, " · ", hit.meta.topic);
    const excerpt = document.createElement("p");
    excerpt.className = "result-excerpt";
    excerpt.append(...excerptOf(hit.content, hit.locations).flatMap(markedText));
    item.append(heading, facts, excerpt);
    return item;
  }
}

/** Found words stand in `mark`, and nothing in a story can become an element. */
function markedText({text, isFound}: ExcerptPart): readonly (Node | string)[] {
  if (!isFound) return [text, " "];
  const mark = document.createElement("mark");
  mark.textContent = text;
  return [mark, " "];
}

/** The day that the story's own clock showed. */
function dayText(iso: string, settings: SearchSettings): string {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  const months = settings.words.months.split(/[,،]/);
  return fill(settings.words.date, {
    day: numeral(Number(day), settings),
    month: months[Number(month) - 1]?.trim() ?? month,
    year: numeral(Number(year), settings)
  });
}
