import type {SearchSettings} from "../../model/searchSettings.ts";
import type {Hit} from "./engine.ts";
import {type ExcerptPart, excerptOf} from "./excerpt.ts";
import {fill, numeral} from "./settings.ts";

/** A story found, as an item of the list of results. */
export function resultItem(hit: Hit, language: string, settings: SearchSettings): HTMLLIElement {
  const item = document.createElement("li");
  const direction = settings.languages.find((other) => other.language === language)?.direction ?? "ltr";
  if (language !== settings.language) {
    item.lang = language;
    item.dir = direction;
  }
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = hit.url;
  link.textContent = hit.meta.title;
  heading.append(link);
  const facts = document.createElement("p");
  facts.className = "result-facts";
  const time = document.createElement("time");
  time.dateTime = hit.meta.date;
  time.textContent = dayText(hit.meta.date, settings);
  facts.append(time, " · ", hit.meta.topic);
  const excerpt = document.createElement("p");
  excerpt.className = "result-excerpt";
  excerpt.append(...excerptOf(hit.content, hit.locations).flatMap(markedText));
  item.append(heading, facts, excerpt);
  return item;
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
