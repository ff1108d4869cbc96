import {dayText} from "../../model/dayText.ts";
import type {Language} from "../../model/language.ts";
import type {SearchSettings} from "../../model/searchSettings.ts";
import type {FoundHit, Hit} from "./engine.ts";
import {type ExcerptPart, excerptOf} from "./excerpt.ts";
import {fill, numeral} from "./settings.ts";
import {storyAddress} from "./siteHost.ts";

const moreCount = 10;

/** A list of stories found, some at first and more on request. */
export class ResultList {
  readonly element = document.createElement("div");
  readonly #settings: SearchSettings;
  readonly #language: Language;
  readonly #list = document.createElement("ol");
  readonly #more = document.createElement("p");
  readonly #note = document.createElement("p");
  #missing = 0;

  constructor(settings: SearchSettings, language: Language) {
    this.#settings = settings;
    this.#language = language;
    this.#list.className = "search-results";
    this.#note.className = "search-status";
    this.element.append(this.#list, this.#note, this.#more);
  }

  /** Shows the first of some stories, and offers the others. */
  async show(stories: readonly FoundHit[], count: number): Promise<void> {
    await this.#append(stories.slice(0, count));
    this.#offerMore(stories, count);
  }

  /** Stories that cannot be had, as without a network, are counted. */
  async #append(stories: readonly FoundHit[]): Promise<readonly HTMLLIElement[]> {
    const hits = await Promise.all(stories.map(async ({fetch, isWhole}) => ({hit: await fetch(), isWhole})));
    const items = hits.flatMap(({hit, isWhole}) => (hit === undefined ? [] : [this.#item(hit, isWhole)]));
    this.#list.append(...items);
    this.#missing += hits.length - items.length;
    const count = numeral(this.#missing, this.#settings);
    this.#note.textContent = this.#missing === 0 ? "" : fill(this.#settings.words.searchMissing, {count});
    return items;
  }

  #offerMore(stories: readonly FoundHit[], from: number): void {
    this.#more.replaceChildren();
    if (from >= stories.length) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.#settings.words.searchMore;
    button.addEventListener("click", async () => {
      button.disabled = true;
      const items = await this.#append(stories.slice(from, from + moreCount));
      this.#offerMore(stories, from + moreCount);
      items[0]?.querySelector("a")?.focus();
    });
    this.#more.append(button);
  }

  #item(hit: Hit, isWhole: boolean): HTMLLIElement {
    const item = document.createElement("li");
    this.#mark(item, this.#language);
    const heading = document.createElement("h3");
    const link = document.createElement("a");
    link.href = storyAddress(hit.url, this.#settings.root);
    link.textContent = hit.meta.title;
    heading.append(link);
    const facts = document.createElement("p");
    facts.className = "result-facts";
    const time = document.createElement("time");
    time.dateTime = hit.meta.date;
    time.textContent = shownDay(hit.meta.date, this.#settings);
    const topic = document.createElement("bdi");
    topic.textContent = hit.meta.topic;
    this.#mark(topic, this.#language);
    this.#mark(facts, this.#settings.language);
    facts.append(time, " · ", topic, isWhole ? "" : ` · ${this.#settings.words.searchPartly}`);
    const excerpt = document.createElement("p");
    excerpt.className = "result-excerpt";
    excerpt.append(
      ...excerptOf({content: hit.content, headline: hit.meta.title}, hit.locations).flatMap(markedText)
    );
    item.append(heading, facts, excerpt);
    return item;
  }

  /** Where stories of another language are shown, each part says which language it is in. */
  #mark(element: HTMLElement, language: Language): void {
    if (this.#language === this.#settings.language) return;
    element.lang = language;
    element.dir = this.#settings.languages.find((known) => known.language === language)?.direction ?? "ltr";
  }
}

/** Found words stand in `mark`, without the signs around them, and nothing in a story can become an element. */
function markedText({text, isFound}: ExcerptPart): readonly (Node | string)[] {
  if (!isFound) return [text, " "];
  const [, before = "", words = text, after = ""] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su.exec(text) ?? [];
  const mark = document.createElement("mark");
  mark.textContent = words;
  return [before, mark, after, " "];
}

/** The day that the story's own clock showed. */
function shownDay(iso: string, settings: SearchSettings): string {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split("-").map(Number);
  return dayText(year, month, day, settings.words);
}
